import { isIsoDay } from '../campus/civil.ts';
import type { Text } from '../language.ts';
import type { Service } from './campus-data.ts';
import type { RuleProblem } from './problem.ts';
import type { TriageSection } from './sections.ts';
import type { Source } from './source-data.ts';
import type { Channel, Closure, Desk, Outcome, Question, Topic } from './triage-data.ts';

/** The records that the rules below compare with each other. */
export type TriageRecords = TriageSection;

/** Every outcome names one of these first; other bodies come second. */
export const FIRST_DESKS: readonly string[] = [
  'issc',
  'lu-card',
  'ufb',
  'programme-office',
  'front-office',
  'library',
  'lecturer',
  'study-adviser',
  'dpo',
  'emergency',
];

const MOST_QUESTIONS = 5;
const MOST_TITLE_WORDS = 20;
const NOT_SURE = 'not-sure';
const FACULTY = 'faculty';

type Path = readonly (string | number)[];
type Target = Question['options'][number]['to'];

/**
 * What does not hold between the records of triage and with the sources and services they name; all of it at once.
 * The shape of each file has been checked before.
 */
export function checkTriage(
  data: TriageRecords,
  sources: readonly Source[],
  services: readonly Service[],
): readonly RuleProblem[] {
  return [
    ...idsUnique(data),
    ...sourcesExist(data, sources),
    ...namesExist(data, services),
    ...desksFirst(data),
    ...channelsReachable(data),
    ...closuresHold(data),
    ...notSureLast(data.flow.questions),
    ...facultiesAsked(data),
    ...flowSound(data),
    ...allReached(data),
    ...topicsArrive(data),
    ...titlesShort(data.outcomes),
    ...noHelpInDanger(data.outcomes),
    ...textsTranslated(data),
  ];
}

function problem(file: string, path: Path, code: string, message: Text): RuleProblem {
  return { file, path, code, message };
}

// --- ids and references ----------------------------------------------------------------------------------------------

function idsUnique(data: TriageRecords): readonly RuleProblem[] {
  return [
    ...doubles('desks.yaml', [], data.desks),
    ...data.desks.flatMap(({ places }, index) => doubles('desks.yaml', [index, 'places'], places)),
    ...doubles('faculties.yaml', [], data.faculties),
    ...data.faculties.flatMap(({ administration }, index) =>
      doubles('faculties.yaml', [index, 'administration', 'places'], administration.places),
    ),
    ...doubles('bring.yaml', [], data.bring),
    ...doubles('outcomes.yaml', [], data.outcomes),
    ...doubles('topics.yaml', [], data.topics),
    ...doubles('guides.yaml', [], data.guides),
    ...doubles('flow.yaml', ['questions'], data.flow.questions),
    ...data.flow.questions.flatMap(({ options }, index) =>
      doubles('flow.yaml', ['questions', index, 'options'], options),
    ),
  ];
}

function doubles(file: string, path: Path, records: readonly { readonly id: string }[]): readonly RuleProblem[] {
  const seen = new Set<string>();
  return records.flatMap(({ id }, index) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    const message = { en: `the id ${id} is used twice`, nl: `de id ${id} komt twee keer voor` };
    return [problem(file, [...path, index, 'id'], 'id-twice', message)];
  });
}

function sourcesExist(data: TriageRecords, sources: readonly Source[]): readonly RuleProblem[] {
  const known = new Set(sources.map(({ id }) => id));
  const files: readonly (readonly [string, unknown])[] = [
    ['desks.yaml', data.desks],
    ['faculties.yaml', data.faculties],
    ['bring.yaml', data.bring],
    ['outcomes.yaml', data.outcomes],
    ['topics.yaml', data.topics],
    ['guides.yaml', data.guides],
  ];
  return files.flatMap(([file, records]) =>
    found(records, [], isSourceList).flatMap(({ path, value }) =>
      value.sources.flatMap((id, index) => {
        if (known.has(id)) return [];
        const message = { en: `no source ${id} in sources.yaml`, nl: `geen bron ${id} in sources.yaml` };
        return [problem(file, [...path, 'sources', index], 'unknown-source', message)];
      }),
    ),
  );
}

