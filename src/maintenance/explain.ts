import { durationMinutes } from '../campus/planned-times.ts';
import { lastBefore, soonestAfter } from '../campus/windows.ts';
import { labelled, type Row, wrap } from '../io/layout.ts';
import type { Screen } from '../io/screen.ts';
import type { Language } from '../language.ts';
import type { Schedule, ScheduleException } from '../reference/campus-data.ts';
import { sayDate, sayDuration } from '../time/say.ts';
import { CAMPUS_ZONE } from '../time/zone.ts';
import { sayRule } from './rule-words.ts';
import { sayIsoDay, sayStated, sourcesOf } from './source-line.ts';
import type { View } from './view.ts';
import { wordsIn } from './words.ts';

const NEXT_COUNT = 3;

/** Where a schedule comes from: its rule in words and as written, the other reading, the next three, the source. */
export function explainLines(id: string, view: View, screen: Screen): readonly string[] {
  const schedule = view.campus.schedules.find((each) => each.id === id);
  if (schedule === undefined) throw new Error(`no schedule ${id}`);
  const { language, columns, plain } = screen;
  const title = wrap(`${schedule.id}: ${schedule.name[language]}`, { columns }).map(screen.paint.strong);
  const width = plain ? Number.MAX_SAFE_INTEGER : columns;
  return [...title, ...labelled(rowsOf(schedule, view, screen), { columns: width, indent: 2, plain })];
}

function rowsOf(schedule: Schedule, view: View, screen: Screen): readonly Row[] {
  const { language } = screen;
  const words = wordsIn(language).explain;
  const other = schedule.otherReading;
  const mark = view.pretended ? ` (${wordsIn(language).pretended})` : '';
  return [
    { label: words.when, text: whenText(schedule, schedule.rule, screen) },
    { label: words.rule, text: `${schedule.rule} (${schedule.zone})` },
    ...(other === null
      ? []
      : [
          { label: words.orReadAs, text: `${sayRule(other.rule, language)}: ${other.rule}` },
          { label: words.why, text: other.why[language] },
        ]),
    ...(schedule.exceptions ?? []).map((exception) => ({
      label: words.exception[exception.kind],
      text: exceptionText(exception, language),
    })),
    { label: words.next, text: `${nextText(schedule, view, screen)}${mark}` },
    ...sourcesOf([schedule], view.campus).map((source) => ({
      label: words.source,
      text: [
        source.title[language],
        ...(screen.sources ? [source.url ?? wordsIn(language).urlUnknown] : []),
        sayStated(source, view.nowMs, language),
        words.readOn(sayIsoDay(source.readOn, language)),
      ].join(', '),
    })),
    { label: words.check, text: words.checkPlaces },
  ];
}

function whenText(schedule: Schedule, rule: string, screen: Screen): string {
  const { language } = screen;
  const words = wordsIn(language).explain;
  const days =
    sayRule(rule, language) + (schedule.since === undefined ? '' : words.since(sayIsoDay(schedule.since, language)));
  const hours = hoursText(schedule, language);
  return schedule.zone === CAMPUS_ZONE ? words.at(days, hours) : words.inZone(days, hours, schedule.zone);
}

function hoursText({ start, end, duration }: Schedule, language: Language): string {
  const clock = (time: string): string => (language === 'nl' ? time.replace(':', '.') : time);
  const closing = language === 'nl' ? ' uur' : '';
  if (end !== undefined) return `${clock(start)}-${clock(end)}${closing}`;
  const length = sayDuration(durationMinutes(duration ?? ''), language);
  return wordsIn(language).explain.lasting(`${clock(start)}${closing}`, length);
}

/** The next few times; where none comes, when the last one was. */
function nextText(schedule: Schedule, view: View, screen: Screen): string {
  const { language } = screen;
  const words = wordsIn(language).explain;
  const { atMs } = view.question;
  if (atMs === null) return words.none;
  const next = soonestAfter([schedule], atMs, NEXT_COUNT);
  if (next.length > 0) return next.map(({ startMs }) => sayDate(startMs, language)).join(', ');
  const last = lastBefore(schedule, atMs + 1);
  return last === null ? words.neverAgain : words.lastWas(sayDate(last.startMs, language));
}

/** `7 Dec 2026`, `7 Dec 2026 to 14 Dec 2026, 19:00-23:00` */
function exceptionText(exception: ScheduleException, language: Language): string {
  const day = sayIsoDay(exception.on, language);
  if (exception.kind === 'cancelled') return day;
  const days =
    exception.kind === 'moved' ? wordsIn(language).explain.movedTo(day, sayIsoDay(exception.to, language)) : day;
  const clock = (time: string): string => (language === 'nl' ? time.replace(':', '.') : time);
  const times = [exception.start, exception.end].filter((time) => time !== undefined).map(clock);
  return times.length === 0 ? days : `${days}, ${times.join('-')}`;
}
