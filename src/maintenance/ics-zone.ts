import ICAL from 'ical.js';
import { type OffsetChange, offsetChanges, offsetMinutesAt } from '../time/offset-changes.ts';
import { CAMPUS_ZONE } from '../time/zone.ts';

/** Years after the first event for which the clock changes of another zone than ours are listed. */
const LISTED_YEARS = 25;
const FIRST_CAMPUS_YEAR = 1996;

/** How the clock of a zone changes, for readers that do not know it. Ours by its yearly rule, any other change by change. */
export function zoneComponent(zone: string, fromYear: number): ICAL.Component {
  const component = new ICAL.Component('vtimezone');
  component.updatePropertyWithValue('tzid', zone);
  const parts = zone === CAMPUS_ZONE && fromYear > FIRST_CAMPUS_YEAR ? campusParts() : listedParts(zone, fromYear);
  for (const part of parts) component.addSubcomponent(part);
  return component;
}

/** The rule of Directive 2000/84/EC: at 01:00 UTC on the last Sunday of March and of October. */
function campusParts(): readonly ICAL.Component[] {
  const part = (kind: 'daylight' | 'standard', name: string, start: string, rule: string): ICAL.Component => {
    const isSummer = kind === 'daylight';
    const made = observance(kind, start, isSummer ? 60 : 120, isSummer ? 120 : 60);
    made.updatePropertyWithValue('tzname', name);
    made.updatePropertyWithValue('rrule', ICAL.Recur.fromString(rule));
    return made;
  };
  return [
    part('daylight', 'CEST', '1996-03-31T02:00:00', 'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'),
    part('standard', 'CET', '1996-10-27T03:00:00', 'FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'),
  ];
}

function listedParts(zone: string, fromYear: number): readonly ICAL.Component[] {
  const fromMs = Date.UTC(fromYear - 1, 0, 1);
  const offset = offsetMinutesAt(fromMs, zone);
  const changes = offsetChanges(zone, fromMs, Date.UTC(fromYear + LISTED_YEARS, 0, 1));
  const groups = new Map<string, OffsetChange[]>();
  for (const change of changes) {
    const key = `${change.beforeMinutes} ${change.afterMinutes}`;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  const listed = [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const kind = first.afterMinutes > first.beforeMinutes ? 'daylight' : 'standard';
    const made = observance(kind, wallClock(first), first.beforeMinutes, first.afterMinutes);
    for (const each of others) made.addPropertyWithValue('rdate', ICAL.Time.fromDateTimeString(wallClock(each)));
    return [made];
  });
  return [observance('standard', wallTime(fromMs, offset), offset, offset), ...listed];
}

/** By the clock before the change, as RFC 5545 section 3.6.5 asks. */
function wallClock({ atMs, beforeMinutes }: OffsetChange): string {
  return wallTime(atMs, beforeMinutes);
}

function wallTime(instantMs: number, offsetMinutes: number): string {
  return new Date(instantMs + offsetMinutes * 60_000).toISOString().slice(0, -'.000Z'.length);
}

function observance(
  kind: 'daylight' | 'standard',
  start: string,
  fromMinutes: number,
  toMinutes: number,
): ICAL.Component {
  const component = new ICAL.Component(kind);
  component.updatePropertyWithValue('dtstart', ICAL.Time.fromDateTimeString(start));
  component.updatePropertyWithValue('tzoffsetfrom', utcOffset(fromMinutes));
  component.updatePropertyWithValue('tzoffsetto', utcOffset(toMinutes));
  return component;
}

function utcOffset(minutes: number): ICAL.UtcOffset {
  return ICAL.UtcOffset.fromSeconds(minutes * 60);
}
