import { RRuleTemporal } from 'rrule-temporal';

/** The part of Temporal's ZonedDateTime that the tests compare with. */
export interface ZonedDateTime {
  readonly epochMilliseconds: number;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly dayOfWeek: number;
  toString(options: { timeZoneName: 'never'; smallestUnit: 'second' }): string;
}

interface ZonedDateTimeClass {
  new (epochNanoseconds: bigint, zone: string): ZonedDateTime;
  from(
    fields: Record<string, number | string>,
    options: { disambiguation: 'compatible' | 'earlier' | 'later' },
  ): ZonedDateTime;
}

/**
 * An implementation of Temporal that shares nothing with luxon: the one that rrule-temporal brings. It is not exported,
 * so it is taken from the class of an occurrence.
 */
function temporalOfRRule(): ZonedDateTimeClass {
  const rule = new RRuleTemporal({ rruleString: 'DTSTART;TZID=UTC:20260101T000000\nRRULE:FREQ=DAILY;COUNT=1' });
  const [occurrence] = rule.all();
  if (occurrence === undefined) throw new Error('rrule-temporal gives no occurrence');
  return occurrence.constructor as unknown as ZonedDateTimeClass;
}

const Zoned = temporalOfRRule();

export function oracleAt(instantMs: number, zone: string): ZonedDateTime {
  return new Zoned(BigInt(instantMs) * 1_000_000n, zone);
}

/** The instant of a wall time; `compatible` is the rule of RFC 5545. */
export function oracleInstant(
  wall: { year: number; month: number; day: number; hour: number; minute: number; second: number },
  zone: string,
  disambiguation: 'compatible' | 'earlier' | 'later',
): number {
  return Zoned.from({ ...wall, timeZone: zone }, { disambiguation }).epochMilliseconds;
}