function namesExist(data: TriageRecords, services: readonly Service[]): readonly RuleProblem[] {
  const ids = (records: readonly { readonly id: string }[]): ReadonlySet<string> =>
    new Set(records.map(({ id }) => id));
  const desks = ids(data.desks);
  const bring = ids(data.bring);
  const guides = ids(data.guides);
  const faculties = ids(data.faculties);
  const serviceIds = ids(services);
  const questions = ids(data.flow.questions);
  const outcomes = ids(data.outcomes);
  const startMissing = questions.has(data.flow.start)
    ? []
    : [missing('flow.yaml', ['start'], 'question', data.flow.start)];
  return [
    ...startMissing,
    ...data.flow.questions.flatMap(({ options }, index) =>
      options.flatMap(({ to }, place) => {
        const path = ['questions', index, 'options', place, 'to'];
        if ('question' in to)
          return questions.has(to.question) ? [] : [missing('flow.yaml', path, 'question', to.question)];
        return outcomes.has(to.outcome) ? [] : [missing('flow.yaml', path, 'outcome', to.outcome)];
      }),
    ),
    ...data.desks.flatMap((desk, index) =>
      absent('desks.yaml', [index, 'handsOverTo'], 'desk', desk.handsOverTo, desks),
    ),
    ...data.outcomes.flatMap((outcome, index) => [
      ...absent('outcomes.yaml', [index, 'desks'], 'desk', outcome.desks, desks),
      ...absent('outcomes.yaml', [index, 'handsOverTo'], 'desk', outcome.handsOverTo, desks),
      ...absent('outcomes.yaml', [index, 'bring'], 'bring', outcome.bring, bring),
      ...absentOne('outcomes.yaml', [index, 'guide'], 'guide', outcome.guide, guides),
      ...absentOne('outcomes.yaml', [index, 'service'], 'service', outcome.service, serviceIds),
      ...outcome.notes.flatMap((note, place) =>
        absentOne('outcomes.yaml', [index, 'notes', place, 'faculty'], 'faculty', note.faculty ?? null, faculties),
      ),
    ]),
  ];
}

type Kind = 'question' | 'outcome' | 'desk' | 'bring' | 'guide' | 'service' | 'faculty';

const DUTCH_KIND: Readonly<Record<Kind, string>> = {
  question: 'vraag',
  outcome: 'uitkomst',
  desk: 'balie',
  bring: 'meeneemregel',
  guide: 'handleiding',
  service: 'dienst',
  faculty: 'faculteit',
};

function missing(file: string, path: Path, kind: Kind, id: string): RuleProblem {
  const message = { en: `there is no ${kind} ${id}`, nl: `er is geen ${DUTCH_KIND[kind]} ${id}` };
  return problem(file, path, `unknown-${kind}`, message);
}

function absent(file: string, path: Path, kind: Kind, ids: readonly string[], known: ReadonlySet<string>) {
  return ids.flatMap((id, index) => (known.has(id) ? [] : [missing(file, [...path, index], kind, id)]));
}

function absentOne(file: string, path: Path, kind: Kind, id: string | null, known: ReadonlySet<string>) {
  return id === null || known.has(id) ? [] : [missing(file, path, kind, id)];
}

// --- desks -----------------------------------------------------------------------------------------------------------

function desksFirst({ outcomes }: TriageRecords): readonly RuleProblem[] {
  const wrong = outcomes.flatMap(({ desks }, index) => {
    if (FIRST_DESKS.includes(desks[0] ?? '')) return [];
    const allowed = FIRST_DESKS.join(', ');
    const message = {
      en: `the first desk must be one of: ${allowed}`,
      nl: `de eerste balie moet een van deze zijn: ${allowed}`,
    };
    return [problem('outcomes.yaml', [index, 'desks', 0], 'first-desk', message)];
  });
  const reached = new Set(outcomes.map(({ desks }) => desks[0]));
  const unused = FIRST_DESKS.filter((id) => !reached.has(id)).map((id) => {
    const message = { en: `no outcome names the desk ${id} first`, nl: `geen uitkomst noemt balie ${id} als eerste` };
    return problem('outcomes.yaml', [], 'desk-never-first', message);
  });
  return [...wrong, ...unused];
}

function channelsReachable({ desks, faculties }: TriageRecords): readonly RuleProblem[] {
  const all: { file: string; path: Path; channel: Channel }[] = [
    ...desks.flatMap((desk: Desk, index) =>
      desk.channels.map((channel, place) => ({ file: 'desks.yaml', path: [index, 'channels', place], channel })),
    ),
    ...faculties.flatMap(({ administration }, index) =>
      administration.channels.map((channel, place) => ({
        file: 'faculties.yaml',
        path: [index, 'administration', 'channels', place],
        channel,
      })),
    ),
  ];
  return all.flatMap(({ file, path, channel }) => [
    ...leadsSomewhere(file, path, channel),
    ...dialsTheSame(file, [...path, 'dial'], channel),
  ]);
}

