import { headline } from '../io/layout.ts';
import type { Screen } from '../io/screen.ts';
import { sayDate, sayDuration, sayMoment, sayOwnTime, sayShortDate, sayTime, sayTimeRange } from '../time/say.ts';
import { CAMPUS_ZONE, wallTimeAt } from '../time/zone.ts';
import { doubtAtHand, type View } from './view.ts';
import { wordsIn } from './words.ts';

/** The first line or lines: what is so, and the moment, plan or period it is about. */
export function headLines(view: View, screen: Screen): readonly string[] {
  const { question, campus } = view;
  const service = campus.services.find(({ id }) => id === question.service);
  const said = verdict(view, screen);
  // What hits a plan stands below with its service.
  const named = service !== undefined && !isHit(view);
  const sentence = `${capital(named ? `${service.name[screen.language]}: ${said}` : said)}.`;
  const moment = whenLine(view, screen);
  const strong = screen.paint.strong(sentence);
  return screen.plain ? [strong, moment] : headline(strong, moment, screen.columns);
}

function isHit({ question, answer }: View): boolean {
  return question.list?.kind !== 'period' && (answer.clash?.occurrences.length ?? 0) > 0;
}

function verdict(view: View, screen: Screen): string {
  const { question, answer } = view;
  const words = wordsIn(screen.language);
  const { list } = question;
  if (list?.kind === 'period') {
    const count = answer.occurrences.length;
    return count === 0 ? words.periodEmpty : words.period(count);
  }
  if (answer.state === 'unknown') return words.unknownState;
  if (answer.clash !== null) {
    if (answer.clash.occurrences.length === 0) return words.planFree + perhaps(view, screen);
    return words.planHit(sayDuration(answer.clash.overlapMinutes, screen.language));
  }
  if (answer.state === 'overdue') return words.overdueNow;
  if (answer.state === 'active') {
    return question.atGiven ? words.activeThen : words.activeNow;
  }
  if (answer.state === 'soon') {
    const [soonest] = answer.next;
    const minutes = Math.ceil(((soonest?.startMs ?? question.shownMs) - question.shownMs) / 60_000);
    const duration = sayDuration(minutes, screen.language);
    return question.atGiven ? words.soonThen(duration) : words.soonNow(duration);
  }
  return (question.atGiven ? words.clearThen : words.clearNow) + perhaps(view, screen);
}

/** What a headline without planned work adds where the other reading has some; empty otherwise. */
function perhaps(view: View, screen: Screen): string {
  const { language } = screen;
  const words = wordsIn(language);
  const atHand = doubtAtHand(view);
  const other = atHand?.doubt.other ?? null;
  if (atHand === null || other === null || atHand.concern === 'ours') return '';
  const { startMs, endMs } = other;
  if (atHand.concern === 'other-soon') return words.perhapsFrom(sayTime(startMs, language));
  if (view.answer.clash === null) return words.perhapsUntil(sayTime(endMs, language));
  return words.perhapsThen(`${sayShortDate(startMs, language)} ${sayTimeRange(startMs, endMs, language)}`);
}

/** The moment, plan or period asked about; the reader's own clock where it differs; that the time is pretended. */
export function whenLine(view: View, screen: Screen): string {
  const { question, answer, pretended, machineOffsetMinutes } = view;
  const { language } = screen;
  const { list } = question;
  const [fromMs, toMs] =
    list?.kind === 'period'
      ? [list.fromMs, list.toMs]
      : [question.shownMs, answer.clash === null ? null : answer.clash.endMs];
  const remarks = [
    sayOwnTime(fromMs, language, machineOffsetMinutes(fromMs)),
    pretended ? wordsIn(language).pretended : null,
  ].filter((remark) => remark !== null);
  const when = toMs === null ? sayMoment(fromMs, language) : sayPeriod(fromMs, toMs, screen);
  return remarks.length === 0 ? when : `${when} (${remarks.join(', ')})`;
}

/** `Mon 7 Sep 2026, 19:00-21:00`; both dates where they differ, and no clock times between two midnights. */
function sayPeriod(fromMs: number, toMs: number, screen: Screen): string {
  const { language } = screen;
  const days = [sayDate(fromMs, language), sayDate(toMs, language)] as const;
  if (days[0] === days[1]) return `${days[0]}, ${sayTimeRange(fromMs, toMs, language)}`;
  if (isMidnight(fromMs) && isMidnight(toMs)) return days.join(' - ');
  return `${sayMoment(fromMs, language)} - ${sayMoment(toMs, language)}`;
}

function isMidnight(instantMs: number): boolean {
  const { hour, minute, second } = wallTimeAt(instantMs, CAMPUS_ZONE);
  return hour === 0 && minute === 0 && second === 0;
}

/** A first letter for a sentence. */
export function capital(text: string): string {
  // A name such as uSis keeps its own letters.
  return /^[a-z][A-Z]/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);
}
