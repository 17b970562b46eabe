import type { MachineAccess } from '../machine-access.ts';
import { booleanOrNull, property } from '../raw-values.ts';
import { known, type Reading, unknown } from '../reading.ts';
import { readWindowsDevices, type WindowsDevice } from '../windows-devices.ts';

/**
 * Sound cards that can record, from `/proc/asound/pcm`: lines such as
 * `00-00: ALC257 Analog : ALC257 Analog : playback 1 : capture 1`, the first two digits being the card.
 */
export function recordingCards(pcm: string): number {
  const cards = pcm
    .split('\n')
    .filter((line) => /:\s*capture \d+\s*$/.test(line))
    .map((line) => /^(\d+)-/.exec(line)?.[1])
    .filter((card) => card !== undefined);
  return new Set(cards).size;
}

/** Sources of the sound server that record, from `pactl list short sources`; monitors only repeat what is played. */
export function recordingSources(sources: string): number {
  const names = sources.split('\n').map((line) => line.split('\t')[1] ?? '');
  return names.filter((name) => name !== '' && !name.endsWith('.monitor')).length;
}

/** Windows: recording devices are audio endpoints whose id begins so (`{0.0.0.` plays). */
const RECORDING = /^SWD\\MMDEVAPI\\\{0\.0\.1\./i;

export function readWindowsMicrophones(devices: readonly WindowsDevice[]): Reading<number> {
  const endpoints = devices.filter(({ class: kind, id }) => kind === 'AudioEndpoint' && RECORDING.test(id));
  const working = endpoints.filter(({ status }) => status === 'OK').length;
  return working === 0 && endpoints.length > 0 ? unknown('garbled') : known(working);
}

/** Devices that programs make, and the microphone of a phone nearby: they may be gone at the exam. */
const NO_MICROPHONE = /iPhone|iPad|ZoomAudio|Teams Audio|BlackHole|Soundflower|Loopback|Aggregate/i;

/** macOS, from systeminformation's `audio()`. No device at all that says whether it records is an unanswered question. */
export function readAudio(audio: unknown): Reading<number> {
  if (!Array.isArray(audio) || !audio.some((device: unknown) => booleanOrNull(property(device, 'in')) !== null)) {
    return unknown('garbled');
  }
  const inputs = audio.filter((device: unknown) => property(device, 'in') === true);
  const microphones = inputs.filter((device: unknown) => !NO_MICROPHONE.test(String(property(device, 'name') ?? '')));
  return microphones.length === 0 && inputs.length > 0 ? unknown('garbled') : known(microphones.length);
}

export async function lookAtMicrophones(machine: MachineAccess, signal: AbortSignal): Promise<Reading<number>> {
  switch (machine.platform) {
    case 'win32': {
      const answer = readWindowsDevices(await machine.windowsDevices());
      return answer === null ? unknown('garbled') : readWindowsMicrophones(answer.devices);
    }
    case 'darwin':
      return readAudio(await machine.systemInformation('audio'));
    case 'linux':
      return linuxMicrophones(machine, signal);
    default:
      return unknown('not-on-this-system');
  }
}

/** Cards that can record; when there are none, what the sound server knows, because a Bluetooth headset has no card. */
async function linuxMicrophones(machine: MachineAccess, signal: AbortSignal): Promise<Reading<number>> {
  const pcm = await machine.readText('/proc/asound/pcm').catch(() => null);
  const cards = recordingCards(pcm ?? '');
  if (cards > 0) return known(cards);
  const sources = await machine.run('/usr/bin/pactl', ['list', 'short', 'sources'], signal).catch(() => null);
  if (sources !== null) return known(recordingSources(sources));
  if (pcm !== null) return pcm.trim() === '' ? unknown('garbled') : known(0);
  // Without a sound driver /proc has no sound folder at all; only the list of /proc can say so.
  const kernelFolders = await machine.list('/proc').catch((): readonly string[] => []);
  return kernelFolders.length > 0 && !kernelFolders.includes('asound') ? known(0) : unknown('not-on-this-system');
}
