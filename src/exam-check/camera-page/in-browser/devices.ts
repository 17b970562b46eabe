import type { DeviceEnding } from '../findings.ts';

/** Camera and microphone: asking for them, naming what went wrong, and letting them go. */

export type Kind = 'camera' | 'microphone';

export interface Opened {
  readonly stream: MediaStream | null;
  /** `measured` stands for "open" here: what follows is measuring. */
  readonly ending: DeviceEnding;
  /** The name of the error, for its own sentence. */
  readonly error: string | null;
}

export interface Wishes {
  /** Ids of devices as the browser gives them; empty for any. */
  readonly camera: string;
  readonly microphone: string;
}

const ENDINGS: Readonly<Record<string, DeviceEnding>> = {
  NotFoundError: 'not-found',
  NotAllowedError: 'not-allowed',
  SecurityError: 'not-allowed',
  NotReadableError: 'in-use',
  TrackStartError: 'in-use',
  AbortError: 'failed',
  OverconstrainedError: 'failed',
};

/** Every stream of this page, so that none can be forgotten. */
const streams = new Set<MediaStream>();

/** Ends all tracks: no light stays on. */
export function stopAll(): void {
  for (const stream of streams) for (const track of stream.getTracks()) track.stop();
  streams.clear();
}

export function stop(stream: MediaStream | null): void {
  if (stream === null) return;
  for (const track of stream.getTracks()) track.stop();
  streams.delete(stream);
}

function constraintsFor(kind: Kind, wishes: Wishes): MediaStreamConstraints {
  const id = wishes[kind];
  const device = id === '' ? {} : { deviceId: { exact: id } };
  return kind === 'camera'
    ? { video: { ...device, width: { ideal: 1280 }, height: { ideal: 720 } } }
    : // What the microphone itself hears: filters would take a steady tone, or a quiet room, for noise.
      { audio: { ...device, echoCancellation: false, noiseSuppression: false, autoGainControl: false } };
}

async function ask(constraints: MediaStreamConstraints): Promise<Opened> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia(constraints);
    streams.add(stream);
    return { stream, ending: 'measured', error: null };
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    return { stream: null, ending: ENDINGS[name] ?? 'failed', error: name };
  }
}

/** What the browser remembers of its permission; null where it does not tell. */
async function permission(kind: Kind): Promise<PermissionState | null> {
  try {
    return (await navigator.permissions.query({ name: kind as PermissionName })).state;
  } catch {
    return null;
  }
}

/** Opens one device. */
export function open(kind: Kind, wishes: Wishes): Promise<Opened> {
  return ask(constraintsFor(kind, wishes));
}

/** Opens both, with one question to the student; where one is the trouble, the other is opened all the same. */
export async function openBoth(wishes: Wishes): Promise<Readonly<Record<Kind, Opened>>> {
  if (navigator.mediaDevices?.getUserMedia === undefined) {
    const none: Opened = { stream: null, ending: 'no-access', error: null };
    return { camera: none, microphone: none };
  }
  const both = await ask({ ...constraintsFor('camera', wishes), ...constraintsFor('microphone', wishes) });
  if (both.stream !== null) {
    const part = (tracks: MediaStreamTrack[]): Opened => {
      const stream = new MediaStream(tracks);
      streams.add(stream);
      return { stream, ending: 'measured', error: null };
    };
    return { camera: part(both.stream.getVideoTracks()), microphone: part(both.stream.getAudioTracks()) };
  }
  const alone = async (kind: Kind): Promise<Opened> => {
    // After a no the student is not asked a second time.
    const refused = both.ending === 'not-allowed' && (await permission(kind)) !== 'granted';
    return refused ? both : open(kind, wishes);
  };
  return { camera: await alone('camera'), microphone: await alone('microphone') };
}

/** The devices to choose from. Their names are known to the page only after permission, and stay in it. */
export async function list(kind: Kind): Promise<readonly MediaDeviceInfo[]> {
  const wanted = kind === 'camera' ? 'videoinput' : 'audioinput';
  const devices = (await navigator.mediaDevices?.enumerateDevices?.()) ?? [];
  return devices.filter((device) => device.kind === wanted && device.deviceId !== '');
}
