import type { DeskView } from '../campus/desk-view.ts';
import type { Occurrence } from '../campus/windows.ts';
import { carrying } from '../carried.ts';
import { isTroubled } from '../feeds/incidents.ts';
import { type Asked, FACULTY_QUESTION, type Given, NOT_SURE } from '../flow/replay.ts';
import { displayWidth, headline, labelled, labelsBefore, type Row, wrap } from '../io/layout.ts';
import { NO_PAINT, type Screen } from '../io/screen.ts';
import { shellLine } from '../io/shell-line.ts';
import { visible } from '../io/visible.ts';
import type { Language, Text } from '../language.ts';
import type { Match } from '../matching/match.ts';
import type { TriageSection } from '../reference/sections.ts';
import type { Bring, Faculty } from '../reference/triage-data.ts';
import { sayOwnTime } from '../time/say.ts';
import { channelText, contactText, deskWithFirstChannel, nextTexts } from '../wording/contact.ts';
import { hoursText } from '../wording/hours.ts';
import { incidentLines } from '../wording/incidents.ts';
import { momentText, untilText } from '../wording/moment.ts';
import { sourceLine, sourceLines } from '../wording/sources.ts';
import { tied, untied } from '../wording/unbroken.ts';
import { alsoWritten, matchOf } from './also.ts';
import { subjectOf } from './subject.ts';
import type { Note, OutcomeView } from './view.ts';
import { triageWords } from './words.ts';

/** The screens of triage. Nothing is decided here but the layout. */

/** Lines of an outcome at 80 columns, and the columns at which they are counted. */
const MOST_LINES = 16;
const COUNTED_COLUMNS = 80;

/** Characters; longer than any command that a text of 4,096 characters makes, quoted or made visible. */
const LONGEST_COMMAND = 50_000;

export interface TextOptions {
  readonly screen: Screen;
  /** The moment the answer is about. */
  readonly atMs: number;
  readonly nowMs: number;
  /** True when `--clock`, `LUSUPPORT_NOW` or `--at` chose that moment: it is then shown. */
  readonly momentShown: boolean;
  readonly pretended: boolean;
  /** How far the reader's own clock runs ahead of UTC at an instant, in minutes. */
  readonly machineOffsetMinutes: (instantMs: number) => number;
}

export interface OutcomeText {
  readonly view: OutcomeView;
  readonly trace: readonly Given[];
  readonly matches: readonly Match[];
  readonly faculty: Faculty | null;
  readonly replay: readonly string[];
  /** Common options that every command line of the screen keeps. */
  readonly carried: readonly string[];
  readonly explain: boolean;
}

/** What a question is called, and why it is asked; the faculty's words are ours, not the data's. */
export function questionText(question: Asked, language: Language): { readonly text: string; readonly why: string } {
  const words = triageWords(language);
  return {
    text: question.text?.[language] ?? words.askFaculty,
    why: question.why?.[language] ?? words.whyFaculty,
  };
}

export function optionText(option: { readonly text: Text | null }, language: Language): string {
  return option.text?.[language] ?? triageWords(language).notSure;
}

/** The reader's own time, where it is another one than on campus. */
function ownTime(instantMs: number, { screen, machineOffsetMinutes }: TextOptions): string | null {
  return sayOwnTime(instantMs, screen.language, machineOffsetMinutes(instantMs));
}

function workLines(text: OutcomeText, options: TextOptions): readonly string[] {
  const { work, outcome } = text.view;
  const last = work.active.reduce<Occurrence | null>((a, b) => (a === null || b.endMs > a.endMs ? b : a), null);
  const { language, columns, paint } = options.screen;
  const words = triageWords(language);
  if (last === null) {
    const [doubtful] = text.view.perhaps;
    const doubt = doubtful === undefined ? '' : words.perhapsWork(untilText(doubtful.endMs, options.atMs, language));
    return [...wrap(doubt, { columns }).filter((line) => line !== ''), ...noticeLines(text, options)];
  }
  // Where the moment is shown, the difference stands there already.
  const own = options.momentShown ? null : ownTime(last.endMs, options);
  const end = untilText(last.endMs, options.atMs, language) + (own === null ? '' : ` (${own})`);
  const say =
    outcome.urgency === 'now'
      ? words.plannedWorkNow
      : outcome.waitingHelps === false
        ? words.plannedWorkBeside
        : words.plannedWork;
  return [...wrap(say(end), { columns }).map(paint.doubtful), ...noticeLines(text, options)];
}

