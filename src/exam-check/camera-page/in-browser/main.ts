import type { Language } from '../../../language.ts';
import { systemOf } from '../browser-name.ts';
import type { DeviceEnding, PageFindings } from '../findings.ts';
import { spoken } from '../spoken.ts';
import type { PageEnd } from '../words.en.ts';
import { pageWords } from '../words.ts';
import { keepSession, sendResult } from './connection.ts';
import { type Kind, list, type Opened, open, openBoth, stop, stopAll } from './devices.ts';
import { measurePicture, type PictureFound } from './picture.ts';
import { type Ear, earOf, SILENCE_DBFS } from './sound.ts';
import { browserSays, thisBrowser } from './this-browser.ts';
import { fillChoice, part, type RowName, type RowState, setRow, show, showLevel } from './view.ts';

/** The page of `exam-check --browser`: opens the devices, measures, shows what it found, sends the numbers. */

interface Start {
  readonly token: string;
  readonly language: Language;
  readonly secondsLeft: number;
}

const start = JSON.parse(part('start-data').textContent ?? '') as Start;
const words = pageWords(start.language);
const browser = thisBrowser();
const system = systemOf(browserSays());

const BRIGHTEST = 255;
const DARK_BELOW = 16;
const SLOW_BELOW = 10;

const video = part<HTMLVideoElement>('video');
const selects: Readonly<Record<Kind, HTMLSelectElement>> = {
  camera: part<HTMLSelectElement>('camera'),
  microphone: part<HTMLSelectElement>('microphone'),
};

type Devices = Record<Kind, Opened>;

const NOT_ASKED: Opened = { stream: null, ending: 'skipped', error: null };
const devices: Devices = { camera: NOT_ASKED, microphone: NOT_ASKED };
let pictureFound: PictureFound | null = null;
let levelFound: number | null = null;
let ear: Ear | null = null;
let hearing = false;
let measuring = new AbortController();
let startedAtMs = performance.now();
let over = false;

function row(name: RowName, state: RowState, text: string): void {
  setRow(name, state, words.states[state], text);
}

// --- what went wrong, in a sentence ----------------------------------------------------------------------------------

function trouble(kind: Kind, { ending, error }: Opened): string {
  const device = words.devices[kind];
  switch (ending) {
    case 'not-found':
      return words.notFound(device, system);
    case 'not-allowed':
      return words.notAllowed(device, browser.id, system);
    case 'in-use':
      return words.inUse(device, system);
    case 'no-access':
      return words.noAccess;
    default:
      return error === 'OverconstrainedError' ? words.overconstrained(device) : words.failed(device);
  }
}

function stateOfTrouble(ending: DeviceEnding): RowState {
  return ending === 'not-found' || ending === 'in-use' ? 'bad' : 'unknown';
}

// --- what was found --------------------------------------------------------------------------------------------------

function showPicture(found: PictureFound): void {
  const { picture, widthPixels, heightPixels, framesPerSecond, brightness } = found;
  if (picture === 'none') row('picture', 'bad', words.noFrames);
  else if (picture === 'black') row('picture', 'warn', words.black);
  else if (picture === 'frozen') row('picture', 'warn', words.frozen);
  else row('picture', 'good', words.size(widthPixels ?? 0, heightPixels ?? 0));

  if (framesPerSecond === null) row('frames', 'unknown', found.wasHidden ? words.hidden : '');
  else if (framesPerSecond < SLOW_BELOW) row('frames', 'warn', words.framesSlow(Math.floor(framesPerSecond)));
  else row('frames', 'good', words.framesFound(Math.round(framesPerSecond)));

  if (brightness === null) row('light', 'unknown', '');
  else if (brightness < DARK_BELOW) row('light', 'warn', picture === 'black' ? '' : words.tooDark);
  else row('light', 'good', words.brightnessFound(Math.round((brightness * 100) / BRIGHTEST)));
}

function showSound(level: number | null): void {
  if (level === null) row('sound', 'unknown', words.soundNotMeasured);
  else if (level < SILENCE_DBFS) row('sound', 'warn', words.silent);
  else row('sound', 'good', words.soundFound(Math.round(level)));
}

