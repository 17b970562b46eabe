import type { MachineAccess } from '../machine-access.ts';
import { property } from '../raw-values.ts';
import { known, type Reading, type Readings, unknown } from '../reading.ts';
import { readWindowsDevices, type WindowsDevice } from '../windows-devices.ts';

/** What is known of cameras: how many work, and how many are there without working. */
export interface Cameras {
  readonly count: Reading<number>;
  readonly faults: Reading<number>;
}

/** One node of `/sys/class/video4linux`. */
export interface VideoNode {
  readonly name: string;
  /** `0` for the node that carries the picture; others carry metadata. Empty where the file is missing. */
  readonly index: string;
  /** The device behind the node, all links followed; empty when it cannot be read. */
  readonly device: string;
}

/** Nodes of video decoders and encoders, and the many raw ones of Intel's image processor, shown beside cameras. */
const NO_CAMERA = /codec|decoder|encoder|\bisp\b|\bipu\d/i;

/** The second camera of face recognition: it gives no picture that an exam can use. */
const INFRARED = /\bIR\b|infra-?red|infrarood/i;

/** A camera made by a program, such as that of OBS. */
const SOFTWARE = /virtual|\bOBS\b/i;

/**
 * Cameras: one for each device. Nodes that cannot be told apart from a camera for sure (software cameras, codecs)
 * make the count unknown when nothing else is there; no node at all is no camera.
 */
export function readVideoNodes(nodes: readonly VideoNode[]): Reading<number> {
  const pictures = nodes.filter((node) => node.index === '0');
  const cameras = pictures.filter(
    (node) => !NO_CAMERA.test(node.name) && !INFRARED.test(node.name) && isHardware(node.device),
  );
  if (cameras.length > 0) return known(new Set(cameras.map((node) => node.device)).size);
  return nodes.length === 0 ? known(0) : unknown('garbled');
}

function isHardware(device: string): boolean {
  return device !== '' && !device.includes('/devices/virtual/');
}

/**
 * Windows: devices of the class Camera. Those of the class Image may be scanners as well as old webcams, so they make
 * the count unknown when nothing else is there, as an infrared camera does.
 */
export function readWindowsCameras(devices: readonly WindowsDevice[]): Cameras {
  const cameras = devices.filter(({ class: kind, name }) => kind === 'Camera' && !INFRARED.test(name));
  const working = cameras.filter(({ status }) => status === 'OK');
  const faulty = cameras.filter(({ status }) => status === 'Error' || status === 'Degraded');
  const faults = known(faulty.length);
  if (working.length > 0) return { count: known(working.length), faults };
  const perhaps = devices.some(
    (device) => (device.class === 'Image' || device.class === 'Camera') && !faulty.includes(device),
  );
  return { count: faulty.length > 0 || !perhaps ? known(0) : unknown('garbled'), faults };
}

/**
 * macOS, from `system_profiler SPCameraDataType -json`. The camera of a phone nearby is listed too; it may be gone at
 * the exam, so it counts for nothing more than "perhaps".
 */
export function readCameraProfile(output: string): Reading<number> {
  const list = property(parsed(output), 'SPCameraDataType');
  if (!Array.isArray(list)) return unknown('garbled');
  const text = (camera: unknown, name: string): string => String(property(camera, name) ?? '');
  const cameras = list.filter(
    (camera: unknown) =>
      !/^i(?:Phone|Pad)\d/.test(text(camera, 'spcamera_model-id')) && !SOFTWARE.test(text(camera, '_name')),
  );
  return cameras.length === 0 && list.length > 0 ? unknown('garbled') : known(cameras.length);
}

function parsed(output: string): unknown {
  try {
    return JSON.parse(output) as unknown;
  } catch {
    return null;
  }
}

const CLASSES = '/sys/class';
const NODES = `${CLASSES}/video4linux`;

export async function lookAtCameras(machine: MachineAccess, signal: AbortSignal): Promise<Readings> {
  switch (machine.platform) {
    case 'win32': {
      const answer = readWindowsDevices(await machine.windowsDevices());
      if (answer === null) return { cameraCount: unknown('garbled'), cameraFaults: unknown('garbled') };
      const { count, faults } = readWindowsCameras(answer.devices);
      return { cameraCount: count, cameraFaults: faults };
    }
    case 'darwin': {
      const output = await machine.run('/usr/sbin/system_profiler', ['SPCameraDataType', '-json'], signal);
      return { cameraCount: readCameraProfile(output), cameraFaults: unknown('not-on-this-system') };
    }
    case 'linux':
      return { cameraCount: await linuxCameras(machine), cameraFaults: unknown('not-on-this-system') };
    default:
      return { cameraCount: unknown('not-on-this-system'), cameraFaults: unknown('not-on-this-system') };
  }
}

async function linuxCameras(machine: MachineAccess): Promise<Reading<number>> {
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