/** A live notice of the service that runs; nothing of others, and nothing where nobody told. */
function noticeLines({ view: { incidents, work } }: OutcomeText, { nowMs, screen }: TextOptions): readonly string[] {
  return isTroubled(incidents, work.service) ? incidentLines(incidents, [], nowMs, screen) : [];
}

/** A remark that tells a number to ring is never left out. */
const PHONE_NUMBER = /\b(?:112|0\d{2} - \d{3} \d{4})\b/;

/** How much an outcome leaves out so that it fits on a screen, each more than the one before; JSON holds everything. */
const BREVITIES = [
  'all',
  'no-pointer',
  'first-next',
  'first-desk',
  'no-notes',
  'no-number',
  'one-line-steps',
  'no-check',
  'bare-draft',
  'no-hours',
] as const;

type Brevity = (typeof BREVITIES)[number];

const leavesOut = (brevity: Brevity, part: Brevity): boolean => BREVITIES.indexOf(brevity) >= BREVITIES.indexOf(part);

function outcomeRows(text: OutcomeText, triage: TriageSection, options: TextOptions, brevity: Brevity): readonly Row[] {
  const { language } = options.screen;
  const words = triageWords(language);
  const { view } = text;
  const { outcome } = view;
  const repeatLabel = labelsBefore(options.screen);
  const list = (label: string, texts: readonly string[]): Row[] =>
    texts.map((one, place) => ({ label: place === 0 || repeatLabel ? label : '', text: one }));
  const texts = outcome.selfHelp.map(({ text: step }) => step[language]);
  const numbered = texts.length > 1 ? texts.map((step, place) => `${place + 1}. ${step}`) : texts;
  // A number stays with its step: one at the end of a line reads as the end of a sentence.
  const steps = leavesOut(brevity, 'one-line-steps')
    ? [numbered.map((step) => step.replace(/^(\d\.) /, '$1\u00a0')).join(' ')]
    : numbered;
  const bring = triage.bring.filter(({ id }) => outcome.bring.includes(id));
  const names = (records: readonly Bring[]): readonly string[] =>
    records.length === 0 ? [] : [records.map(({ name }) => name[language]).join('; ')];
  const [first, ...otherDesks] = view.desks;
  const alsoDesks = leavesOut(brevity, 'first-desk')
    ? otherDesks.filter((desk) => isNamed(desk, triage, outcome.title[language], language))
    : otherDesks;
  const allNext = nextTexts(view.desks[0]?.id ?? null, view.next, language);
  const next = leavesOut(brevity, 'first-next') ? allNext.slice(0, 1) : allNext;
  const textsOf = (notes: readonly Note[]): readonly string[] => notes.map(({ text: note }) => note[language]);
  const notes = textsOf(view.notes.filter(({ where }) => !where));
  const mostNotes = leavesOut(brevity, 'no-notes') ? 0 : leavesOut(brevity, 'first-desk') ? 1 : notes.length;
  return [
    ...list(words.selfHelp, texts.length === 0 ? [] : steps),
    ...list(words.contact, first === undefined ? [] : [contactText(first, language)]),
    ...list(
      words.or,
      alsoDesks.map((desk) => deskWithFirstChannel(desk, language)),
    ),
    ...list(words.where, textsOf(view.notes.filter(({ where }) => where))),
    ...list(words.bring, names(bring.filter(({ shown }) => !shown))),
    ...list(words.ready, names(bring.filter(({ shown }) => shown))),
    ...list(words.afterwards, outcome.reportNumber && !leavesOut(brevity, 'no-number') ? [words.reportNumber] : []),
    ...list(
      words.hours,
      first === undefined ||
        outcome.kind === 'emergency' ||
        (leavesOut(brevity, 'no-hours') && first.state.openNow === null)
        ? []
        : [hoursText(first, view.sources, options, language)],
    ),
    ...list(words.notThem, next.length === 0 ? [] : [next.join('; ')]),
    ...list(
      words.mind,
      notes.filter((note, place) => place < mostNotes || PHONE_NUMBER.test(note)),
    ),
    ...list(
      words.check,
      outcome.examProfile === null || outcome.urgency === 'now' || leavesOut(brevity, 'no-check')
        ? []
        : [shellLine(['exam-check', '--profile', outcome.examProfile])],
    ),
    ...list(
      words.examHelp,
      outcome.examProfile !== null && outcome.urgency === 'now' ? [shellLine(['exam-help'])] : [],
    ),
    ...list(
      words.planned,
      outcome.service === null || view.work.active.length > 0 || leavesOut(brevity, 'no-pointer')
        ? []
        : [shellLine(['maintenance'])],
    ),
  ];
}

