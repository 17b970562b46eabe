import type { Certificates, Hotspot, LinkKind, ProxySetting, Stability, WifiSignal } from './network-facts.ts';

/**
 * What probes found on this machine. A fact is *known* with a value or *unknown* with a reason; an empty answer of the
 * system is unknown, never "none". Facts hold only what checks need: no names, serials, addresses or paths.
 */
export const UNKNOWN_REASONS = [
  'timeout',
  'tool-missing',
  'no-permission',
  'not-on-this-system',
  'not-yet-on-this-system',
  'guest-of-another-system',
  'garbled',
  'not-online',
  'disturbed',
] as const;

export type UnknownReason = (typeof UNKNOWN_REASONS)[number];

/** Reasons why a check was not run by the student's own choice; such a fact is not tried at all. */
export const SKIP_REASONS = ['no-consent', 'asked-to-skip', 'not-asked'] as const;

export type SkipReason = (typeof SKIP_REASONS)[number];

export interface KnownFact<T> {
  readonly known: true;
  readonly value: T;
  /** How long the probe took, whole milliseconds. */
  readonly durationMs: number;
  /** Present when other probes were still busy during the measurement: the value is kept, but may be too bad. */
  readonly disturbed?: true;
}

export interface UnknownFact {
  readonly known: false;
  readonly reason: UnknownReason;
  readonly durationMs: number;
}

export type Fact<T> = KnownFact<T> | UnknownFact;

/** Where the program runs. All but `own-system` make every hardware fact that of another system. */
export type PlatformKind = 'own-system' | 'wsl' | 'container' | 'ssh';

export type SystemFamily = 'windows' | 'macos' | 'linux' | 'chromeos' | 'other';

export interface OperatingSystem {
  readonly family: SystemFamily;
  /** Lower-case id of a Linux distribution (`ubuntu`, `debian`); null elsewhere. */
  readonly distribution: string | null;
  /** `11`, `15.1`, `24.04`; null where it cannot be told. */
  readonly version: string | null;
  /** Windows build number, such as 26100; null elsewhere. */
  readonly build: number | null;
}

export interface Power {
  readonly hasBattery: boolean;
  readonly onMains: boolean | null;
  /** 0 to 100, or null. */
  readonly chargePercent: number | null;
}

export interface Display {
  readonly widthPixels: number | null;
  readonly heightPixels: number | null;
  readonly builtIn: boolean | null;
  readonly diagonalInches: number | null;
  readonly main: boolean;
}

export const KNOWN_BROWSERS = ['chrome', 'edge', 'firefox', 'safari', 'chromium'] as const;

export type DefaultBrowser = (typeof KNOWN_BROWSERS)[number] | 'other';

/** How a year was found. Firmware may be far younger than the computer, so a young year of it says nothing. */
export interface MachineYear {
  readonly year: number;
  readonly evidence: 'model' | 'panel' | 'firmware';
}

/** A running program of the list in `programs.yaml`; nothing is kept of any other. */
export interface RunningProgram {
  readonly id: string;
  /** What all its processes hold together; null where the system does not say. */
  readonly memoryMiB: number | null;
}

export interface InstalledBrowser {
  readonly id: (typeof KNOWN_BROWSERS)[number];
  /** Major version, or null where it cannot be told. */
  readonly major: number | null;
}

/** Where an attempt to reach a host ended. Each is different advice for a student. */
export type HostOutcome =
  | 'answered'
  | 'name-not-found'
  | 'name-timeout'
  | 'private-address'
  | 'refused'
  | 'connect-timeout'
  | 'reset'
  | 'certificate-not-trusted'
  | 'certificate-not-valid-now'
  | 'certificate-wrong-name'
  | 'tls-timeout'
  | 'tls-failed';

export interface HostResult {
  readonly host: string;
  readonly port: number;
  /** The product the host belongs to: an id of `hosts.yaml`. */
  readonly product: string;
  readonly outcome: HostOutcome;
  readonly connectMs: number | null;
}

