import type { MachineAccess } from '../machine-access.ts';
import { known, type Reading, unknown } from '../reading.ts';

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

/**
 * Microphones on Linux: cards that can record; when there are none, what the sound server knows, because a Bluetooth
 * headset has no card.
 */
export async function lookAtMicrophones(machine: MachineAccess, signal: AbortSignal): Promise<Reading<number>> {
  if (machine.platform !== 'linux') return unknown('not-yet-on-this-system');
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
