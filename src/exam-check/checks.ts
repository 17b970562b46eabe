import type { Browsers, Limit } from '../reference/exam-check-data.ts';
import { CAMPUS_ZONE, isKnownZone, wallTimeAt } from '../time/zone.ts';
import { type BrowserAge, isCurrent, leastBehind } from './browser-age.ts';
import type { RunningBrowser } from './browser-facts.ts';
import type { Display, Fact, Facts, InstalledBrowser, Power, UnknownReason } from './facts.ts';
import type { Detail, Value } from './finding.ts';

/** What a check reads from the facts: one or more values to be held against limits, or why there are none. */
export type Reading =
  | {
      readonly known: true;
      readonly values: Readonly<Record<string, Value | readonly Value[]>>;
      readonly args: Readonly<Record<string, Value>>;
      readonly details: readonly Detail[];
    }
  | { readonly known: false; readonly reason: UnknownReason; readonly code: string };

export interface ReadingContext {
  readonly facts: Partial<Facts>;
  readonly browsers: Browsers;
  /** The limits of the kind of exam for `browser-installed`: they say which browsers count. */
  readonly browserLimits: readonly Limit[];
  readonly nowMs: number;
}

const GARBLED: Reading = { known: false, reason: 'garbled', code: 'garbled' };

function values(
  read: Readonly<Record<string, Value | readonly Value[]>>,
  args: Readonly<Record<string, Value>> = {},
  details: readonly Detail[] = [],
): Reading {
  return { known: true, values: read, args, details };
}

/** A number as the one value of a check; what no machine can have is garbled. */
function number(value: number): Reading {
  return Number.isFinite(value) && value >= 0 ? values({ value }, { value }) : GARBLED;
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

function readDisplayCount(displays: readonly Display[]): Reading {
  const [only] = displays;
  if (!only) return GARBLED;
  const small = displays.length === 1 && only.diagonalInches !== null && only.diagonalInches < SMALL_SCREEN_INCHES;
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

/** The browsers that can be used for this kind of exam: those of the list that fails, else of the widest list. */
function acceptedBrowsers(limits: readonly Limit[]): readonly Value[] {
  const lists = limits.flatMap((limit) => limit.oneOf ?? []);
  return (lists.find((list) => list.otherwise === 'fail') ?? lists.at(-1))?.values ?? [];
}

function readBrowserVersion(installed: readonly InstalledBrowser[], context: ReadingContext): Reading {
  if (!isCurrent(context.browsers, context.nowMs)) {
    return { known: false, reason: 'not-yet-on-this-system', code: 'table-too-old' };
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

/** The reading of one fact. Absent facts do not come here: the judge has said `not-asked` before. */
function from<T>(fact: Fact<T> | undefined, read: (value: T) => Reading): Reading {
  if (fact === undefined) return GARBLED;
  return fact.known ? read(fact.value) : { known: false, reason: fact.reason, code: 'not-found-out' };
}

function readCpu(cores: number, load: Fact<number> | undefined): Reading {
  const base = number(cores);
  if (!base.known) return base;
  const known = load?.known === true && load.value >= 0 ? { load: load.value } : {};
  return values({ cores, ...known }, { cores, ...known });
}

/** The browser with its version, such as `chrome 157`; what it lacks and its screen stand beside. */
function readRunningBrowser(browser: RunningBrowser): Reading {
  const { id, major, missing, screenWidthPixels: width, screenHeightPixels: height } = browser;
  const details = missing.map((feature): Detail => ({ kind: 'remark', code: `lacks-${feature}` }));
  const args = { browser: id, major: major ?? '', width, height };
  return values({ value: major === null ? id : `${id} ${major}` }, args, details);
}

/**
 * The checks that are a matter of values and limits, each with what it reads. The other checks (`os-supported`,
 * `hosts`, `platform-context`, `maintenance`, `time-zone`) have judges of their own.
 */
export const READINGS: Readonly<Record<string, (context: ReadingContext) => Reading>> = {
  cpu: ({ facts }) => from(facts.logicalCores, (cores) => readCpu(cores, facts.cpuLoadPercent)),
  'memory-total': ({ facts }) => from(facts.memoryTotalGiB, (value) => number(value)),
  'memory-available': ({ facts }) => from(facts.memoryAvailableGiB, (value) => number(value)),
  'disk-free': ({ facts }) => from(facts.diskFreeGB, (value) => number(value)),
  uptime: ({ facts }) => from(facts.uptimeDays, (value) => number(value)),
  power: ({ facts }) => from(facts.power, readPower),
  'display-count': ({ facts }) => from(facts.displays, readDisplayCount),
  'display-resolution': ({ facts }) => from(facts.displays, readResolution),
  camera: ({ facts }) => from(facts.cameraCount, (value) => number(value)),
  microphone: ({ facts }) => from(facts.microphoneCount, (value) => number(value)),
  'virtual-machine': ({ facts }) => from(facts.virtualMachine, (value) => values({ value })),
  'remote-session': ({ facts }) => from(facts.remoteSession, (value) => values({ value })),
  clock: ({ facts }) => from(facts.clockOffsetSeconds, (value) => number(Math.abs(value))),
  'browser-installed': ({ facts }) => from(facts.browsers, readBrowsers),
  'browser-version': (context) => from(context.facts.browsers, (installed) => readBrowserVersion(installed, context)),
  online: ({ facts }) => from(facts.online, (value) => values({ value })),
  latency: ({ facts }) => from(facts.latencyMs, (value) => number(value)),
  jitter: ({ facts }) => from(facts.jitterMs, (value) => number(value)),
  'camera-picture': ({ facts }) =>
    from(facts.cameraPicture, ({ picture, widthPixels, heightPixels }) =>
      values({ value: picture }, { picture, width: widthPixels ?? 0, height: heightPixels ?? 0 }),
    ),
  'camera-frame-rate': ({ facts }) => from(facts.cameraFramesPerSecond, (value) => number(value)),
  'camera-brightness': ({ facts }) => from(facts.cameraBrightness, (value) => number(value)),
  'microphone-level': ({ facts }) => from(facts.microphoneLevelDbfs, (value) => values({ value }, { value })),
  'browser-running': ({ facts }) => from(facts.runningBrowser, readRunningBrowser),
};
