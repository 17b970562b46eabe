import { plainScreen } from '../../src/io/screen.ts';
import type { MatchingSource, Reference } from '../../src/reference/reference.ts';
import type { CampusSection, ExamCheckSection, TriageSection } from '../../src/reference/sections.ts';
import type { Session } from '../../src/session.ts';
import { CAMPUS_ZONE, wallTimeAt } from '../../src/time/zone.ts';

/** Sections that a test wants its command to find; asking for one that was not given fails the test. */
export interface FakeSections {
  readonly campus?: CampusSection;
  readonly triage?: TriageSection;
  readonly matching?: MatchingSource;
  readonly examCheck?: ExamCheckSection;
}

export function fakeReference(sections: FakeSections): Reference {
  return {
    foreignFolder: null,
    campus: async () => given('campus', sections.campus),
    triage: async () => given('triage', sections.triage),
    matching: async () => given('matching', sections.matching),
    examCheck: async () => given('examCheck', sections.examCheck),
  };
}

function given<T>(name: string, section: T | undefined): T {
  if (section === undefined) throw new Error(`the test gave no section ${name}`);
  return section;
}

const refuse = (what: string) => async (): Promise<never> => {
  throw new Error(`the test did not expect a ${what}`);
};

async function* noLines(): AsyncGenerator<never> {}

/**
 * A session for testing commands: English, 80 columns, no colour, not a terminal, Sunday 22 November 2026 11:24 on
 * campus, a machine in the campus zone, nothing saved. Any part can be replaced.
 */
export function fakeSession(overrides: Partial<Session> & { readonly sections?: FakeSections } = {}): Session {
  const { sections = {}, ...parts } = overrides;
  const language = parts.language ?? 'en';
  return {
    language,
    now: { instantMs: Date.UTC(2026, 10, 22, 10, 24), pretended: false },
    screen: plainScreen(language),
    json: false,
    offline: false,
    yes: false,
    carried: [],
    debug: false,
    machineZone: 'Europe/Amsterdam',
    machineOffsetMinutes: (instantMs) =>
      ((wallTimeAt(instantMs, CAMPUS_ZONE).hour - new Date(instantMs).getUTCHours() + 24) % 24) * 60,
    env: {},
    platform: 'linux',
    programFolder: '/nowhere/dist',
    reference: fakeReference(sections),
    settings: { path: '/nowhere/config.json', values: () => ({}), notices: () => [], set: async () => true },
    prompter: { canAsk: false, select: refuse('list'), input: refuse('line'), confirm: refuse('yes or no') },
    spinner: { start: () => {}, update: () => {}, stop: () => {} },
    write: refuse('direct write'),
    show: refuse('screen before the end'),
    runCommand: refuse('second command'),
    remark: () => {},
    inputLines: noLines,
    signal: new AbortController().signal,
    holdInterrupt: () => ({ signal: new AbortController().signal, release: () => {} }),
    ...parts,
  };
}
