import type { ProfileId, SecureProduct, SystemRule, Systems } from '../reference/exam-check-data.ts';
import type { OperatingSystem, UnknownReason } from './facts.ts';
import type { LimitOwner, Wanted } from './finding.ts';

export interface SystemOutcome {
  readonly state: 'pass' | 'warn' | 'fail' | 'unknown';
  readonly code: 'ok' | 'too-low' | 'system-ended' | 'system-refused' | 'system-not-named' | 'system-not-listed';
  readonly reason: UnknownReason | null;
  readonly wanted: Wanted | null;
  readonly owner: LimitOwner | null;
  /** The day the updates ended, as `2025-10-14`; null where that is not the trouble. */
  readonly endedOn: string | null;
}

/** The numbers of a version; a Windows version is followed by its build. Null where there is none. */
function numbersOf(system: OperatingSystem): number[] | null {
  if (system.version === null || !/^\d+(?:\.\d+)*$/.test(system.version)) return null;
  const numbers = system.version.split('.').map(Number);
  return system.build === null ? numbers : [...numbers, system.build];
}

/**
 * Whether a version is below a bound. Null when it cannot be told because the version is less exact than the bound:
 * `10` against `10.13`.
 */
export function isBelow(version: readonly number[], bound: string): boolean | null {
  for (const [place, wanted] of bound.split('.').map(Number).entries()) {
    const number = version[place];
    if (number === undefined) return null;
    if (number !== wanted) return number < wanted;
  }
  return false;
}

function ruleFor(
  systems: Systems,
  system: OperatingSystem,
  profile: ProfileId,
  product: SecureProduct | null,
): SystemRule | undefined {
  return systems.rules.find(
    (rule) =>
      rule.profiles.includes(profile) &&
      (rule.with === null || rule.with === product) &&
      rule.family === system.family &&
      (rule.distribution === null || rule.distribution === system.distribution),
  );
}

type Owned = NonNullable<SystemRule['warnBelow']>;

const owner = ({ by, source, plain }: Omit<Owned, 'value'>): LimitOwner | null => (plain ? null : { by, source });

/** The end of updates: by the table, else as the system itself says; null where neither knows it. */
function endOf(
  systems: Systems,
  system: OperatingSystem,
  updatesEndOn: string | null,
): Pick<Systems['ends'][number], 'endsOn' | 'by' | 'source' | 'plain'> | null {
  const listed = systems.ends.find((end) => end.family === system.family && end.version === system.version);
  if (listed) return listed;
  return updatesEndOn === null ? null : { endsOn: updatesEndOn, by: 'ours', source: 'ours', plain: false };
}

function endedOutcome(end: NonNullable<ReturnType<typeof endOf>>, wanted: Wanted | null): SystemOutcome {
  return { state: 'warn', code: 'system-ended', reason: null, wanted, owner: owner(end), endedOn: end.endsOn };
}

function unknown(reason: UnknownReason, code: SystemOutcome['code'], wanted: Wanted | null = null): SystemOutcome {
  return { state: 'unknown', code, reason, wanted, owner: null, endedOn: null };
}

/**
 * What the table of systems says of one system for one kind of exam.
 *
 * @param updatesEndOn the day the updates end as the system itself knows it, such as `2029-05-31`; null where it does not
 */
export function judgeSystem(
  systems: Systems,
  system: OperatingSystem,
  profile: ProfileId,
  product: SecureProduct | null,
  nowMs: number,
  updatesEndOn: string | null = null,
): SystemOutcome {
  const rule = ruleFor(systems, system, profile, product);
  if (!rule) return unknown('not-on-this-system', 'system-not-listed');
  const end = endOf(systems, system, updatesEndOn);
  const hasEnded = end !== null && nowMs >= Date.parse(`${end.endsOn}T00:00:00Z`);
  if (rule.always) {
    if (rule.always.state === 'unknown') {
      if (end === null) return unknown('not-on-this-system', 'system-not-listed');
      if (hasEnded) return endedOutcome(end, null);
      return { state: 'pass', code: 'ok', reason: null, wanted: null, owner: owner(end), endedOn: null };
    }
    const code = rule.always.state === 'fail' ? 'system-refused' : 'system-not-named';
    return { state: rule.always.state, code, reason: null, wanted: null, owner: owner(rule.always), endedOn: null };
  }

  const { warnBelow, failBelow } = rule;
  const wanted: Wanted = {
    ...(warnBelow ? { warnBelow: warnBelow.value } : {}),
    ...(failBelow ? { failBelow: failBelow.value } : {}),
    unit: null,
  };
  const version = numbersOf(system);
  const fails = failBelow && (version ? isBelow(version, failBelow.value) : null);
  const warns = warnBelow && (version ? isBelow(version, warnBelow.value) : null);
  if (fails && failBelow)
    return { state: 'fail', code: 'too-low', reason: null, wanted, owner: owner(failBelow), endedOn: null };
  if (fails === null) return unknown('garbled', 'ok', wanted);
  if (warns && warnBelow)
    return { state: 'warn', code: 'too-low', reason: null, wanted, owner: owner(warnBelow), endedOn: null };
  if (end && hasEnded) return endedOutcome(end, wanted);
  if (warns === null) return unknown('garbled', 'ok', wanted);
  const hardest = failBelow ?? warnBelow;
  return { state: 'pass', code: 'ok', reason: null, wanted, owner: hardest ? owner(hardest) : null, endedOn: null };
}
