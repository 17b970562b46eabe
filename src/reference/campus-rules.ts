import { dayNumberOf, dayNumberOfIso, isIsoDay } from '../campus/civil.ts';
import { durationMinutes } from '../campus/planned-times.ts';
import { datesOf } from '../campus/recurrence.ts';
import { type Rule, readRule } from '../campus/rule.ts';
import type { Text } from '../language.ts';
import { isKnownZone } from '../time/zone.ts';
import { MOST_DURATION_MINUTES, type Schedule, type Service } from './campus-data.ts';
import type { RuleProblem } from './problem.ts';
import type { Source } from './source-data.ts';

/** The records that the rules below compare with each other. */
export interface CampusRecords {
  readonly services: readonly Service[];
  readonly schedules: readonly Schedule[];
  readonly sources: readonly Source[];
}

/** What does not hold between the records of `sources.yaml`, `services.yaml` and `schedules.yaml`; all of it at once. */
export function checkCampus(data: CampusRecords): readonly RuleProblem[] {
  return [
    ...idsUnique('sources.yaml', data.sources),
    ...idsUnique('services.yaml', data.services),
    ...idsUnique('schedules.yaml', data.schedules),
    ...sourcesExist('services.yaml', data.services, data.sources),
    ...sourcesExist('schedules.yaml', data.schedules, data.sources),
    ...servicesExist(data),
    ...rulesReadable(data.schedules),
    ...rulesAnchored(data.schedules),
    ...rulesGiveDays(data.schedules),
    ...firstDaysExist(data.schedules),
    ...zonesKnown(data.schedules),
    ...windowsNotEmpty(data.schedules),
    ...exceptionSourcesExist(data),
    ...data.schedules.flatMap(exceptionProblems),
  ];
}

function idsUnique(file: string, records: readonly { readonly id: string }[]): readonly RuleProblem[] {
  const seen = new Set<string>();
  return records.flatMap(({ id }, index) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    const message = { en: `the id ${id} is used twice`, nl: `de id ${id} komt twee keer voor` };
    return [{ file, path: [index, 'id'], code: 'id-twice', message }];
  });
}

function sourcesExist(
  file: string,
  records: readonly { readonly sources: readonly string[] }[],
  sources: readonly Source[],
): readonly RuleProblem[] {
  const known = new Set(sources.map((source) => source.id));
  return records.flatMap((record, index) =>
    record.sources.flatMap((id, place) => {
      if (known.has(id)) return [];
      const message = { en: `no source ${id} in sources.yaml`, nl: `geen bron ${id} in sources.yaml` };
      return [{ file, path: [index, 'sources', place], code: 'unknown-source', message }];
    }),
  );
}

function servicesExist({ schedules, services }: CampusRecords): readonly RuleProblem[] {
  const known = new Set(services.map((service) => service.id));
  return schedules.flatMap((schedule, index) =>
    schedule.services.flatMap((id, place) => {
      if (known.has(id)) return [];
      const message = { en: `no service ${id} in services.yaml`, nl: `geen dienst ${id} in services.yaml` };
      return [problemAt([index, 'services', place], 'unknown-service', message)];
    }),
  );
}

/** Both rules of a schedule with the path of each. */
function rulesOf(
  schedule: Schedule,
  index: number,
): readonly { path: (string | number)[]; rule: ReturnType<typeof readRule> }[] {
  const { rule, otherReading } = schedule;
  return [
    { path: [index, 'rule'], rule: readRule(rule) },
    ...(otherReading === null ? [] : [{ path: [index, 'otherReading', 'rule'], rule: readRule(otherReading.rule) }]),
  ];
}

function rulesReadable(schedules: readonly Schedule[]): readonly RuleProblem[] {
  return schedules.flatMap((schedule, index) =>
    rulesOf(schedule, index).flatMap(({ path, rule }) =>
      'problem' in rule ? [problemAt(path, 'unreadable-rule', rule.problem)] : [],
    ),
  );
}

/** "Every second week" and "ten times" say nothing without the day they count from. */
function rulesAnchored(schedules: readonly Schedule[]): readonly RuleProblem[] {
  return schedules.flatMap((schedule, index) => {
    if (schedule.since !== undefined) return [];
    const rules = rulesOf(schedule, index).flatMap(({ rule }) => ('problem' in rule ? [] : [rule]));
    const counts = (word: string): Text => ({
      en: `${word} needs since: the first day the rule holds`,
      nl: `${word} vraagt om since: de eerste dag waarop de regel geldt`,
    });
    return [
      ...(rules.some(({ interval }) => interval > 1)
        ? [problemAt([index, 'rule'], 'interval-without-since', counts('INTERVAL'))]
        : []),
      ...(rules.some(({ count }) => count !== null)
        ? [problemAt([index, 'rule'], 'count-without-since', counts('COUNT'))]
        : []),
    ];
  });
}

const FIRST_DAY = dayNumberOf(1970, 1, 1);
const END_DAY = dayNumberOf(2101, 1, 1);

