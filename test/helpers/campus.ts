import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Schedule } from '../../src/reference/campus-data.ts';
import type { CampusSection } from '../../src/reference/sections.ts';

const DATA = join(import.meta.dirname, '..', '..', 'data');

const read = (name: string) => parse(readFileSync(join(DATA, `${name}.yaml`), 'utf8'));

/** The campus section straight from `data/`: its shape and rules have tests of their own. */
export function campusSection(): CampusSection {
  return {
    manifest: read('manifest'),
    sources: read('sources'),
    services: read('services'),
    schedules: read('schedules'),
  };
}

/** A schedule for tests: every Monday from 10:00 to 12:00 on campus unless told otherwise. */
export function scheduleWith(parts: Partial<Schedule>): Schedule {
  return {
    id: 'test',
    name: { en: 'test work', nl: 'testwerk' },
    services: ['ict'],
    zone: 'Europe/Amsterdam',
    rule: 'FREQ=WEEKLY;BYDAY=MO',
    start: '10:00',
    end: '12:00',
    impact: 'may-be-slow-or-down',
    otherReading: null,
    sources: ['page-a'],
    ...parts,
  };
}
