import type { Browsers, Limit, ProfileId } from '../reference/exam-check-data.ts';
import { CAMPUS_ZONE, isKnownZone, wallTimeAt } from '../time/zone.ts';
import { type BrowserAge, isCurrent, leastBehind } from './browser-age.ts';
import type { Display, Fact, Facts, InstalledBrowser, MachineYear, Power, RunningProgram } from './facts.ts';
import type { Detail, Value } from './finding.ts';
import { NETWORK_READINGS } from './network-readings.ts';
import { from, GARBLED, number, type Reading, values } from './readings.ts';

export interface ReadingContext {
  readonly facts: Partial<Facts>;
  readonly profile: ProfileId;
  readonly browsers: Browsers;
  /** The limits of the kind of exam for `browser-installed`: they say which browsers count. */
  readonly browserLimits: readonly Limit[];
  /** Ids of programs that this kind of exam may be held with. */
  readonly examPrograms: readonly string[];
  readonly nowMs: number;
}

function readPower(power: Power): Reading {
  if (!power.hasBattery || power.onMains === true) return values({ mains: true, charge: 100 });
  if (power.onMains === null) return GARBLED;
  const charge = power.chargePercent;
  return charge === null ? values({ mains: false }) : values({ mains: false, charge }, { charge: Math.round(charge) });
}

function mainDisplay(displays: readonly Display[]): Display | undefined {
  return displays.find((display) => display.main) ?? displays[0];
}

/** Below this, a second screen helps in an online class. */
const SMALL_SCREEN_INCHES = 14;

function readDisplayCount(displays: readonly Display[], profile: ProfileId): Reading {
  const [only] = displays;
  if (!only) return GARBLED;
  const inClass = profile === 'lecture' && displays.length === 1;
  const small = inClass && only.diagonalInches !== null && only.diagonalInches < SMALL_SCREEN_INCHES;
  const details: Detail[] = small ? [{ kind: 'remark', code: 'small-screen' }] : [];
  return values({ value: displays.length }, { value: displays.length }, details);
}

function readResolution(displays: readonly Display[]): Reading {
  const main = mainDisplay(displays);
  const width = main?.widthPixels ?? null;
  const height = main?.heightPixels ?? null;
  if (width === null || height === null || !(width > 0) || !(height > 0)) return GARBLED;
  return values({ width, height }, { width, height });
}

function readBrowsers(installed: readonly InstalledBrowser[]): Reading {
  const details = installed.map(({ id, major }): Detail => ({ kind: 'browser', browser: id, major }));
  return values({ value: [...new Set(installed.map((browser) => browser.id))] }, { count: installed.length }, details);
}

/** From this age on a firmware date tells something: younger firmware may have been renewed on an old computer. */
const FIRMWARE_TELLS_YEARS = 3;

/** The university prefers computers that are not older (page B), which is a remark and no limit. */
const PREFERRED_YEARS = 2;

function readMachineAge({ year, evidence }: MachineYear, { facts, nowMs, profile }: ReadingContext): Reading {
  // The firmware and the screen of a computer inside a computer are made by a program.
  if (facts.virtualMachine?.known === true && facts.virtualMachine.value) {
    return { known: false, reason: 'guest-of-another-system', code: 'not-found-out' };
  }
  const years = new Date(nowMs).getUTCFullYear() - year;
  // A model of next year is sold in this one.
  if (years < -1) return GARBLED;
  if (evidence === 'firmware' && years < FIRMWARE_TELLS_YEARS) return GARBLED;
  const value = Math.max(0, years);
  const details: Detail[] =
    profile === 'lecture' && value > PREFERRED_YEARS ? [{ kind: 'remark', code: 'not-so-young' }] : [];
  return values({ value }, { value }, details);
}

/**
 * A device by how many work, and by what can only make it worse: devices that fail where none works, and a privacy
 * switch that keeps programs from them.
 */
function readDevice(
  count: Fact<number> | undefined,
  faults: Fact<number> | undefined,
  allowed: Fact<boolean> | undefined,
): Reading {
  const switched = allowed?.known === true ? { allowed: allowed.value } : {};
  if (count?.known !== true) return values(switched);
  const base = number(count.value);
  if (!base.known) return base;
  const failing = count.value === 0 && faults?.known === true && faults.value > 0 ? { faults: faults.value } : {};
  return values({ ...base.values, ...switched, ...failing }, base.args);
}

/** How many programs an advice names. */
const NAMED_PROGRAMS = 3;
/** Below this, closing a program is not worth the trouble. */
const WORTH_CLOSING_MIB = 100;

/** Ids of the largest programs that run, in a row; those that the exam itself may run in are left out. */
function largestPrograms({ facts, browserLimits, examPrograms }: ReadingContext): string {
  const running: readonly RunningProgram[] = facts.programs?.known === true ? facts.programs.value : [];
  const needed = [...acceptedBrowsers(browserLimits), ...examPrograms];
  return running
    .filter(({ id, memoryMiB }) => !needed.includes(id) && (memoryMiB ?? 0) >= WORTH_CLOSING_MIB)
    .toSorted((one, other) => (other.memoryMiB ?? 0) - (one.memoryMiB ?? 0))
    .slice(0, NAMED_PROGRAMS)
    .map(({ id }) => id)
    .join(' ');
}

