import * as v from 'valibot';
import type { GivenOptions } from '../../src/exam-check/all-command.ts';
import { crossWithWork, type ExamTime, workBesides } from '../../src/exam-check/exam-time.ts';
import type { Facts } from '../../src/exam-check/facts.ts';
import { type Choices, judge } from '../../src/exam-check/judge.ts';
import { variantOf } from '../../src/exam-check/options.ts';
import type { Report } from '../../src/exam-check/report.ts';
import { isRunning } from '../../src/exam-check/running-exam.ts';
import { scheduleSchema, serviceSchema } from '../../src/reference/campus-data.ts';
import type { Profile, ProfileId } from '../../src/reference/exam-check-data.ts';
import { campusOffsetMs } from '../../src/time/campus-offset.ts';
import { dataFile } from '../helpers/data-file.ts';
import { DATA, SOURCES } from './data.ts';

export const SCHEDULES = v.parse(v.array(scheduleSchema), dataFile('schedules'));
export const SERVICES = v.parse(v.array(serviceSchema), dataFile('services'));

/** A command line without options. */
export const NO_CHOICES: Choices = {
  only: null,
  skip: new Set(),
  offline: false,
  speed: true,
  consent: true,
  speedConsent: true,
};

export const NOTHING_GIVEN: GivenOptions = { at: null, duration: null, product: null, facts: null, noSpeed: false };

/** Sunday 22 November 2026, 11:24 on campus: no planned work. */
export const NOW_MS = Date.parse('2026-11-22T11:24:00+01:00');

export function profileOf(id: ProfileId): Profile {
  const profile = DATA.profiles.find((each) => each.id === id);
  if (!profile) throw new Error(id);
  return profile;
}

export interface Case {
  readonly facts: Partial<Facts>;
  readonly profile: ProfileId;
  readonly product?: string | null;
  readonly nowMs?: number;
  readonly exam?: ExamTime | null;
  readonly choices?: Partial<Choices>;
  readonly given?: Partial<GivenOptions>;
}

/** A machine on campus time, whatever the clock of the test machine. */
const campusOffsetMinutes = (instantMs: number): number => (campusOffsetMs(instantMs) ?? 0) / 60_000;

/** The data that a session of the command needs. */
export const SECTIONS = {
  examCheck: DATA,
  campus: {
    manifest: { dataVersion: '2026-11-22', university: { en: 'Leiden University', nl: 'Universiteit Leiden' } },
    sources: SOURCES,
    services: SERVICES,
    schedules: SCHEDULES,
  },
};

/** Judges constructed facts with the real data. */
export function reportOf({
  facts,
  profile: id,
  product = null,
  nowMs = NOW_MS,
  exam = null,
  choices = {},
  given = {},
}: Case): Report {
  const profile = profileOf(id);
  const variant = variantOf(profile, product);
  const work = crossWithWork(SCHEDULES, exam, profile.services, nowMs);
  const all = { ...NO_CHOICES, ...choices };
  return {
    assessment: judge({ data: DATA, profile, variant, facts, nowMs, exam, work, choices: all }),
    profile,
    variant,
    exam,
    given: { ...NOTHING_GIVEN, product, ...given },
    nowMs,
    factsSavedAtMs: null,
    pretended: false,
    besides: workBesides(SCHEDULES, exam, profile.services, nowMs),
    examRuns: exam !== null && isRunning(exam, nowMs),
    machineOffsetMinutes: campusOffsetMinutes,
    offline: all.offline,
    contacted: [],
    others: [],
    watch: facts.stability?.known === true ? facts.stability.value : null,
    data: DATA,
    sources: SOURCES,
    services: SERVICES,
  };
}