/** Whether the title sends to a desk, by its name or another one: then it is not left out. */
function isNamed({ id, name }: DeskView, { desks }: TriageSection, title: string, language: Language): boolean {
  const aliases = desks.find((desk) => desk.id === id)?.aliases ?? [];
  const said = ` ${title.toLowerCase().replace(/[^\p{L}\p{N}-]+/gu, ' ')} `;
  return [name[language], ...aliases].some((one) => said.includes(` ${one.toLowerCase()} `));
}

/** The words or answers that led here. */
function becauseText(text: OutcomeText, triage: TriageSection, language: Language): string {
  const words = triageWords(language);
  const byWords = text.trace.some(({ by }) => by === 'words');
  const match = matchOf(triage.topics, text.matches, text.trace) ?? text.matches[0];
  const typed = byWords ? (match?.words.map(({ word }) => visible(word, 40)) ?? []) : [];
  const faculty = text.trace.find(({ question }) => question === FACULTY_QUESTION);
  const remembered =
    faculty?.by === 'config' && text.faculty !== null ? [words.rememberedFaculty(text.faculty.name[language])] : [];
  if (typed.length > 0) return [typed.join(', '), ...remembered].join('; ');
  const last = text.trace.filter(({ question }) => question !== FACULTY_QUESTION).at(-1);
  const option = triage.flow.questions
    .find(({ id }) => id === last?.question)
    ?.options.find(({ id }) => id === last?.option);
  const answer =
    option === undefined || option.id === NOT_SURE ? words.yourAnswers : option.text[language].replace(/[.]$/, '');
  return [answer, ...remembered].join('; ');
}

/** A command on a line of its own, however long: it is to be copied whole. */
export function commandLine(command: readonly string[]): string {
  return `  ${visible(shellLine(command), LONGEST_COMMAND)}`;
}

/** Which words led to which topic, and who answered which question: `--explain`. */
export function explainLines(
  matches: readonly Match[],
  trace: readonly Given[],
  replay: readonly string[],
  screen: Screen,
): readonly string[] {
  const words = triageWords(screen.language);
  const fit = matches.map(
    ({ topic, desk, score, words: led }) =>
      `${topic} (${desk}) ${score.toFixed(2)}: ${led.map(({ word, weight }) => `${visible(word, 40)} ${weight.toFixed(2)}`).join(', ')}`,
  );
  const answers = trace.map(({ question, option, by }) => `${question}=${option}: ${words.by[by]}`);
  const block = (label: string, texts: readonly string[]): string[] =>
    texts.length === 0
      ? []
      : [`${label}:`, ...texts.flatMap((text) => wrap(text, { columns: screen.columns, indent: 2, hanging: 4 }))];
  return [
    ...block(words.explainWords, fit),
    ...block(words.explainAnswers, answers),
    `${words.again}:`,
    commandLine(replay),
  ];
}

