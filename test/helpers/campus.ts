import type { Schedule } from '../../src/reference/campus-data.ts';
import type { CampusSection } from '../../src/reference/sections.ts';
import { dataFile } from './data-file.ts';

/** The campus section straight from `data/`: its shape and rules have tests of their own. */
export function campusSection(): CampusSection {
  return {
    manifest: dataFile('manifest'),
    sources: dataFile('sources'),
    services: dataFile('services'),
    schedules: dataFile('schedules'),
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
