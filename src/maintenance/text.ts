import { wrap } from '../io/layout.ts';
import type { Screen } from '../io/screen.ts';
import { sayDuration } from '../time/say.ts';
import type { Clash } from './clash.ts';
import { doubtNotes } from './doubt-note.ts';
import { fitting, type Pieces } from './fit.ts';
import { actionLines, elsewhereLines, sourceLines, whyLines } from './foot.ts';
import { headLines } from './head.ts';
import { type Row, type RowLines, rowLines } from './rows.ts';
import type { View } from './view.ts';
import { wordsIn } from './words.ts';

/** The whole answer at 80 columns: a list that was asked for may be longer. */
const MOST_LINES = 8;
/** Narrower screens wrap more and may scroll. */
const FULL_COLUMNS = 72;

/** The answer as lines: what is so, the list, where it comes from, what live notices say, what to do next. */
export function screenLines(view: View, screen: Screen): readonly string[] {
  return [...plannedLines(view, screen), ...closingLines(view, screen)];
}

/** The part that the schedules alone give. Lines of live notices count: they still have to fit below. */
export function plannedLines(view: View, screen: Screen): readonly string[] {
  const whole: Pieces = {
    head: headLines(view, screen),
    rows: rowsOf(view, screen),
    around: view.answer.clash === null ? [] : aroundLines(view.answer.clash, screen),
    source: sourceLines(view, screen),
    elsewhere: elsewhereLines(view, screen, false),
    // A line of live notices takes the place of words, never of work.
    elsewhereShort: view.notices.length > 0 ? [] : elsewhereLines(view, screen, true),
    why: whyLines(view, screen),
    action: closingLines(view, screen),
  };
  const limited = screen.columns >= FULL_COLUMNS && !screen.plain && !screen.sources && view.question.list === null;
  const { head, rows, around, source, elsewhere, why } = limited ? fitting(whole, MOST_LINES) : whole;
  const linesOf = (planned: boolean): readonly string[] =>
    rows.filter(({ row }) => (row.kind === 'planned') === planned).flatMap(({ lines }) => lines);
  return [
    ...head,
    ...linesOf(false),
    ...around,
    ...linesOf(true),
    ...endedLines(view, screen),
    ...source,
    ...elsewhere,
    ...why,
  ];
}

/** What live notices say, and the next action. */
export function closingLines(view: View, screen: Screen): readonly string[] {
  return [...view.notices, ...actionLines(view, screen)];
}

/** A rule can end: then nothing comes, and that is said. */
function endedLines({ question, answer }: View, screen: Screen): readonly string[] {
  const nothingComes = question.list === null && answer.state !== 'unknown' && answer.next.length === 0;
  return nothingComes ? [`${screen.plain ? '' : '  '}${wordsIn(screen.language).noneComes}`] : [];
}

function rowsOf(view: View, screen: Screen): readonly RowLines[] {
  const { question, campus, doubts } = view;
  const fixed = [...stateRows(view), ...listRows(view)];
  const noted = doubtNotes([...fixed, ...nextRows(view, fixed)], doubts, question, screen.language);
  return rowLines(noted, campus, screen, question.list !== null);
}

/** What comes next, unless a list was asked for; what is shown above is not said again. */
function nextRows({ question, answer }: View, shown: readonly Row[]): readonly Row[] {
  if (question.list !== null) return [];
  const ids = new Set(shown.map((row) => row.occurrence.id));
  return answer.next.filter(({ id }) => !ids.has(id)).map((occurrence) => ({ kind: 'planned', occurrence }));
}

/** What runs, what just ended, or what hits the plan. A list of a period speaks of that period only. */
function stateRows({ question, answer }: View): readonly Row[] {
  if (question.list?.kind === 'period') return [];
  if (answer.clash !== null) return answer.clash.occurrences.map((occurrence) => ({ kind: 'hit', occurrence }));
  return [
    ...answer.active.map((occurrence): Row => ({ kind: 'active', occurrence })),
    ...answer.recentlyEnded.map((occurrence): Row => ({ kind: 'ended', occurrence })),
  ];
}

function listRows({ answer }: View): readonly Row[] {
  return answer.occurrences.map((occurrence) => ({ kind: 'planned', occurrence }));
}

/** How long there is no planned work around the plan; of a side without such time nothing is said. */
function aroundLines(clash: Clash, screen: Screen): readonly string[] {
  const words = wordsIn(screen.language);
  const say = (minutes: number | null): string =>
    minutes === null ? words.longer : sayDuration(roughly(minutes), screen.language);
  const { freeBeforeMinutes, freeAfterMinutes } = clash;
  const [before, after] = [say(freeBeforeMinutes), say(freeAfterMinutes)];
  const sentences = [
    ...(clash.occurrences.length > 0 ? [words.slow] : []),
    ...(freeBeforeMinutes !== 0 && freeAfterMinutes !== 0 ? [words.around(before, after)] : []),
    ...(freeBeforeMinutes !== 0 && freeAfterMinutes === 0 ? [words.aroundBefore(before)] : []),
    ...(freeBeforeMinutes === 0 && freeAfterMinutes !== 0 ? [words.aroundAfter(after)] : []),
  ];
  if (sentences.length === 0) return [];
  const text = sentences.join(' ');
  return screen.plain ? [text] : wrap(text, { columns: screen.columns, indent: 2 });
}

/** From a day on in hours, from two on in days; rounded down, so that no more is promised than there is. */
function roughly(minutes: number): number {
  if (minutes < 1440) return minutes;
  return minutes - (minutes % (minutes < 2880 ? 60 : 1440));
}