/** Years that a moment may lie in. */
const FIRST_YEAR = 1970;
const LAST_YEAR = 2100;

/** The first and the last day of every closure exist, in that order. */
function closuresHold({ desks, faculties }: TriageRecords): readonly RuleProblem[] {
  return [
    ...desks.flatMap(({ closures }, index) => closureProblems('desks.yaml', [index, 'closures'], closures)),
    ...faculties.flatMap(({ administration: { closures } }, index) =>
      closureProblems('faculties.yaml', [index, 'administration', 'closures'], closures),
    ),
  ];
}

function closureProblems(file: string, path: Path, closures: readonly Closure[]): readonly RuleProblem[] {
  return closures.flatMap(({ from, to }, place) => {
    const notDays = Object.entries({ from, to }).filter(([, day]) => !isDayOfOurs(day));
    if (notDays.length > 0) {
      return notDays.map(([key, day]) =>
        problem(file, [...path, place, key], 'no-such-date', {
          en: `${day} is not a day of the years ${FIRST_YEAR} to ${LAST_YEAR}`,
          nl: `${day} is geen dag van de jaren ${FIRST_YEAR} tot en met ${LAST_YEAR}`,
        }),
      );
    }
    if (from <= to) return [];
    const message = { en: `the last day is before ${from}`, nl: `de laatste dag ligt voor ${from}` };
    return [problem(file, [...path, place, 'to'], 'closure-backwards', message)];
  });
}

function isDayOfOurs(isoDay: string): boolean {
  const year = Number(isoDay.slice(0, 4));
  return isIsoDay(isoDay) && FIRST_YEAR <= year && year <= LAST_YEAR;
}

function leadsSomewhere(file: string, path: Path, { value, where }: Channel): readonly RuleProblem[] {
  if (value !== null || where !== null) return [];
  const message = {
    en: 'a channel without a value needs "where"',
    nl: 'een kanaal zonder "value" heeft "where" nodig',
  };
  return [problem(file, path, 'channel-nowhere', message)];
}

/** `071 - 527 8888` is dialled `+31715278888`: the same digits, the leading 0 replaced by the country. */
function dialsTheSame(file: string, path: Path, { kind, value, dial }: Channel): readonly RuleProblem[] {
  if (kind !== 'phone' || value === null) {
    if (dial === null) return [];
    const message = { en: 'only a telephone number is dialled', nl: 'alleen een telefoonnummer kun je kiezen' };
    return [problem(file, path, 'dial-without-number', message)];
  }
  const expected = value === '112' ? '112' : value.replace(/\D/g, '').replace(/^0/, '+31');
  if (dial === expected) return [];
  return [problem(file, path, 'dial-differs', { en: `expected ${expected}`, nl: `verwacht: ${expected}` })];
}

// --- the flow --------------------------------------------------------------------------------------------------------

function notSureLast(questions: readonly Question[]): readonly RuleProblem[] {
  return questions.flatMap(({ options }, index) => {
    if (options.findIndex(({ id }) => id === NOT_SURE) === options.length - 1) return [];
    const message = { en: `the last option must be ${NOT_SURE}`, nl: `de laatste keuze moet ${NOT_SURE} zijn` };
    return [problem('flow.yaml', ['questions', index, 'options'], 'not-sure-last', message)];
  });
}

/** The question `faculty` offers exactly the faculties, and exists where an outcome asks it. */
function facultiesAsked({ flow, faculties, outcomes }: TriageRecords): readonly RuleProblem[] {
  const place = flow.questions.findIndex(({ id }) => id === FACULTY);
  const question = flow.questions[place];
  if (question === undefined) {
    return outcomes.flatMap(({ asks }, index) =>
      asks === FACULTY ? [missing('outcomes.yaml', [index, 'asks'], 'question', FACULTY)] : [],
    );
  }
  const offered = question.options.map(({ id }) => id).filter((id) => id !== NOT_SURE);
  const expected = faculties.map(({ id }) => id);
  if (offered.join() === expected.join()) return [];
  const message = {
    en: `the options must be the faculties: ${expected.join(', ')}`,
    nl: `de keuzes moeten de faculteiten zijn: ${expected.join(', ')}`,
  };
  return [problem('flow.yaml', ['questions', place, 'options'], 'faculty-options', message)];
}

