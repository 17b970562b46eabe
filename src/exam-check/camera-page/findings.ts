import { BROWSER_FEATURES, type BrowserFacts, CAMERA_PICTURES, type RunningBrowser } from '../browser-facts.ts';
import { KNOWN_BROWSERS, type UnknownReason } from '../facts.ts';
import { count, list, number, oneOf, orNull, type Reader, record, shape } from '../value-readers.ts';

/** How the attempt to use a device ended. Each is another sentence on the page, and another fact. */
export const DEVICE_ENDINGS = [
  'measured',
  'not-measured',
  'not-found',
  'not-allowed',
  'in-use',
  'failed',
  'no-access',
  'skipped',
] as const;

export type DeviceEnding = (typeof DEVICE_ENDINGS)[number];

/** What the page sends: numbers and words of fixed lists, nothing else. No picture, no sound, no name of a device. */
export interface PageFindings {
  readonly browser: RunningBrowser;
  readonly camera: {
    readonly ending: DeviceEnding;
    readonly picture: (typeof CAMERA_PICTURES)[number] | null;
    readonly widthPixels: number | null;
    readonly heightPixels: number | null;
    readonly framesPerSecond: number | null;
    readonly brightness: number | null;
  };
  readonly microphone: { readonly ending: DeviceEnding; readonly levelDbfs: number | null };
  /** From the start of the measurement to its end, whole milliseconds. */
  readonly durationMs: number;
}

const LONGEST_TEST_MS = 600_000;

const readFindings: Reader<PageFindings> = shape<PageFindings>({
  browser: shape<RunningBrowser>({
    id: oneOf([...KNOWN_BROWSERS, 'other']),
    major: orNull(count),
    screenWidthPixels: count,
    screenHeightPixels: count,
    missing: list(oneOf(BROWSER_FEATURES)),
  }),
  camera: shape({
    ending: oneOf(DEVICE_ENDINGS),
    picture: orNull(oneOf(CAMERA_PICTURES)),
    widthPixels: orNull(count),
    heightPixels: orNull(count),
    framesPerSecond: orNull(number(0, 1000)),
    brightness: orNull(number(0, 255)),
  }),
  microphone: shape({ ending: oneOf(DEVICE_ENDINGS), levelDbfs: orNull(number(-100, 0)) }),
  durationMs: number(0, LONGEST_TEST_MS, true),
});

/**
 * What the page sent, checked value by value; null when anything is missing, too much, or of another kind.
 *
 * @param text the body of the request
 */
export function parseFindings(text: string): PageFindings | null {
  try {
    const document = JSON.parse(text) as unknown;
    record(document, '', ['browser', 'camera', 'microphone', 'durationMs']);
    return readFindings(document, 'findings');
  } catch {
    return null;
  }
}

/** Why a device brought no fact. Nothing for what the student chose to leave out. */
const REASONS: Readonly<Record<DeviceEnding, UnknownReason | null>> = {
  measured: 'garbled',
  'not-measured': 'garbled',
  'not-found': 'garbled',
  'in-use': 'garbled',
  failed: 'garbled',
  'not-allowed': 'no-permission',
  'no-access': 'not-on-this-system',
  skipped: null,
};

/** Ends without any picture where the student allowed one: there plainly is none. */
const WITHOUT_PICTURE: ReadonlySet<DeviceEnding> = new Set(['not-found', 'in-use']);

/** The findings of the page as facts. What the student left out is absent. */
export function factsOf({ browser, camera, microphone, durationMs }: PageFindings): Partial<BrowserFacts> {
  const known = <T>(value: T) => ({ known: true, value, durationMs }) as const;
  const fact = <Name extends keyof BrowserFacts, T>(name: Name, value: T | null, ending: DeviceEnding) => {
    if (value !== null) return { [name]: known(value) };
    const reason = REASONS[ending];
    return reason === null ? {} : { [name]: { known: false, reason, durationMs } as const };
  };
  const { ending, widthPixels, heightPixels } = camera;
  const picture = WITHOUT_PICTURE.has(ending) ? 'none' : camera.picture;
  return {
    ...fact('cameraPicture', picture === null ? null : { picture, widthPixels, heightPixels }, ending),
    ...fact('cameraFramesPerSecond', camera.framesPerSecond, ending),
    ...fact('cameraBrightness', camera.brightness, ending),
    ...fact('microphoneLevelDbfs', microphone.levelDbfs, microphone.ending),
    runningBrowser: known(browser),
  };
}

/** The facts of a page that was opened too late, or never: all unknown. */
export function unansweredFacts(durationMs: number): BrowserFacts {
  const unknown = { known: false, reason: 'timeout', durationMs } as const;
  return {
    cameraPicture: unknown,
    cameraFramesPerSecond: unknown,
    cameraBrightness: unknown,
    microphoneLevelDbfs: unknown,
    runningBrowser: unknown,
  };
}