function showBrowser(): void {
  const names = { chrome: 'Chrome', edge: 'Edge', firefox: 'Firefox', safari: 'Safari', chromium: 'Chromium' } as const;
  const name = browser.id === 'other' ? words.otherBrowser : names[browser.id];
  const size = words.size(browser.screenWidthPixels, browser.screenHeightPixels);
  const lacks = browser.missing.map((feature) => words.lacks[feature]);
  const text = words.browserFound(`${name} ${browser.major ?? ''}`.trim(), size);
  row('browser', lacks.length > 0 ? 'warn' : 'good', [text, ...lacks].join('; '));
}

// --- looking and listening -------------------------------------------------------------------------------------------

async function look(signal: AbortSignal): Promise<void> {
  pictureFound = null;
  const { camera } = devices;
  if (camera.stream === null) {
    show('video', false);
    show('curtain', true);
    part('hint').textContent = '';
    row('picture', stateOfTrouble(camera.ending), trouble('camera', camera));
    row('frames', 'unknown', '');
    row('light', 'unknown', '');
    return;
  }
  for (const name of ['picture', 'frames', 'light'] as const) setRow(name, 'wait', words.measuring, '');
  video.srcObject = camera.stream;
  show('video', true);
  show('curtain', false);
  video.play().catch(() => undefined);
  const found = await measurePicture(video, signal);
  if (found === null || signal.aborted) return;
  pictureFound = found;
  showPicture(found);
}

async function listen(signal: AbortSignal): Promise<void> {
  levelFound = null;
  const { microphone } = devices;
  hear(false);
  ear?.close();
  ear = microphone.stream === null ? null : earOf(microphone.stream);
  show('hear', ear !== null);
  show('hear-hint', ear !== null);
  if (microphone.stream === null) {
    show('speak', false);
    showLevel(-60, words.levelNow);
    row('sound', stateOfTrouble(microphone.ending), trouble('microphone', microphone));
    return;
  }
  setRow('sound', 'wait', words.measuring, '');
  show('speak', true);
  const level = ear === null ? null : await ear.measure(signal, (dbfs) => showLevel(dbfs, words.levelNow));
  if (signal.aborted) return;
  levelFound = level;
  showSound(level);
}

function watchEnd(kind: Kind): void {
  const track = devices[kind].stream?.getTracks()[0];
  // Not fired when we stop it ourselves: only when it is unplugged or taken away.
  track?.addEventListener('ended', () => {
    if (!over) row(kind === 'camera' ? 'picture' : 'sound', 'bad', words.ended(words.devices[kind]));
  });
}

async function fillChoices(): Promise<void> {
  for (const kind of ['camera', 'microphone'] as const) {
    const chosen = devices[kind].stream?.getTracks()[0]?.getSettings().deviceId ?? '';
    const found = devices[kind].stream === null && devices[kind].ending === 'not-allowed' ? [] : await list(kind);
    show('devices', true);
    fillChoice(selects[kind], found, chosen, (number) => words.deviceNumber(words[kind], number));
  }
}

async function measure(kinds: readonly Kind[]): Promise<void> {
  measuring.abort();
  const current = new AbortController();
  measuring = current;
  startedAtMs = performance.now();
  setBusy(true);
  const tasks = [
    ...(kinds.includes('camera') ? [look(current.signal)] : []),
    ...(kinds.includes('microphone') ? [listen(current.signal)] : []),
  ];
  await Promise.all(tasks);
  if (current.signal.aborted || over) return;
  setBusy(false);
  const without = devices.camera.stream === null || devices.microphone.stream === null;
  part('finish').textContent = without ? words.finishWithout : words.finish;
  part('again').textContent = without ? words.retry : words.again;
  announce();
}

function setBusy(busy: boolean): void {
  part('main').setAttribute('aria-busy', String(busy));
  show('actions', true);
  part<HTMLButtonElement>('finish').disabled = busy;
  part<HTMLButtonElement>('again').disabled = busy;
}

/** One sentence of all rows, for those who hear the page. */
function announce(): void {
  const rows = [...document.querySelectorAll('#results li')];
  part('status').textContent = spoken(rows.map((each) => each.textContent ?? ''));
}