/** Every fact of one run, by name. All are always there. */
export interface MachineFacts {
  readonly platform: Fact<PlatformKind>;
  readonly operatingSystem: Fact<OperatingSystem>;
  readonly logicalCores: Fact<number>;
  readonly cpuLoadPercent: Fact<number>;
  readonly memoryTotalGiB: Fact<number>;
  readonly memoryAvailableGiB: Fact<number>;
  /** Decimal gigabytes free on the volume of the home folder. */
  readonly diskFreeGB: Fact<number>;
  readonly uptimeDays: Fact<number>;
  readonly power: Fact<Power>;
  readonly displays: Fact<readonly Display[]>;
  readonly virtualMachine: Fact<boolean>;
  readonly remoteSession: Fact<boolean>;
  /** Cameras that work as far as their driver can tell. */
  readonly cameraCount: Fact<number>;
  /** Cameras that are there, but whose driver reports an error. */
  readonly cameraFaults: Fact<number>;
  /** The system's privacy switches let programs such as a browser use the camera. */
  readonly cameraAllowed: Fact<boolean>;
  readonly microphoneCount: Fact<number>;
  readonly microphoneAllowed: Fact<boolean>;
  readonly browsers: Fact<readonly InstalledBrowser[]>;
  readonly defaultBrowser: Fact<DefaultBrowser>;
  /** A browser was updated and goes on in its old version until it is started again. */
  readonly browserRestart: Fact<boolean>;
  readonly machineYear: Fact<MachineYear>;
  readonly programs: Fact<readonly RunningProgram[]>;
  /** This user may install programs. */
  readonly installRights: Fact<boolean>;
  /** Updates of the system wait for a restart. */
  readonly pendingRestart: Fact<boolean>;
  /** The day, such as `2029-05-31`, after which the maker of the system mends nothing more, as the system itself knows it. */
  readonly updatesEndOn: Fact<string>;
  /** The machine's own IANA zone. */
  readonly timeZone: Fact<string>;
}

export interface NetworkFacts {
  /** True: DNS and TCP worked to at least one of two hosts. False: neither did within its time. */
  readonly online: Fact<boolean>;
  readonly hosts: Fact<readonly HostResult[]>;
  /** Own clock minus the median of the hosts' `Date` headers, seconds; positive when the own clock is ahead. */
  readonly clockOffsetSeconds: Fact<number>;
  /** Median round trip while nothing else is sent, milliseconds: over UDP, or of TCP connections where UDP is silent. */
  readonly latencyMs: Fact<number>;
  /** Mean absolute difference of consecutive samples of the same host, milliseconds. */
  readonly jitterMs: Fact<number>;
  /** Requests that brought no answer, per cent. */
  readonly lossPercent: Fact<number>;
  /** Whether UDP is answered; TCP is, where this is false. */
  readonly udpAnswered: Fact<boolean>;
  /** True: a page that wants a sign-in stands between this computer and the internet. */
  readonly signInPage: Fact<boolean>;
  readonly certificates: Fact<Certificates>;
  readonly link: Fact<LinkKind>;
  /** Null: the way out is not over Wi-Fi. */
  readonly wifi: Fact<WifiSignal | null>;
  readonly hotspot: Fact<Hotspot>;
  /** True: what goes out goes through a tunnel. */
  readonly vpn: Fact<boolean>;
  readonly proxy: Fact<ProxySetting>;
  /** At least so much, Mbit/s (10^6 bits): the measurement ends when it has seen enough for every limit. */
  readonly downloadMbps: Fact<number>;
  readonly uploadMbps: Fact<number>;
  /** How much longer a round trip takes while data are transferred, milliseconds. */
  readonly loadedLatencyMs: Fact<number>;
  readonly stability: Fact<Stability>;
}

export interface Facts extends MachineFacts, NetworkFacts {}

export type FactName = keyof Facts;

/** What a run of the probes brings: the facts and the hosts that were contacted (`host:port`, in order of contact). */
export interface Evidence {
  /** A fact that nobody asked for is absent. */
  readonly facts: Partial<Facts>;
  readonly contacted: readonly string[];
}