function readAvailableMemory(gib: number, context: ReadingContext): Reading {
  const base = number(gib);
  return base.known ? { ...base, args: { ...base.args, programs: largestPrograms(context) } } : base;
}

/** The browsers that can be used for this kind of exam: those of the list that fails, else of the widest list. */
function acceptedBrowsers(limits: readonly Limit[]): readonly Value[] {
  const lists = limits.flatMap((limit) => limit.oneOf ?? []);
  return (lists.find((list) => list.otherwise === 'fail') ?? lists.at(-1))?.values ?? [];
}

function readBrowserVersion(installed: readonly InstalledBrowser[], context: ReadingContext): Reading {
  if (!isCurrent(context.browsers, context.nowMs)) {
    return { known: false, reason: 'garbled', code: 'table-too-old' };
  }
  const accepted = acceptedBrowsers(context.browserLimits);
  const usable = installed.filter((browser) => accepted.includes(browser.id));
  if (usable.length === 0) return { known: false, reason: 'not-on-this-system', code: 'no-known-browser' };
  const best: BrowserAge | null = leastBehind(context.browsers, usable);
  if (best === null) return GARBLED;
  const details = usable.map(({ id, major }): Detail => ({ kind: 'browser', browser: id, major }));
  return values(
    { 'behind-newest': best.behindNewest, 'behind-two-newest': best.behindTwoNewest },
    { name: best.name, major: best.major, behind: best.behindNewest },
    details,
  );
}

/** How far the machine's clock stands from campus time at an instant, minutes; null where the zone is not known. */
export function minutesFromCampus(zone: string, instantMs: number): number | null {
  if (!isKnownZone(zone)) return null;
  const own = wallTimeAt(instantMs, zone);
  const campus = wallTimeAt(instantMs, CAMPUS_ZONE);
  const minutes = ({ year, month, day, hour, minute }: typeof own): number =>
    Date.UTC(year, month - 1, day, hour, minute) / 60_000;
  return minutes(own) - minutes(campus);
}

function readCpu(cores: number, load: Fact<number> | undefined): Reading {
  const base = number(cores);
  if (!base.known) return base;
  const known = load?.known === true && load.value >= 0 ? { load: load.value } : {};
  return values({ cores, ...known }, { cores, ...known });
}

/**
 * The checks that are a matter of values and limits, each with what it reads. The other checks (`os-supported`,
 * `hosts`, `platform-context`, `programs`, `maintenance`, `time-zone`) have judges of their own.
 */
export const READINGS: Readonly<Record<string, (context: ReadingContext) => Reading>> = {
  cpu: ({ facts }) => from(facts.logicalCores, (cores) => readCpu(cores, facts.cpuLoadPercent)),
  'memory-total': ({ facts }) => from(facts.memoryTotalGiB, (value) => number(value)),
  'machine-age': (context) => from(context.facts.machineYear, (year) => readMachineAge(year, context)),
  'memory-available': (context) => from(context.facts.memoryAvailableGiB, (gib) => readAvailableMemory(gib, context)),
  'disk-free': ({ facts }) => from(facts.diskFreeGB, (value) => number(value)),
  uptime: ({ facts }) => from(facts.uptimeDays, (value) => number(value)),
  power: ({ facts }) => from(facts.power, readPower),
  'display-count': ({ facts, profile }) => from(facts.displays, (displays) => readDisplayCount(displays, profile)),
  'display-resolution': ({ facts }) => from(facts.displays, readResolution),
  camera: ({ facts }) => readDevice(facts.cameraCount, facts.cameraFaults, facts.cameraAllowed),
  'camera-permission': ({ facts }) => from(facts.cameraAllowed, (value) => values({ value })),
  microphone: ({ facts }) => readDevice(facts.microphoneCount, undefined, facts.microphoneAllowed),
  'virtual-machine': ({ facts }) => from(facts.virtualMachine, (value) => values({ value })),
  'remote-session': ({ facts }) => from(facts.remoteSession, (value) => values({ value })),
  'install-rights': ({ facts }) => from(facts.installRights, (value) => values({ value })),
  'pending-restart': ({ facts }) => from(facts.pendingRestart, (value) => values({ value })),
  clock: ({ facts }) => from(facts.clockOffsetSeconds, (value) => number(Math.abs(value))),
  'browser-installed': ({ facts }) => from(facts.browsers, readBrowsers),
  'browser-version': (context) => from(context.facts.browsers, (installed) => readBrowserVersion(installed, context)),
  'browser-default': ({ facts }) => from(facts.defaultBrowser, (value) => values({ value })),
  'browser-restart': ({ facts }) => from(facts.browserRestart, (value) => values({ value })),
  online: ({ facts }) => from(facts.online, (value) => values({ value })),
  latency: ({ facts }) => from(facts.latencyMs, (value) => number(value)),
  jitter: ({ facts }) => from(facts.jitterMs, (value) => number(value)),
  ...NETWORK_READINGS,
};
