import ICAL from 'ical.js';
import { isoDayOf } from '../campus/civil.ts';
import { type Series, type Single, seriesOf } from '../campus/series.ts';
import type { Language } from '../language.ts';
import type { Schedule } from '../reference/campus-data.ts';
import type { CampusSection } from '../reference/sections.ts';
import { wallTimeAt } from '../time/zone.ts';
import { VERSION } from '../version.ts';
import { capital } from './head.ts';
import { zoneComponent } from './ics-zone.ts';
import { servicesNamed } from './rows.ts';
import { sayRule } from './rule-words.ts';
import { sayStated, sourcesOf } from './source-line.ts';
import { wordsIn } from './words.ts';

export interface CalendarWish {
  readonly campus: CampusSection;
  /** Those that the file is about. */
  readonly schedules: readonly Schedule[];
  readonly language: Language;
  readonly nowMs: number;
  /** Minutes before the start; null for no alarm. */
  readonly alarmMinutes: number | null;
}

/** What a file of ours is known by. */
export const PRODUCT = '-//lusupport//planned maintenance';

/** ical.js counts a folded line without its leading blank, so that 75 would make lines of 76 octets. */
const FOLD_OCTETS = 74;

/**
 * Planned work as one iCalendar file (RFC 5545) that can be subscribed to: the same from day to day until the facts
 * change, or the year. A rule that always held begins on the first of January of last year.
 */
export function calendarText(wish: CalendarWish): string {
  ICAL.foldLength = FOLD_OCTETS;
  const { campus, language } = wish;
  const words = wordsIn(language).ics;
  const calendar = new ICAL.Component('vcalendar');
  const set = (name: string, value: string): void => void calendar.updatePropertyWithValue(name, value);
  set('version', '2.0');
  set('prodid', `${PRODUCT} ${VERSION}//${language.toUpperCase()}`);
  set('calscale', 'GREGORIAN');
  set('name', words.calendarName);
  set('x-wr-calname', words.calendarName);
  set('x-published-ttl', 'P1D');
  const refresh = new ICAL.Property('refresh-interval', calendar);
  refresh.resetType('duration');
  refresh.setValue(ICAL.Duration.fromString('P1D'));
  calendar.addProperty(refresh);
  const fromYear = wallTimeAt(wish.nowMs, 'UTC').year - 1;
  const made = wish.schedules.map((schedule) => ({ schedule, series: seriesOf(schedule, fromYear) }));
  for (const [zone, year] of zonesOf(made, fromYear)) calendar.addSubcomponent(zoneComponent(zone, year));
  const stamp = utc(Date.parse(`${campus.manifest.dataVersion.slice(0, 10)}T00:00:00Z`));
  for (const { schedule, series } of made) {
    for (const event of eventsOf(schedule, series, wish)) {
      event.updatePropertyWithValue('dtstamp', stamp);
      calendar.addSubcomponent(event);
    }
  }
  return `${calendar.toString()}\r\n`;
}

type Made = readonly { readonly schedule: Schedule; readonly series: Series }[];

/** Each zone that a series is written in, with the year of its first event. */
function zonesOf(made: Made, fromYear: number): ReadonlyMap<string, number> {
  const zones = new Map<string, number>();
  for (const { schedule, series } of made) {
    if (series.firstDay === null) continue;
    const year = Number(isoDayOf(series.firstDay).slice(0, 4));
    zones.set(schedule.zone, Math.min(year, zones.get(schedule.zone) ?? fromYear + 1));
  }
  return zones;
}

function eventsOf(schedule: Schedule, series: Series, wish: CalendarWish): readonly ICAL.Component[] {
  const singles = series.singles.map((single) => singleEvent(schedule, single, wish));
  return series.firstDay === null ? singles : [seriesEvent(schedule, series, series.firstDay, wish), ...singles];
}