async function begin(): Promise<void> {
  measuring.abort();
  stopAll();
  part<HTMLButtonElement>('start').disabled = true;
  part('hint').textContent = words.asking;
  const wishes = { camera: selects.camera.value, microphone: selects.microphone.value };
  const opened = await openBoth(wishes);
  if (over) {
    stopAll();
    return;
  }
  devices.camera = opened.camera;
  devices.microphone = opened.microphone;
  show('start', false);
  watchEnd('camera');
  watchEnd('microphone');
  await fillChoices();
  await measure(['camera', 'microphone']);
}

async function change(kind: Kind): Promise<void> {
  measuring.abort();
  stop(devices[kind].stream);
  const opened = await open(kind, { camera: selects.camera.value, microphone: selects.microphone.value });
  if (over) {
    stopAll();
    return;
  }
  devices[kind] = opened;
  watchEnd(kind);
  // What was cut off begins anew with it.
  const unfinished = pictureFound === null || levelFound === null;
  await measure(unfinished ? ['camera', 'microphone'] : [kind]);
}

function hear(on: boolean): void {
  if (on === hearing || (on && ear === null)) return;
  hearing = on;
  ear?.playBack(on);
  const button = part('hear');
  button.setAttribute('aria-pressed', String(on));
  button.textContent = on ? words.hearing : words.hearYourself;
}

// --- the end ---------------------------------------------------------------------------------------------------------

function letGo(): void {
  over = true;
  measuring.abort();
  hear(false);
  ear?.close();
  ear = null;
  stopAll();
  video.srcObject = null;
}

function showEnd(title: string, text: string): void {
  show('main', false);
  show('time', false);
  part('end-title').textContent = title;
  part('end-text').textContent = text;
  show('end', true);
  part('end-title').focus();
}

function finishedBy(end: PageEnd): void {
  if (over) return;
  letGo();
  showEnd(words.overTitle, `${words.over[end]} ${words.off}`);
}

function findings(): PageFindings {
  const { camera, microphone } = devices;
  const ending = (opened: Opened, measured: boolean): DeviceEnding =>
    opened.stream !== null && !measured ? 'not-measured' : opened.ending;
  return {
    browser,
    camera: {
      ending: ending(camera, pictureFound !== null),
      picture: pictureFound?.picture ?? null,
      widthPixels: pictureFound?.widthPixels ?? null,
      heightPixels: pictureFound?.heightPixels ?? null,
      framesPerSecond: pictureFound?.framesPerSecond ?? null,
      brightness: pictureFound?.brightness ?? null,
    },
    microphone: { ending: ending(microphone, levelFound !== null), levelDbfs: levelFound },
    durationMs: Math.round(performance.now() - startedAtMs),
  };
}

async function finish(): Promise<void> {
  const sent = findings();
  // Off before anything else: sending may fail, the light must not stay on.
  letGo();
  part<HTMLButtonElement>('finish').disabled = true;
  part('finish').textContent = words.sending;
  const taken = await sendResult(start.token, sent);
  if (taken) showEnd(words.sentTitle, words.sent);
  else showEnd(words.overTitle, `${words.over.refused} ${words.off}`);
}

function run(task: () => Promise<void>): () => void {
  return () => {
    task().catch(() => finishedBy('refused'));
  };
}

function showTime(seconds: number): void {
  const left = words.timeLeft(Math.floor(seconds / 60), String(seconds % 60).padStart(2, '0'));
  part('time').textContent = left;
}

part('start').addEventListener('click', run(begin));
part('again').addEventListener('click', run(begin));
part('finish').addEventListener('click', run(finish));
part('hear').addEventListener('click', () => hear(!hearing));
selects.camera.addEventListener(
  'change',
  run(() => change('camera')),
);
selects.microphone.addEventListener(
  'change',
  run(() => change('microphone')),
);
addEventListener('pagehide', letGo);
// A page that comes back from the browser's memory is one without a connection.
addEventListener('pageshow', (event) => {
  if (event.persisted) showEnd(words.overTitle, `${words.over.gone} ${words.off}`);
});

for (const name of ['picture', 'frames', 'light', 'sound'] as const) row(name, 'wait', '');
showBrowser();
showTime(start.secondsLeft);
part<HTMLButtonElement>('start').disabled = false;
keepSession(start.token, { onSecondsLeft: showTime, onEnd: finishedBy }).catch(() => finishedBy('gone'));