/** Why, and where it comes from: on one line where both fit. */
function closingLines(text: OutcomeText, triage: TriageSection, screen: Screen, brevity: Brevity): readonly string[] {
  const { language, columns, paint } = screen;
  const byWords = text.trace.some(({ by }) => by !== 'student');
  // In danger nobody reads why.
  const because =
    text.view.outcome.kind !== 'emergency' && (!leavesOut(brevity, 'first-next') || byWords)
      ? `${triageWords(language).because}: ${becauseText(text, triage, language)}.`.replace(/([?!])\.$/, '$1')
      : '';
  if (screen.sources) return [...wrap(because, { columns }), ...sourceLines(text.view.sources, screen)].map(paint.dim);
  const source = sourceLine(text.view.sources, language, leavesOut(brevity, 'no-pointer'));
  const oneLine = [because, source].filter((part) => part !== '').join('   ');
  const lines =
    displayWidth(oneLine) <= columns ? [oneLine] : [because, source].flatMap((part) => wrap(part, { columns }));
  return lines.filter((line) => line !== '').map(paint.dim);
}

/** Where it cannot wait, the number stands in the first line, however the title is broken. */
function numberFirst({ desks }: OutcomeView, title: readonly string[], language: Language): readonly string[] {
  const [desk] = desks;
  const phone = desk?.channels.find(({ kind, value }) => kind === 'phone' && value !== null);
  if (desk === undefined || phone === undefined) return [];
  const number = tied(channelText(phone, language));
  return title[0]?.includes(number) ? [] : [`${number}  ${desk.name[language]}`];
}

function linesAt(text: OutcomeText, triage: TriageSection, options: TextOptions, brevity: Brevity): readonly string[] {
  const { screen } = options;
  const { language, columns, paint } = screen;
  const clock = options.momentShown ? momentText(options.atMs, options, language) : '';
  const rows = outcomeRows(text, triage, options, brevity).map(({ label, text: row }) => ({ label, text: tied(row) }));
  const title = headline(tied(text.view.outcome.title[language]), clock, columns);
  const urgent = text.view.outcome.urgency === 'now';
  return untied([
    ...(urgent ? numberFirst(text.view, title, language) : workLines(text, options)).map((line) =>
      urgent ? paint.bad(line) : line,
    ),
    ...title.map(paint.strong),
    ...(urgent ? workLines(text, options) : []),
    ...labelled(rows, { columns, indent: 2, plain: labelsBefore(screen) }),
    ...closingLines(text, triage, screen, brevity),
    ...draftLines(text, screen, brevity),
    ...alsoLines(text, triage, screen),
  ]);
}

/** The other problem that the words tell of, with the command that answers it. */
function alsoLines(text: OutcomeText, triage: TriageSection, { language, columns }: Screen): readonly string[] {
  const topic = alsoWritten(triage.topics, text.matches, text.trace, text.view.outcome.urgency === 'now');
  if (topic === null) return [];
  const answers = Object.entries(topic.answers).flatMap(([question, option]) => ['--answer', `${question}=${option}`]);
  return [
    ...wrap(triageWords(language).also(topic.name[language]), { columns }),
    commandLine(carrying(['triage', ...answers], text.carried)),
  ];
}

/** The command that makes a message for the desk of these answers, with what it is for where there is room. */
function draftLines(
  { view, replay, carried }: OutcomeText,
  { language, paint }: Screen,
  brevity: Brevity,
): readonly string[] {
  const answers = replay.flatMap((word, place) => (replay[place - 1] === '--answer' ? ['--answer', word] : []));
  const command = paint.typed(commandLine(carrying(['report', 'draft', ...answers], carried)));
  // In danger nobody is told to write.
  const bare = leavesOut(brevity, 'bare-draft') || view.outcome.kind === 'emergency';
  return bare ? [command] : [`${triageWords(language).draft}:`, command];
}