function seriesEvent(schedule: Schedule, series: Series, firstDay: number, wish: CalendarWish): ICAL.Component {
  const event = newEvent(`${schedule.id}@lusupport`, schedule, [], wish);
  const { zone } = schedule;
  const at = (day: number, afterMs = 0): ICAL.Time => local(day, series.startMinutes, afterMs);
  addZoned(event, 'dtstart', at(firstDay), zone);
  addZoned(event, 'dtend', at(firstDay, series.lengthMs), zone);
  event.updatePropertyWithValue('rrule', ruleOf(schedule.rule, series.untilMs));
  for (const day of series.leftOut) addZoned(event, 'exdate', at(day), zone);
  return event;
}

function singleEvent(schedule: Schedule, { kind, occurrence }: Single, wish: CalendarWish): ICAL.Component {
  const words = wordsIn(wish.language).ics;
  const remark = { moved: words.moved, extra: words.extra, 'clock-change': words.clockChange }[kind];
  const event = newEvent(`${occurrence.id}@lusupport`, schedule, [remark], wish);
  event.updatePropertyWithValue('dtstart', utc(occurrence.startMs));
  event.updatePropertyWithValue('dtend', utc(occurrence.endMs));
  return event;
}

function newEvent(uid: string, schedule: Schedule, remarks: readonly string[], wish: CalendarWish): ICAL.Component {
  const { campus, language, nowMs, alarmMinutes } = wish;
  const words = wordsIn(language);
  const services = servicesNamed(schedule.services, campus, language);
  const summary = words.ics.summary(services);
  const sources = sourcesOf([schedule], campus).map(
    (source) => `${source.title[language]} (${sayStated(source, nowMs, language)})`,
  );
  const { otherReading } = schedule;
  const description = [
    words.ics.slow(capital(services)),
    ...remarks,
    ...(otherReading === null
      ? []
      : [words.ics.doubt(sayRule(otherReading.rule, language), otherReading.why[language])]),
    words.computedFrom(sources.join(words.and)),
    words.ics.notInIt,
    words.ics.ownCalendar,
  ].join('\n');
  const event = new ICAL.Component('vevent');
  event.updatePropertyWithValue('uid', uid);
  event.updatePropertyWithValue('summary', summary);
  event.updatePropertyWithValue('description', description);
  // The reader's own time stays free: planned work is no appointment.
  event.updatePropertyWithValue('transp', 'TRANSPARENT');
  if (alarmMinutes !== null) event.addSubcomponent(alarm(summary, alarmMinutes));
  return event;
}

function alarm(text: string, minutes: number): ICAL.Component {
  const component = new ICAL.Component('valarm');
  component.updatePropertyWithValue('action', 'DISPLAY');
  component.updatePropertyWithValue('description', text);
  component.updatePropertyWithValue('trigger', ICAL.Duration.fromSeconds(-minutes * 60));
  return component;
}

/** With a time zone, RFC 5545 wants UNTIL in UTC. */
function ruleOf(rule: string, untilMs: number | null): ICAL.Recur {
  const words = rule.split(';').filter((word) => !word.startsWith('UNTIL='));
  const recur = ICAL.Recur.fromString(words.join(';'));
  if (untilMs !== null) recur.until = utc(untilMs);
  return recur;
}

function addZoned(event: ICAL.Component, name: string, time: ICAL.Time, zone: string): void {
  const property = new ICAL.Property(name, event);
  property.setParameter('tzid', zone);
  property.setValue(time);
  event.addProperty(property);
}

/** A wall time without a zone: the parameter names it. */
function local(day: number, startMinutes: number, afterMs: number): ICAL.Time {
  const shown = new Date(day * 86_400_000 + startMinutes * 60_000 + afterMs).toISOString();
  return ICAL.Time.fromDateTimeString(shown.slice(0, -'.000Z'.length));
}

function utc(instantMs: number): ICAL.Time {
  return ICAL.Time.fromDateTimeString(new Date(instantMs).toISOString().replace(/\.\d{3}Z$/, 'Z'));
}
