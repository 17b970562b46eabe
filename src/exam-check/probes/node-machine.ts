import { open, readdir, readlink, realpath } from 'node:fs/promises';
import { cpus, freemem, release, totalmem, uptime } from 'node:os';
import { childEnvironment, childFolder } from './child-environment.ts';
import type { Deadlines } from './deadlines.ts';
import type { MachineAccess, SystemInformationName, VolumeSpace } from './machine-access.ts';
import { runProgram } from './programs.ts';
import { numberWithin, property } from './raw-values.ts';
import type { QuestionChild } from './system-information/client.ts';

const MOST_FILE_BYTES = 65_536;
/** A list of processes with their folders is the longest. */
const MOST_OUTPUT_BYTES = 1_048_576;

export interface NodeMachineOptions {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly homeFolder: string;
  readonly machineZone: string;
  readonly limits: Deadlines;
  /** Answers functions of systeminformation, one at a time. */
  readonly slowChild: QuestionChild;
  /** Answers questions that can wait beside each other. */
  readonly quickChild: QuestionChild;
}

/** The machine this process runs on. */
export function nodeMachine(options: NodeMachineOptions): MachineAccess {
  const { platform, env, limits } = options;
  const answers = new Map<SystemInformationName, Promise<unknown>>();
  let devices: Promise<unknown> | undefined;
  return {
    platform,
    env,
    homeFolder: options.homeFolder,
    machineZone: options.machineZone,
    readText: async (path) => (await firstBytes(path)).toString('utf8'),
    readBytes: firstBytes,
    list: (folder) => readdir(folder),
    resolveLink: (path) => realpath(path),
    linkText: (path) => readlink(path),
    run: (program, words, signal) =>
      runProgram(
        program,
        words,
        {
          limitMs: limits.programMs,
          maxBytes: MOST_OUTPUT_BYTES,
          endMs: limits.childEndMs,
          env: childEnvironment(platform, env),
          folder: childFolder(platform, env),
        },
        signal,
      ),
    systemInformation: (name) => {
      const asked = answers.get(name) ?? options.slowChild.ask({ ask: 'system-information', name });
      answers.set(name, asked);
      return asked;
    },
    windowsDevices: () => {
      devices ??= options.slowChild.ask({ ask: 'windows-devices' });
      return devices;
    },
    volume: async (folder) => volumeOf(await options.quickChild.ask({ ask: 'volume', folder })),
    kernelRelease: release,
    coreTimes: () =>
      cpus().map(({ times }) => ({
        totalMs: times.user + times.nice + times.sys + times.idle + times.irq,
        idleMs: times.idle,
      })),
    totalMemoryBytes: totalmem,
    freeMemoryBytes: freemem,
    uptimeSeconds: uptime,
  };
}

/** Files of the kernel say that they are empty, so they are read to their end instead of by their size. */
async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(MOST_FILE_BYTES);
    let filled = 0;
    while (filled < MOST_FILE_BYTES) {
      const { bytesRead } = await file.read(buffer, filled, MOST_FILE_BYTES - filled, null);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  } finally {
    await file.close();
  }
}

/** NaN for what the answer does not hold, which the reader turns into unknown. */
function volumeOf(answer: unknown): VolumeSpace {
  const bytes = (name: string): number =>
    numberWithin(property(answer, name), 0, Number.MAX_SAFE_INTEGER) ?? Number.NaN;
  return { freeBytes: bytes('freeBytes'), totalBytes: bytes('totalBytes') };
}
