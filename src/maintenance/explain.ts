import { soonestAfter } from '../campus/windows.ts';
import { labelled, type Row, wrap } from '../io/layout.ts';
import type { Screen } from '../io/screen.ts';
import type { Schedule } from '../reference/campus-data.ts';
import { sayDate } from '../time/say.ts';
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
  const next = view.question.atMs === null ? [] : soonestAfter([schedule], view.question.atMs, NEXT_COUNT);
  const dates = next.map(({ startMs }) => sayDate(startMs, language)).join(', ');
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
    { label: words.next, text: next.length === 0 ? words.none : `${dates}${mark}` },
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
  const hours =
    language === 'nl'
      ? `${schedule.start}-${schedule.end} uur`.replaceAll(':', '.')
      : `${schedule.start}-${schedule.end}`;
  return schedule.zone === CAMPUS_ZONE ? words.at(days, hours) : words.inZone(days, hours, schedule.zone);
}
