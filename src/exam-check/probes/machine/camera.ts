import type { MachineAccess } from '../machine-access.ts';
import { known, type Reading, unknown } from '../reading.ts';

/** One node of `/sys/class/video4linux`. */
export interface VideoNode {
  readonly name: string;
  /** `0` for the node that carries the picture; others carry metadata. Empty where the file is missing. */
  readonly index: string;
  /** The device behind the node, all links followed; empty when it cannot be read. */
  readonly device: string;
}

/** Nodes of video decoders and encoders, which small boards show beside cameras. */
const NO_CAMERA = /codec|decoder|encoder|\bisp\b/i;

/**
 * Cameras: one for each device. Nodes that cannot be told apart from a camera for sure (software cameras, codecs)
 * make the count unknown when nothing else is there; no node at all is no camera.
 */
export function readVideoNodes(nodes: readonly VideoNode[]): Reading<number> {
  const pictures = nodes.filter((node) => node.index === '0');
  const cameras = pictures.filter((node) => !NO_CAMERA.test(node.name) && isHardware(node.device));
  if (cameras.length > 0) return known(new Set(cameras.map((node) => node.device)).size);
  return nodes.length === 0 ? known(0) : unknown('garbled');
}

function isHardware(device: string): boolean {
  return device !== '' && !device.includes('/devices/virtual/');
}

const CLASSES = '/sys/class';
const NODES = `${CLASSES}/video4linux`;

export async function lookAtCameras(machine: MachineAccess): Promise<Reading<number>> {
  if (machine.platform !== 'linux') return unknown('not-yet-on-this-system');
  const classes = await machine.list(CLASSES).catch((): readonly string[] => []);
  // Linux makes the folder with the first camera driver: the list of classes answers for a machine without one.
  if (!classes.includes('video4linux')) return classes.length > 0 ? known(0) : unknown('not-on-this-system');
  const names = await machine.list(NODES);
  return readVideoNodes(await Promise.all(names.map((name) => videoNode(machine, `${NODES}/${name}`))));
}

async function videoNode(machine: MachineAccess, folder: string): Promise<VideoNode> {
  const field = (file: string): Promise<string> =>
    machine.readText(`${folder}/${file}`).then(
      (text) => text.trim(),
      () => '',
    );
  const device = machine.resolveLink(`${folder}/device`).catch(() => '');
  return { name: await field('name'), index: await field('index'), device: await device };
}
