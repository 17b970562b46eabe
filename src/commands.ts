import type { CommandSpec, OptionSpec } from './command.ts';
import type { Text } from './language.ts';

/**
 * The command table: parsing, help and, later, completion read it. It holds words and ways to load, no code of a
 * command, so that starting one command never loads another.
 */

/** Options that every command has. */
export const COMMON_OPTIONS: readonly OptionSpec[] = [
  {
    flags: '--lang <language>',
    choices: ['en', 'nl'],
    text: { en: 'answer in English or Dutch', nl: 'antwoord in het Engels of Nederlands' },
  },
  {
    flags: '--json',
    text: { en: 'one JSON document, for other programs', nl: 'één JSON-document, voor andere programma’s' },
  },
  {
    flags: '--plain',
    text: { en: 'for screen readers: one fact a line', nl: 'voor schermlezers: één gegeven per regel' },
  },
  { flags: '--no-color', text: { en: 'no colour', nl: 'geen kleur' } },
  { flags: '--offline', text: { en: 'contact nothing', nl: 'maak nergens verbinding mee' } },
  { flags: '--data <folder>', text: { en: 'use the facts in this folder', nl: 'gebruik de gegevens in deze map' } },
  { flags: '--clock <moment>', text: { en: 'pretend it is then', nl: 'doe alsof het dan is' } },
  { flags: '--sources', text: { en: 'sources in full', nl: 'bronnen voluit' } },
  { flags: '--yes', text: { en: 'agree to what would be asked', nl: 'ga akkoord met wat gevraagd zou worden' } },
  {
    flags: '--debug',
    text: { en: 'details of what went wrong, on standard error', nl: 'details van wat misging, op standaardfout' },
  },
];

const AT: Text = {
  en: 'the moment the question is about, such as "tuesday 13:00"',
  nl: 'het moment waar het om gaat, zoals "dinsdag 13:00"',
};

