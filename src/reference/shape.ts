import * as v from 'valibot';

/** Pieces that every data file is made of. Used when data is checked, never at start-up. */

export const id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, 'an id: a-z, 0-9, single - or . between'),
);

const sentence = v.pipe(v.string(), v.trim(), v.minLength(1, 'a text that is not empty'));

/** A text in both languages. */
export const text = v.strictObject({ en: sentence, nl: sentence });

export const isoDate = v.pipe(v.string(), v.isoDate('a date such as 2026-11-22'));

const STATED_ON = /^(?:undated|(\d{4})(?:\/(\d{4})|-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)$/;

/** A date, a month, a year, a range of years such as `2021/2023`, or `undated`. */
export const statedOn = v.pipe(
  v.string(),
  v.check((text) => {
    const [matched, first, last] = STATED_ON.exec(text) ?? [];
    return matched !== undefined && (last === undefined || Number(first) < Number(last));
  }, 'a date, a year, a range such as 2021/2023, or undated'),
);

/** What every record carries: which source says it. Ids of `sources.yaml`, at least one. */
export const sourceIds = v.pipe(v.array(id), v.minLength(1, 'at least one source id'));

export const url = v.pipe(v.string(), v.url('an address that starts with https://'));
