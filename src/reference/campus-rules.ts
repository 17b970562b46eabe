import { isIsoDay } from '../campus/civil.ts';
import { readRule } from '../campus/rule.ts';
import { isKnownZone } from '../time/zone.ts';
import type { Schedule, Service } from './campus-data.ts';
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
    ...intervalsAnchored(data.schedules),
    ...firstDaysExist(data.schedules),
    ...zonesKnown(data.schedules),
    ...windowsNotEmpty(data.schedules),
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

function rulesReadable(schedules: readonly Schedule[]): readonly RuleProblem[] {
  return schedules.flatMap((schedule, index) => {
    const rules: [readonly (string | number)[], string][] = [[[index, 'rule'], schedule.rule]];
    if (schedule.otherReading !== null) rules.push([[index, 'otherReading', 'rule'], schedule.otherReading.rule]);
    return rules.flatMap(([path, text]) => {
      const rule = readRule(text);
      return 'problem' in rule ? [problemAt(path, 'unreadable-rule', rule.problem)] : [];
    });
  });
}

/** "Every second week" says nothing without the week it counts from. */
function intervalsAnchored(schedules: readonly Schedule[]): readonly RuleProblem[] {
  return schedules.flatMap((schedule, index) => {
    const rules = [schedule.rule, ...(schedule.otherReading === null ? [] : [schedule.otherReading.rule])].map(
      readRule,
    );
    const skips = rules.some((rule) => !('problem' in rule) && rule.interval > 1);
    if (!skips || schedule.since !== undefined) return [];
    const message = {
      en: 'INTERVAL needs since: the first day the rule holds',
      nl: 'INTERVAL vraagt om since: de eerste dag waarop de regel geldt',
    };
    return [problemAt([index, 'rule'], 'interval-without-since', message)];
  });
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

function windowsNotEmpty(schedules: readonly Schedule[]): readonly RuleProblem[] {
  return schedules.flatMap((schedule, index) => {
    if (schedule.start !== schedule.end) return [];
    const message = { en: 'start and end are the same time', nl: 'start en end zijn dezelfde tijd' };
    return [problemAt([index, 'end'], 'empty-window', message)];
  });
}

function problemAt(path: readonly (string | number)[], code: string, message: RuleProblem['message']): RuleProblem {
  return { file: 'schedules.yaml', path, code, message };
}
