/**
 * Everything a probe may ask of the machine. The real one asks the system; a recorded one replays a file.
 * Paths are absolute. Every method may reject, with a system error (`ENOENT`) or with `NoAnswerInTime`.
 */
export interface MachineAccess {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly homeFolder: string;
  readonly machineZone: string;
  /** A small text file; its beginning when it is larger than 64 KiB. */
  readonly readText: (path: string) => Promise<string>;
  readonly readBytes: (path: string) => Promise<Uint8Array>;
  /** Names in a folder. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  /** The path with all links followed. */
  readonly resolveLink: (path: string) => Promise<string>;
  /** Standard output of a program that ended with 0. */
  readonly run: (program: string, words: readonly string[], signal: AbortSignal) => Promise<string>;
  /** Where a link leads by its own words, also when nothing is there any more. */
  readonly linkText: (path: string) => Promise<string>;
  /** The raw answer of one function of systeminformation. Asked at most once a run. */
  readonly systemInformation: (name: SystemInformationName) => Promise<unknown>;
  /** Windows only: what its PowerShell says of cameras, sound and battery (`windows-devices.ts`). Asked once a run. */
  readonly windowsDevices: () => Promise<unknown>;
  /** Bytes free for this user, and all bytes, of the volume that holds `folder`. */
  readonly volume: (folder: string) => Promise<VolumeSpace>;
  /** Kernel release, such as `6.8.0-49-generic`. */
  readonly kernelRelease: () => string;
  /** Milliseconds since start-up that each logical core spent in all, and of these idle. */
  readonly coreTimes: () => readonly CoreTime[];
  readonly totalMemoryBytes: () => number;
  readonly freeMemoryBytes: () => number;
  readonly uptimeSeconds: () => number;
}

/** The functions of systeminformation that are allowed: those that pass no foreign text to a shell. */
export const SYSTEM_INFORMATION_NAMES = [
  'system',
  'osInfo',
  'cpu',
  'mem',
  'graphics',
  'audio',
  'battery',
  'networkInterfaces',
] as const;

export type SystemInformationName = (typeof SYSTEM_INFORMATION_NAMES)[number];

export interface VolumeSpace {
  readonly freeBytes: number;
  readonly totalBytes: number;
}

export interface CoreTime {
  readonly totalMs: number;
  readonly idleMs: number;
}