/** No circle; where there is none, no path with too many questions. */
function flowSound(data: TriageRecords): readonly RuleProblem[] {
  const circles = circlesOf(data.flow.questions);
  if (circles.length > 0) return circles;
  return data.flow.questions.flatMap((question, index) => {
    if (question.id !== data.flow.start) return [];
    const longest = questionsToGo(data, { question: question.id });
    if (longest <= MOST_QUESTIONS) return [];
    const message = {
      en: `a path asks ${longest} questions; at most ${MOST_QUESTIONS} are allowed`,
      nl: `een pad stelt ${longest} vragen; hooguit ${MOST_QUESTIONS} mogen er`,
    };
    return [problem('flow.yaml', ['questions', index], 'path-too-long', message)];
  });
}

function circlesOf(questions: readonly Question[]): readonly RuleProblem[] {
  const found: RuleProblem[] = [];
  const done = new Set<string>();
  const visit = (id: string, open: readonly string[]): void => {
    const index = questions.findIndex((question) => question.id === id);
    for (const [place, { to }] of (questions[index]?.options ?? []).entries()) {
      if (!('question' in to)) continue;
      if (to.question === id || open.includes(to.question)) {
        const message = { en: `this leads back to ${to.question}`, nl: `dit leidt terug naar ${to.question}` };
        found.push(problem('flow.yaml', ['questions', index, 'options', place, 'to'], 'flow-circle', message));
      } else if (!done.has(to.question)) {
        visit(to.question, [...open, id]);
      }
    }
    done.add(id);
  };
  for (const { id } of questions) if (!done.has(id)) visit(id, []);
  return found;
}

function questionsToGo(data: TriageRecords, target: Target): number {
  if ('outcome' in target) {
    return data.outcomes.find(({ id }) => id === target.outcome)?.asks === FACULTY ? 1 : 0;
  }
  const question = data.flow.questions.find(({ id }) => id === target.question);
  return 1 + Math.max(0, ...(question?.options ?? []).map(({ to }) => questionsToGo(data, to)));
}

function allReached({ flow, outcomes }: TriageRecords): readonly RuleProblem[] {
  const questions = new Set<string>();
  const ends = new Set<string>();
  const visit = (target: Target): void => {
    if ('outcome' in target) {
      ends.add(target.outcome);
      return;
    }
    if (questions.has(target.question)) return;
    questions.add(target.question);
    for (const { to } of flow.questions.find(({ id }) => id === target.question)?.options ?? []) visit(to);
  };
  visit({ question: flow.start });
  if (outcomes.some(({ asks, id }) => asks === FACULTY && ends.has(id))) questions.add(FACULTY);
  return [
    ...flow.questions.flatMap(({ id }, index) =>
      questions.has(id) ? [] : [unreached('flow.yaml', ['questions', index], 'question', id)],
    ),
    ...outcomes.flatMap(({ id }, index) => (ends.has(id) ? [] : [unreached('outcomes.yaml', [index], 'outcome', id)])),
  ];
}

function unreached(file: string, path: Path, kind: Kind, id: string): RuleProblem {
  const message = { en: `no path leads to the ${kind} ${id}`, nl: `geen pad leidt naar de ${DUTCH_KIND[kind]} ${id}` };
  return problem(file, path, `unreachable-${kind}`, message);
}

// --- topics ----------------------------------------------------------------------------------------------------------

function topicsArrive({ topics, flow }: TriageRecords): readonly RuleProblem[] {
  const taken = new Map<string, string>();
  return topics.flatMap((topic, index) => {
    const stop = walk(flow.start, flow.questions, topic);
    if (stop !== null) return [problem('topics.yaml', [index, 'answers'], 'answers-lead-nowhere', stop)];
    const key = JSON.stringify(Object.entries(topic.answers).sort());
    const other = taken.get(key);
    taken.set(key, other ?? topic.id);
    if (other === undefined) return [];
    const message = { en: `${other} has the same answers`, nl: `${other} heeft dezelfde antwoorden` };
    return [problem('topics.yaml', [index, 'answers'], 'answers-twice', message)];
  });
}

