import type { Occurrence } from '../campus/windows.ts';
import { displayWidth, wrap } from '../io/layout.ts';
import type { Screen } from '../io/screen.ts';
import { sayTime } from '../time/say.ts';
import { isoAt } from '../time/zone.ts';
import { sayIsoDay, sayStated, sourcesOf } from './source-line.ts';
import { doubtAtHand, type View } from './view.ts';
import { wordsIn } from './words.ts';

/** Where the answer comes from: one closing sentence for all sources; with `--sources` one for each, in full. */
export function sourceLines(view: View, screen: Screen): readonly string[] {
  return sourceTexts(view, screen).flatMap((text) => wrap(text, { columns: columnsOf(screen) }).map(screen.paint.dim));
}

/** Where to look for what is not in the answer; in one short line where space is scarce. */
export function elsewhereLines(view: View, screen: Screen, short: boolean): readonly string[] {
  const words = wordsIn(screen.language);
  const text =
    view.coversFaults || view.notices.length > 0
      ? words.elsewhereBeside
      : short
        ? words.elsewhereShort
        : words.elsewhere;
  return wrap(text, { columns: columnsOf(screen) });
}

/** That the rule can be read in two ways, and the command that says why; none unless it concerns the moment itself. */
export function whyLines(view: View, screen: Screen): readonly string[] {
  const atHand = doubtAtHand(view);
  if (atHand === null) return [];
  return withCommand(
    wordsIn(screen.language).twoReadings,
    `lusupport maintenance --explain ${atHand.doubt.schedule}`,
    screen,
  );
}

/** What to do next; none where the answer leaves nothing to do. */
export function actionLines(view: View, screen: Screen): readonly string[] {
  const { question, answer, nowMs } = view;
  const words = wordsIn(screen.language);
  const triage = (sentence: string): readonly string[] => withCommand(sentence, 'lusupport triage', screen);
  const aboutMoment = question.list === null;
  if (aboutMoment && answer.state === 'unknown') {
    return withCommand(words.sayMoment, 'lusupport maintenance --at 2026-12-01', screen);
  }
  if (answer.state === 'overdue') return triage(words.brokenNow);
  if (aboutMoment && isAhead(view)) return wrap(words.lecturer, { columns: columnsOf(screen) });
  if (question.list === null && !isAboutNow(view, nowMs)) return [];
  if (aboutMoment && answer.clash === null) {
    const last = lastToEnd(answer.active);
    if (last !== null) return triage(words.stillBroken(sayTime(last.endMs, screen.language)));
    if (answer.recentlyEnded.length > 0) return triage(words.stillFails);
    if (!question.atGiven) return triage(words.brokenAnyway);
  }
  return triage(words.brokenNow);
}

/** True where planned work hits a plan that is not over, or comes at a moment of a later day. */
function isAhead(view: View): boolean {
  const { question, answer, nowMs } = view;
  if (answer.clash !== null) return answer.clash.occurrences.length > 0 && answer.clash.endMs > nowMs;
  return question.shownMs > nowMs && !isAboutNow(view, nowMs) && answer.state !== 'clear';
}

/** False where the question is about another day than today: then nothing can be broken now. */
function isAboutNow({ question }: View, nowMs: number): boolean {
  const { atGiven, shownMs } = question;
  return !atGiven || campusDay(shownMs) === campusDay(nowMs);
}

function campusDay(instantMs: number): string {
  return isoAt(instantMs).slice(0, '2026-12-01'.length);
}

/** A sentence and the command to type; the command is never broken over two lines. */
function withCommand(sentence: string, command: string, screen: Screen): readonly string[] {
  const columns = columnsOf(screen);
  const typed = screen.paint.typed(command);
  const line = `${sentence}  ${typed}`;
  return displayWidth(line) <= columns ? [line] : [...wrap(sentence, { columns }), `  ${typed}`];
}

function columnsOf({ plain, columns }: Screen): number {
  return plain ? Number.MAX_SAFE_INTEGER : columns;
}

function sourceTexts({ campus, question, nowMs }: View, screen: Screen): readonly string[] {
  const { language } = screen;
  const words = wordsIn(language);
  const schedules = campus.schedules.filter(
    ({ services }) => question.service === null || services.includes(question.service),
  );
  const sources = sourcesOf(schedules, campus);
  if (sources.length === 0) return [];
  if (screen.sources) {
    return sources.map((source) => {
      const { title, url } = source;
      const [stated, read] = [sayStated(source, nowMs, language), sayIsoDay(source.readOn, language)];
      return words.sourceInFull(title[language], url ?? words.urlUnknown, stated, read);
    });
  }
  const pages = sources.map((source) => `${source.title[language]} (${sayStated(source, nowMs, language)})`);
  return [words.computedFrom(pages.join(words.and))];
}

function lastToEnd(active: readonly Occurrence[]): Occurrence | null {
  return active.reduce<Occurrence | null>(
    (last, each) => (last === null || each.endMs > last.endMs ? each : last),
    null,
  );
}