export const COMMANDS: readonly CommandSpec[] = [
  {
    name: 'triage',
    summary: {
      en: 'something does not work: who helps, what to try first, what to bring',
      nl: 'iets werkt niet: wie helpt, wat probeer je eerst, wat neem je mee',
    },
    arguments: [
      {
        name: '[problem...]',
        text: { en: 'what is wrong, in your own words', nl: 'wat er mis is, in je eigen woorden' },
      },
    ],
    options: [
      {
        flags: '--answer <question=option>',
        repeatable: true,
        text: {
          en: 'answer a question beforehand; may be repeated',
          nl: 'beantwoord een vraag vooraf; mag meer dan één keer',
        },
      },
      { flags: '--at <moment>', text: AT },
      {
        flags: '--explain',
        text: { en: 'show which words led there', nl: 'laat zien welke woorden hierheen leidden' },
      },
      {
        flags: '--batch <file>',
        text: {
          en: 'one problem a line from a file, or - ; one JSON line each',
          nl: 'één probleem per regel uit een bestand, of - ; elk één JSON-regel',
        },
      },
    ],
    examples: [
      {
        typed: { en: 'lusupport triage "printer is broken"', nl: 'lusupport triage "printer kapot"' },
        text: { en: 'your own words', nl: 'je eigen woorden' },
      },
      {
        typed: { en: 'lusupport triage', nl: 'lusupport triage' },
        text: { en: 'a few questions', nl: 'een paar vragen' },
      },
    ],
    load: async () => (await import('./triage/command.ts')).run,
  },
  {
    name: 'maintenance',
    summary: {
      en: 'planned maintenance: now, next, and whether it hits your plan',
      nl: 'gepland onderhoud: nu, straks, en of het jouw plan raakt',
    },
    options: [
      {
        flags: '--now',
        text: { en: 'now (this is what it does without options)', nl: 'nu (dit gebeurt ook zonder opties)' },
      },
      { flags: '--at <moment>', text: AT },
      {
        flags: '--for <duration>',
        text: { en: 'does it hit a plan this long, such as 2h', nl: 'raakt het een plan van deze duur, zoals 2h' },
      },
      { flags: '--next <count>', text: { en: 'the next so many times', nl: 'de eerstvolgende zoveel keer' } },
      {
        flags: '--from <moment>',
        text: { en: 'list from here; with --to', nl: 'toon de lijst vanaf dit moment; met --to' },
      },
      {
        flags: '--to <moment>',
        text: {
          en: 'list up to here, this moment not included',
          nl: 'toon de lijst tot dit moment, dit moment niet meegeteld',
        },
      },
      { flags: '--service <id>', text: { en: 'only ict or usis', nl: 'alleen ict of usis' } },
      { flags: '--calendar', text: { en: 'draw this month', nl: 'teken deze maand' } },
      {
        flags: '--month <month>',
        text: { en: 'draw a month, such as 2026-12', nl: 'teken een maand, zoals 2026-12' },
      },
      {
        flags: '--ics <file>',
        text: { en: 'write a file for your calendar app, or -', nl: 'schrijf een bestand voor je agenda-app, of -' },
      },
      {
        flags: '--alarm <duration>',
        text: {
          en: 'with --ics: warn this long before, such as 1h',
          nl: 'bij --ics: waarschuw zo lang ervoor, zoals 1h',
        },
      },
      {
        flags: '--exit-code',
        text: {
          en: 'exit 10 during maintenance, 11 shortly before',
          nl: 'exitcode 10 tijdens onderhoud, 11 vlak ervoor',
        },
      },
      {
        flags: '--soon <duration>',
        text: { en: 'what "shortly before" means (60m)', nl: 'wat "vlak ervoor" betekent (60m)' },
      },
      {
        flags: '--explain <schedule>',
        text: { en: 'where a schedule comes from', nl: 'waar een schema vandaan komt' },
      },
    ],
    examples: [
      {
        typed: { en: 'lusupport maintenance --now', nl: 'lusupport maintenance --now' },
        text: { en: 'is it planned work?', nl: 'is het gepland werk?' },
      },
      {
        typed: {
          en: 'lusupport maintenance --at "tuesday 13:00" --for 2h',
          nl: 'lusupport maintenance --at "dinsdag 13:00" --for 2h',
        },
        text: { en: 'does it hit my exam?', nl: 'raakt het mijn tentamen?' },
      },
      {
        typed: {
          en: 'lusupport maintenance --ics maintenance.ics --alarm 1h',
          nl: 'lusupport maintenance --ics onderhoud.ics --alarm 1h',
        },
        text: { en: 'for your calendar app', nl: 'voor je agenda-app' },
      },
      {
        typed: { en: 'lusupport maintenance --explain usis', nl: 'lusupport maintenance --explain usis' },
        text: { en: 'where these times come from', nl: 'waar deze tijden vandaan komen' },
      },
    ],
    load: async () => (await import('./maintenance/command.ts')).run,
  },
  {
    name: 'incidents',
    summary: {
      en: 'live notices of faults, from a feed you set up, and where else to look',
      nl: 'storingsberichten, uit een bron die je instelt, en waar je nog meer kijkt',
    },
    examples: [
      {
        typed: {
          en: 'lusupport config set incidentFeed https://status.example.org/summary.json',
          nl: 'lusupport config set incidentFeed https://status.example.org/summary.json',
        },
        text: { en: 'set up a feed', nl: 'stel een bron in' },
      },
      { typed: { en: 'lusupport incidents', nl: 'lusupport incidents' }, text: { en: 'read it', nl: 'lees hem' } },
    ],
    load: async () => (await import('./incidents/command.ts')).run,
  },
  {
    name: 'exam-check',
    summary: {
      en: 'will this computer and this network carry your online exam?',
      nl: 'kunnen deze computer en dit netwerk je online tentamen aan?',
    },
    groups: {
      exam: { en: 'Your exam', nl: 'Je tentamen' },
      checks: { en: 'What to check', nl: 'Wat te controleren' },
      output: { en: 'Output', nl: 'Uitvoer' },
    },
    options: [
      {
        flags: '--profile <kind>',
        group: 'exam',
        choices: ['lecture', 'exam', 'proctored', 'secure'],
        text: {
          en: 'lecture (Kaltura, Zoom, oral), exam (Brightspace, ANS, Remindo), proctored (Proctorio), secure (Schoolyear, Safe Exam Browser)',
          nl: 'lecture (Kaltura, Zoom, mondeling), exam (Brightspace, ANS, Remindo), proctored (Proctorio), secure (Schoolyear, Safe Exam Browser)',
        },
      },
      {
        flags: '--with <product>',
        group: 'exam',
        choices: ['schoolyear', 'seb'],
        text: {
          en: 'for secure: schoolyear (unless you say otherwise) or seb',
          nl: 'bij secure: schoolyear (als je niets zegt) of seb',
        },
      },
      {
        flags: '--at <moment>',
        group: 'exam',
        text: { en: 'when the exam starts', nl: 'wanneer het tentamen begint' },
      },
      {
        flags: '--for <duration>',
        group: 'exam',
        text: { en: 'how long it takes, such as 2h', nl: 'hoe lang het duurt, zoals 2h' },
      },
      {
        flags: '--only <ids>',
        group: 'checks',
        repeatable: true,
        text: { en: 'only these checks, with commas', nl: 'alleen deze controles, met komma’s' },
      },
      {
        flags: '--skip <ids>',
        group: 'checks',
        repeatable: true,
        text: { en: 'without these checks, with commas', nl: 'zonder deze controles, met komma’s' },
      },
      {
        flags: '--speed',
        group: 'checks',
        text: {
          en: 'measure the speed without asking (at most 15 MB)',
          nl: 'meet de snelheid zonder te vragen (hoogstens 15 MB)',
        },
      },
      { flags: '--no-speed', group: 'checks', text: { en: 'no speed measurement', nl: 'geen snelheidsmeting' } },
      {
        flags: '--watch <duration>',
        group: 'checks',
        text: {
          en: 'watch the connection for so long, such as 10m; Ctrl-C ends it with its result',
          nl: 'volg de verbinding zo lang, zoals 10m; Ctrl-C stopt met de uitkomst',
        },
      },
      {
        flags: '--browser',
        group: 'checks',
        text: {
          en: 'see and hear yourself: test camera and microphone in a page of your own browser',
          nl: 'zie en hoor jezelf: test camera en microfoon in een pagina van je eigen browser',
        },
      },
      {
        flags: '--facts <file>',
        group: 'checks',
        text: {
          en: 'judge saved facts instead of this computer',
          nl: 'beoordeel bewaarde gegevens in plaats van deze computer',
        },
      },
      {
        flags: '--save-facts <file>',
        group: 'output',
        text: {
          en: 'save what was found; over an older file, say what changed',
          nl: 'bewaar wat er gevonden is; over een ouder bestand: zeg wat er veranderd is',
        },
      },
      {
        flags: '--html <file>',
        group: 'output',
        text: { en: 'write a report to keep or print', nl: 'schrijf een verslag om te bewaren of te printen' },
      },
      {
        flags: '--card <file>',
        group: 'output',
        text: {
          en: 'write one page for the day: times, what to do, whom to call',
          nl: 'schrijf één pagina voor de dag zelf: tijden, wat je doet, wie je belt',
        },
      },
      { flags: '--all', group: 'output', text: { en: 'every check', nl: 'elke controle' } },
      {
        flags: '--brief',
        group: 'output',
        text: { en: 'the verdict line only', nl: 'alleen de regel met het oordeel' },
      },
      {
        flags: '--strict',
        group: 'output',
        text: { en: 'exit 1 with warnings too', nl: 'ook bij waarschuwingen exitcode 1' },
      },
      {
        flags: '--list-checks',
        group: 'output',
        text: {
          en: 'the ids of the checks, and which option some need',
          nl: 'de id’s van de controles, en welke optie sommige nodig hebben',
        },
      },
    ],
    examples: [
      {
        typed: { en: 'lusupport exam-check --profile proctored', nl: 'lusupport exam-check --profile proctored' },
        text: { en: 'an exam with Proctorio', nl: 'een tentamen met Proctorio' },
      },
      {
        typed: {
          en: 'lusupport exam-check --at "4 december 2026 13:00" --for 2h',
          nl: 'lusupport exam-check --at "4 december 2026 13:00" --for 2h',
        },
        text: { en: 'with planned maintenance beside it', nl: 'met het geplande onderhoud ernaast' },
      },
      {
        typed: {
          en: 'lusupport exam-check --profile proctored --browser --card card.html',
          nl: 'lusupport exam-check --profile proctored --browser --card kaart.html',
        },
        text: {
          en: 'with camera and microphone, and a page for the day',
          nl: 'met camera en microfoon, en een pagina voor de dag zelf',
        },
      },
    ],
    load: async () => (await import('./exam-check/command.ts')).run,
  },
  {
    name: 'exam-help',
    summary: {
      en: 'your exam is going wrong right now: what to do, whom to call',
      nl: 'je tentamen gaat nu mis: wat je doet, wie je belt',
    },
    examples: [
      {
        typed: { en: 'lusupport exam-help', nl: 'lusupport exam-help' },
        text: { en: 'at once, without looking or asking', nl: 'meteen, zonder te kijken of te vragen' },
      },
    ],
    load: async () => (await import('./exam-help/command.ts')).run,
  },
  {
    name: 'desks',
    summary: {
      en: 'who helps, where and when: by task, name or place',
      nl: 'wie helpt, waar en wanneer: op onderwerp, naam of plek',
    },
    arguments: [
      {
        name: '[words...]',
        text: {
          en: 'what it is about, or the name or place of a desk',
          nl: 'waar het over gaat, of de naam of plek van een balie',
        },
      },
    ],
    options: [
      {
        flags: '--open',
        text: {
          en: 'only those that are open; unknown hours stand apart',
          nl: 'alleen wat open is; onbekende tijden staan apart',
        },
      },
      { flags: '--at <moment>', text: AT },
      {
        flags: '--city <city>',
        choices: ['leiden', 'the-hague'],
        aliases: { 'den haag': 'the-hague', 's gravenhage': 'the-hague' },
        text: { en: 'leiden or the-hague', nl: 'leiden of the-hague (Den Haag)' },
      },
      {
        flags: '--faculty <id>',
        text: {
          en: 'the administration of this faculty, such as law',
          nl: 'de onderwijsadministratie van deze faculteit, zoals law',
        },
      },
    ],
    examples: [
      {
        typed: { en: 'lusupport desks library', nl: 'lusupport desks bibliotheek' },
        text: { en: 'all about one desk', nl: 'alles over één balie' },
      },
      {
        typed: {
          en: 'lusupport desks --open --at "saturday 12:00"',
          nl: 'lusupport desks --open --at "zaterdag 12:00"',
        },
        text: { en: 'who is open then?', nl: 'wie is dan open?' },
      },
    ],
    load: async () => (await import('./desks/command.ts')).run,
  },
  {
    name: 'report',
    summary: {
      en: 'the report numbers that helpdesks sent you, kept on this computer',
      nl: 'de meldingsnummers die helpdesks je stuurden, bewaard op deze computer',
    },
    subcommands: [
      {
        name: 'add',
        summary: { en: 'keep a report number', nl: 'bewaar een meldingsnummer' },
        arguments: [
          {
            name: '<number>',
            text: {
              en: 'the number as the helpdesk sent it; in quotes when it has blanks',
              nl: 'het nummer zoals de helpdesk het stuurde; met spaties erin tussen aanhalingstekens',
            },
          },
        ],
        options: [
          { flags: '--about <text>', text: { en: 'what it is about', nl: 'waar het over gaat' } },
          {
            flags: '--desk <id>',
            text: { en: 'the desk that sent it, such as issc', nl: 'de balie die het stuurde, zoals issc' },
          },
        ],
      },
      { name: 'list', summary: { en: 'show all, the newest first', nl: 'toon ze allemaal, de nieuwste eerst' } },
      {
        name: 'show',
        summary: {
          en: 'one report, with what to say when you ask again',
          nl: 'één melding, met wat je zegt als je er weer naar vraagt',
        },
        arguments: [
          {
            name: '[number]',
            text: { en: 'the newest open one without it', nl: 'zonder nummer de nieuwste die open is' },
          },
        ],
      },
      {
        name: 'note',
        summary: { en: 'write something down about a report', nl: 'schrijf iets op bij een melding' },
        arguments: [
          { name: '<number>', text: { en: 'the report number', nl: 'het meldingsnummer' } },
          { name: '<text...>', text: { en: 'what to write down', nl: 'wat je opschrijft' } },
        ],
      },
      {
        name: 'close',
        summary: { en: 'close a report', nl: 'sluit een melding' },
        arguments: [{ name: '<number>', text: { en: 'the report number', nl: 'het meldingsnummer' } }],
        options: [{ flags: '--undo', text: { en: 'open it again', nl: 'open de melding weer' } }],
      },
      {
        name: 'draft',
        summary: {
          en: 'a message for the helpdesk, with nothing personal in it; nothing is sent',
          nl: 'een bericht voor de helpdesk, zonder iets persoonlijks; er wordt niets verstuurd',
        },
        options: [
          {
            flags: '--answer <question=option>',
            repeatable: true,
            text: { en: 'as in triage, which prints this line', nl: 'zoals in triage, dat deze regel toont' },
          },
          { flags: '--about <text>', text: { en: 'what happens', nl: 'wat er gebeurt' } },
          { flags: '--tried <text>', text: { en: 'what you tried', nl: 'wat je hebt geprobeerd' } },
          { flags: '--since <text>', text: { en: 'since when', nl: 'sinds wanneer' } },
          { flags: '--number <number>', text: { en: 'an earlier report number', nl: 'een eerder meldingsnummer' } },
          {
            flags: '--facts <file>',
            text: {
              en: 'add what matters from exam-check --save-facts',
              nl: 'voeg toe wat telt uit exam-check --save-facts',
            },
          },
          { flags: '--out <file>', text: { en: 'write it to a file', nl: 'schrijf het in een bestand' } },
          { flags: '--copy', text: { en: 'copy it', nl: 'kopieer het' } },
          { flags: '--mail', text: { en: 'a link that opens a mail', nl: 'een link die een e-mail opent' } },
          {
            flags: '--new',
            text: {
              en: 'begin anew, not with the draft that is kept',
              nl: 'begin opnieuw, niet met het bewaarde concept',
            },
          },
        ],
      },
      {
        name: 'export',
        summary: {
          en: 'all reports as a file, for another computer',
          nl: 'alle meldingen als bestand, voor een andere computer',
        },
        arguments: [{ name: '<file>', text: { en: 'the file to write', nl: 'het bestand om te schrijven' } }],
      },
      {
        name: 'import',
        summary: { en: 'add what is new in such a file', nl: 'voeg toe wat nieuw is in zo’n bestand' },
        arguments: [{ name: '<file>', text: { en: 'the file to read', nl: 'het bestand om te lezen' } }],
      },
    ],
    examples: [
      {
        typed: {
          en: 'lusupport report add "M2611 0042" --about "printer, second floor"',
          nl: 'lusupport report add "M2611 0042" --about "printer, tweede verdieping"',
        },
        text: { en: 'keep a number', nl: 'bewaar een nummer' },
      },
      {
        typed: { en: 'lusupport report list', nl: 'lusupport report list' },
        text: { en: 'find it again', nl: 'vind het terug' },
      },
      {
        typed: {
          en: 'lusupport report draft --about "the printer jams"',
          nl: 'lusupport report draft --about "de printer loopt vast"',
        },
        text: { en: 'a message to paste in the form', nl: 'een bericht om in het formulier te plakken' },
      },
    ],
    load: async () => (await import('./report/command.ts')).run,
  },
  {
    name: 'config',
    summary: { en: 'what this program remembers for you', nl: 'wat dit programma voor je onthoudt' },
    subcommands: [
      {
        name: 'get',
        summary: { en: 'show one setting', nl: 'toon één instelling' },
        arguments: [
          {
            name: '<key>',
            text: {
              en: 'language, faculty, speedTest, exam or incidentFeed',
              nl: 'language, faculty, speedTest, exam of incidentFeed',
            },
          },
        ],
      },
      {
        name: 'set',
        summary: { en: 'change one setting', nl: 'verander één instelling' },
        arguments: [
          {
            name: '<key>',
            text: {
              en: 'language, faculty, speedTest, exam or incidentFeed',
              nl: 'language, faculty, speedTest, exam of incidentFeed',
            },
          },
          { name: '<value>', text: { en: 'the new value', nl: 'de nieuwe waarde' } },
        ],
        options: [
          {
            flags: '--for <duration>',
            text: { en: 'with exam: how long it takes, such as 2h', nl: 'bij exam: hoe lang het duurt, zoals 2h' },
          },
        ],
      },
      {
        name: 'unset',
        summary: { en: 'forget one setting', nl: 'vergeet één instelling' },
        arguments: [
          {
            name: '<key>',
            text: {
              en: 'language, faculty, speedTest, exam or incidentFeed',
              nl: 'language, faculty, speedTest, exam of incidentFeed',
            },
          },
        ],
      },
      { name: 'list', summary: { en: 'show all settings', nl: 'toon alle instellingen' } },
      { name: 'path', summary: { en: 'show where they are kept', nl: 'toon waar ze bewaard worden' } },
      { name: 'reset', summary: { en: 'forget all settings', nl: 'vergeet alle instellingen' } },
    ],
    examples: [
      {
        typed: { en: 'lusupport config set language nl', nl: 'lusupport config set language nl' },
        text: { en: 'always in Dutch', nl: 'altijd in het Nederlands' },
      },
      {
        typed: {
          en: 'lusupport config set exam "2026-12-04 13:00" --for 2h',
          nl: 'lusupport config set exam "2026-12-04 13:00" --for 2h',
        },
        text: {
          en: 'a countdown, and whether planned work hits it',
          nl: 'hoe lang nog, en of er dan gepland onderhoud is',
        },
      },
    ],
    load: async () => (await import('./config/command.ts')).run,
  },
  {
    name: 'forget',
    summary: {
      en: 'list every file this program keeps here, and delete them',
      nl: 'toon elk bestand dat dit programma hier bewaart, en verwijder ze',
    },
    examples: [
      {
        typed: { en: 'lusupport forget --yes', nl: 'lusupport forget --yes' },
        text: { en: 'without a question', nl: 'zonder vraag' },
      },
    ],
    load: async () => (await import('./forget/command.ts')).run,
  },
  {
    name: 'data',
    summary: {
      en: 'for the helpdesk: look at the facts and measure how well the search works',
      nl: 'voor de helpdesk: bekijk de gegevens en meet hoe goed het zoeken werkt',
    },
    subcommands: [
      {
        name: 'table',
        summary: {
          en: 'every path of questions, one a line: answers, outcome, desk, topics',
          nl: 'elk pad van vragen, één per regel: antwoorden, uitkomst, balie, onderwerpen',
        },
      },
      {
        name: 'graph',
        summary: {
          en: 'a drawing of the questions, as text for Mermaid or Graphviz',
          nl: 'een tekening van de vragen, als tekst voor Mermaid of Graphviz',
        },
        options: [
          {
            flags: '--format <kind>',
            choices: ['mermaid', 'dot'],
            text: {
              en: 'mermaid (unless you say otherwise) or dot, for Graphviz',
              nl: 'mermaid (als je niets zegt) of dot, voor Graphviz',
            },
          },
          {
            flags: '--from <question>',
            text: { en: 'only what follows this question', nl: 'alleen wat op deze vraag volgt' },
          },
        ],
      },
      {
        name: 'phrases',
        summary: {
          en: 'how often phrases of your own reach the right desk',
          nl: 'hoe vaak je eigen zinnen bij de juiste balie uitkomen',
        },
        arguments: [
          {
            name: '<file>',
            text: {
              en: 'lines of a label (desk, topic or none), a tab and a text; or -',
              nl: 'regels met een label (balie, onderwerp of none), een tab en een tekst; of -',
            },
          },
        ],
        options: [
          { flags: '--misses', text: { en: 'list what went wrong', nl: 'toon wat misging' } },
          {
            flags: '--min <percent>',
            text: {
              en: 'exit 1 when the right desk comes first less often',
              nl: 'exitcode 1 als de juiste balie minder vaak vooraan staat',
            },
          },
        ],
      },
    ],
    examples: [
      {
        typed: {
          en: 'lusupport data phrases collection.tsv --misses',
          nl: 'lusupport data phrases verzameling.tsv --misses',
        },
        text: { en: 'measure your own collection', nl: 'meet je eigen verzameling' },
      },
      {
        typed: {
          en: 'lusupport data graph --from printing --format dot',
          nl: 'lusupport data graph --from printing --format dot',
        },
        text: { en: 'draw the questions about printing', nl: 'teken de vragen over printen' },
      },
    ],
    load: async () => (await import('./data-tools/command.ts')).run,
  },
];

/** What `lusupport` alone runs. Not in the table: it is no word to type. */
export const HOME: CommandSpec = {
  name: 'home',
  summary: { en: 'what matters now', nl: 'wat er nu toe doet' },
  load: async () => (await import('./home/command.ts')).run,
};