/** Null where the answers lead from the first question to an outcome and none is left over; else what stops them. */
function walk(start: string, questions: readonly Question[], { answers }: Topic): Text | null {
  let target: Target = { question: start };
  let used = 0;
  while ('question' in target) {
    const id: string = target.question;
    const question = questions.find((candidate) => candidate.id === id);
    const answer: string | undefined = answers[id];
    // A circle would answer a question twice, and more answers than there are.
    if (answer === undefined || used > Object.keys(answers).length) {
      return { en: `the question ${id} has no answer here`, nl: `de vraag ${id} heeft hier geen antwoord` };
    }
    const option: Question['options'][number] | undefined = question?.options.find(
      (candidate) => candidate.id === answer,
    );
    if (option === undefined) {
      return { en: `${id} has no option ${answer}`, nl: `${id} heeft geen keuze ${answer}` };
    }
    used += 1;
    target = option.to;
  }
  if (used === Object.keys(answers).length) return null;
  return { en: 'some answers are not on the path', nl: 'sommige antwoorden horen niet bij het pad' };
}

// --- texts -----------------------------------------------------------------------------------------------------------

function titlesShort(outcomes: readonly Outcome[]): readonly RuleProblem[] {
  return outcomes.flatMap(({ title }, index) =>
    (['en', 'nl'] as const).flatMap((language) => {
      const text = title[language];
      const path = [index, 'title', language];
      if (/[.!?]\s/.test(text)) {
        const message = { en: 'a title is one sentence', nl: 'een titel is één zin' };
        return [problem('outcomes.yaml', path, 'title-not-one-sentence', message)];
      }
      const words = text.split(/\s+/).length;
      if (words <= MOST_TITLE_WORDS) return [];
      const message = {
        en: `the title has ${words} words; at most ${MOST_TITLE_WORDS} are allowed`,
        nl: `de titel heeft ${words} woorden; hooguit ${MOST_TITLE_WORDS} mogen er`,
      };
      return [problem('outcomes.yaml', path, 'title-too-long', message)];
    }),
  );
}

/** Who is in danger must not be kept busy. */
function noHelpInDanger(outcomes: readonly Outcome[]): readonly RuleProblem[] {
  return outcomes.flatMap(({ kind, selfHelp }, index) => {
    if (kind !== 'emergency' || selfHelp.length === 0) return [];
    const message = { en: 'an emergency has no self-help', nl: 'een noodgeval heeft geen zelfhulp' };
    return [problem('outcomes.yaml', [index, 'selfHelp'], 'self-help-in-danger', message)];
  });
}

function textsTranslated(data: TriageRecords): readonly RuleProblem[] {
  const files: readonly (readonly [string, unknown])[] = [
    ['desks.yaml', data.desks],
    ['faculties.yaml', data.faculties],
    ['bring.yaml', data.bring],
    ['flow.yaml', data.flow],
    ['outcomes.yaml', data.outcomes],
    ['topics.yaml', data.topics],
    ['guides.yaml', data.guides],
  ];
  return files.flatMap(([file, records]) =>
    found(records, [], isText).flatMap(({ path, value }) => {
      if (value.en !== value.nl || isName(value.en, data)) return [];
      const message = { en: 'the same text in both languages', nl: 'dezelfde tekst in beide talen' };
      return [problem(file, path, 'not-translated', message)];
    }),
  );
}

/** A name such as Kaltura Live Room stays as it is: capitals, and no word that only links others. */
function isName(text: string, { stopWords }: TriageRecords): boolean {
  const linking = new Set([...stopWords.en, ...stopWords.nl]);
  return text.split(/\s+/).every((word) => {
    const bare = word.replace(/[^\p{L}\p{N}-]/gu, '');
    return (/\p{Lu}/u.test(bare) || /^\d*$/.test(bare)) && !linking.has(bare.toLowerCase());
  });
}

// --- walking through records -----------------------------------------------------------------------------------------

interface Found<T> {
  readonly path: Path;
  readonly value: T;
}

/** Every value of a shape inside `value`, with the path to it. */
function found<T>(value: unknown, path: Path, is: (value: unknown) => value is T): readonly Found<T>[] {
  const own = is(value) ? [{ path, value }] : [];
  if (Array.isArray(value)) return [...own, ...value.flatMap((item, index) => found(item, [...path, index], is))];
  if (typeof value !== 'object' || value === null) return own;
  return [...own, ...Object.entries(value).flatMap(([key, item]) => found(item, [...path, key], is))];
}

function isText(value: unknown): value is Text {
  return hasKeys(value, 'en', 'nl') && typeof value['en'] === 'string' && typeof value['nl'] === 'string';
}

function isSourceList(value: unknown): value is { readonly sources: readonly string[] } {
  return hasKeys(value, 'sources') && Array.isArray(value['sources']);
}

function hasKeys(value: unknown, ...keys: readonly string[]): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && keys.every((key) => Object.hasOwn(value, key));
}