/** After "No" to "Did that solve it?": the desk once more, with its ways, and who is next. */
export function notSolvedLines(view: OutcomeView, screen: Screen): readonly string[] {
  const { language, columns } = screen;
  const words = triageWords(language);
  const [first] = view.desks;
  const next = nextTexts(view.desks[0]?.id ?? null, view.next, language);
  const rows: Row[] = [
    ...(first === undefined ? [] : [{ label: words.contact, text: contactText(first, language) }]),
    ...(next.length === 0 ? [] : [{ label: words.notThem, text: next.join('; ') }]),
  ].map(({ label, text }) => ({ label, text: tied(text) }));
  return untied([
    ...wrap(words.notSolved, { columns }),
    ...labelled(rows, { columns, indent: 2, plain: labelsBefore(screen) }),
  ]);
}

/**
 * The whole answer: planned work, what to do, who helps, why, and where it comes from. What does not fit on sixteen
 * lines of eighty columns is left out, in the order of `BREVITIES`; what to do and who helps always stays.
 */
export function outcomeLines(text: OutcomeText, triage: TriageSection, options: TextOptions): readonly string[] {
  const { screen } = options;
  if (text.explain || screen.sources) {
    const explained = text.explain
      ? explainLines(text.matches, text.trace, carrying(text.replay, text.carried), screen)
      : [];
    return [...linesAt(text, triage, options, 'all'), ...explained];
  }
  const counted = { ...options, screen: { ...screen, columns: COUNTED_COLUMNS, paint: NO_PAINT } };
  const brevity = BREVITIES.find((one) => linesAt(text, triage, counted, one).length <= MOST_LINES) ?? 'no-hours';
  return linesAt(text, triage, options, brevity);
}

export interface QuestionTextInput {
  readonly question: Asked;
  readonly status: 'question' | 'no-match';
  readonly query: string | null;
  /** The options that the words leave open, when they fit several equally well. */
  readonly tie: readonly string[] | null;
  readonly trace: readonly Given[];
  readonly matches: readonly Match[];
  readonly replay: readonly string[];
  readonly carried: readonly string[];
  readonly explain: boolean;
}

/** The question that is open, with its options and a command that answers it: for where nobody can be asked. */
export function questionLines(
  input: QuestionTextInput,
  triage: Pick<TriageSection, 'topics' | 'flow'>,
  screen: Screen,
): readonly string[] {
  const { language, columns, paint } = screen;
  const words = triageWords(language);
  const { question } = input;
  const intro =
    input.status === 'no-match'
      ? [
          ...wrap(words.nothingFits(visible(input.query ?? '', 60)), { columns }),
          ...wrap(words.nothingFitsAdvice, { columns }),
        ]
      : input.tie !== null
        ? wrap(words.fitsSeveralFirst, { columns })
        : [];
  const fitting = (input.tie ?? []).flatMap((id) => question.options.filter((option) => option.id === id));
  const ordered = [...fitting, ...question.options.filter((option) => !fitting.includes(option))];
  const rows = ordered.map((option) => ({ label: option.id, text: optionText(option, language) }));
  const place = input.replay.indexOf('--');
  const answer = ['--answer', `${question.id}=${input.tie?.[0] ?? NOT_SURE}`];
  const command =
    place < 0
      ? [...input.replay, ...answer]
      : [...input.replay.slice(0, place), ...answer, ...input.replay.slice(place)];
  const byWords = input.trace.some(({ by }) => by === 'words');
  const understood = question.id === FACULTY_QUESTION && byWords ? subjectOf(triage, input.matches, input.trace) : null;
  return [
    ...intro,
    ...(understood === null ? [] : wrap(words.understood(understood[language]), { columns })),
    ...wrap(questionText(question, language).text, { columns }).map(paint.strong),
    ...labelled(rows, { columns, indent: 2, plain: screen.plain }),
    ...wrap(words.answerWith, { columns }),
    paint.typed(commandLine(carrying(command, input.carried))),
    ...(input.explain ? explainLines(input.matches, input.trace, carrying(input.replay, input.carried), screen) : []),
  ];
}