/** 30 February, or an end before the first day: such a rule is a slip of the pen. */
function rulesGiveDays(schedules: readonly Schedule[]): readonly RuleProblem[] {
  return schedules.flatMap((schedule, index) => {
    if (schedule.since !== undefined && !isIsoDay(schedule.since)) return [];
    return rulesOf(schedule, index).flatMap(({ path, rule }) => {
      if ('problem' in rule || hasDay(rule, schedule, FIRST_DAY, END_DAY)) return [];
      const message = {
        en: 'the rule gives no day from 1970 to 2100',
        nl: 'de regel geeft geen enkele dag van 1970 tot en met 2100',
      };
      return [problemAt(path, 'rule-without-day', message)];
    });
  });
}

/** Whether a rule has a date from `fromDay` up to and without `toDay`. */
function hasDay(rule: Rule, { since }: Schedule, fromDay: number, toDay: number): boolean {
  const sinceDay = since === undefined ? null : dayNumberOfIso(since);
  return datesOf(rule, sinceDay, fromDay, toDay).next().done !== true;
}

function firstDaysExist(schedules: readonly Schedule[]): readonly RuleProblem[] {
  return schedules.flatMap(({ since }, index) => {
    if (since === undefined || isIsoDay(since)) return [];
    const message = { en: `${since} is not a day of the calendar`, nl: `${since} is geen dag van de kalender` };
    return [problemAt([index, 'since'], 'no-such-date', message)];
  });
}

function zonesKnown(schedules: readonly Schedule[]): readonly RuleProblem[] {
  return schedules.flatMap((schedule, index) => {
    if (isKnownZone(schedule.zone)) return [];
    const message = {
      en: `${schedule.zone} is not a known time zone; expected a name such as Europe/Amsterdam`,
      nl: `${schedule.zone} is geen bekende tijdzone; verwacht: een naam zoals Europe/Amsterdam`,
    };
    return [problemAt([index, 'zone'], 'unknown-zone', message)];
  });
}

/** One end, by the clock or by length, and not at once. */
function windowsNotEmpty(schedules: readonly Schedule[]): readonly RuleProblem[] {
  return schedules.flatMap(({ start, end, duration }, index) => {
    if ((end === undefined) === (duration === undefined)) {
      const message = { en: 'give either end or duration', nl: 'geef end of duration, een van beide' };
      return [problemAt([index, end === undefined ? 'start' : 'duration'], 'end-or-duration', message)];
    }
    if (start === end) return [problemAt([index, 'end'], 'empty-window', EMPTY)];
    const minutes = duration === undefined ? 1 : durationMinutes(duration);
    if (minutes >= 1 && minutes <= MOST_DURATION_MINUTES) return [];
    const message = {
      en: 'a duration is at least a minute and at most 14 days',
      nl: 'een duur is ten minste een minuut en ten hoogste 14 dagen',
    };
    return [problemAt([index, 'duration'], 'bad-duration', message)];
  });
}

const EMPTY: Text = { en: 'start and end are the same time', nl: 'start en end zijn dezelfde tijd' };

function exceptionSourcesExist({ schedules, sources }: CampusRecords): readonly RuleProblem[] {
  return schedules.flatMap((schedule, index) =>
    sourcesExist('schedules.yaml', schedule.exceptions ?? [], sources).map((problem) => ({
      ...problem,
      path: [index, 'exceptions', ...problem.path],
    })),
  );
}

/** An exception names a day that exists, once; what is cancelled or moved stands in the rule, what is extra does not. */
function exceptionProblems(schedule: Schedule, index: number): readonly RuleProblem[] {
  const rule = readRule(schedule.rule);
  const seen = new Set<string>();
  return (schedule.exceptions ?? []).flatMap((exception, place) => {
    const at = (field: string, code: string, en: string, nl: string): RuleProblem[] => [
      problemAt([index, 'exceptions', place, field], code, { en, nl }),
    ];
    const { kind, on } = exception;
    if (!isIsoDay(on))
      return at('on', 'no-such-date', `${on} is not a day of the calendar`, `${on} is geen dag van de kalender`);
    if (seen.has(on)) return at('on', 'exception-twice', `${on} has two exceptions`, `${on} heeft twee uitzonderingen`);
    seen.add(on);
    const problems: RuleProblem[] = [];
    if (exception.kind !== 'cancelled') {
      const start = exception.start ?? schedule.start;
      if (start === (exception.end ?? schedule.end)) problems.push(...at('end', 'empty-window', EMPTY.en, EMPTY.nl));
    }
    if (exception.kind === 'moved' && !isIsoDay(exception.to)) {
      const { to } = exception;
      problems.push(
        ...at('to', 'no-such-date', `${to} is not a day of the calendar`, `${to} is geen dag van de kalender`),
      );
    }
    if ('problem' in rule) return problems;
    const day = dayNumberOfIso(on);
    const isOfRule = hasDay(rule, schedule, day, day + 1);
    if (kind === 'extra' && isOfRule) {
      problems.push(...at('on', 'not-extra', `the rule has ${on} already`, `de regel heeft ${on} al`));
    }
    if (kind !== 'extra' && !isOfRule) {
      problems.push(...at('on', 'not-in-rule', `the rule has nothing on ${on}`, `de regel heeft niets op ${on}`));
    }
    return problems;
  });
}

function problemAt(path: readonly (string | number)[], code: string, message: RuleProblem['message']): RuleProblem {
  return { file: 'schedules.yaml', path, code, message };
}
