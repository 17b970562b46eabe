import type { BrowserFeature, RunningBrowser } from '../browser-facts.ts';

/** The system that the browser runs on, as it says itself. */
export type PageSystem = 'windows' | 'macos' | 'linux' | 'chromeos' | 'android' | 'ios' | 'other';

const permissionPlaces: Readonly<Record<RunningBrowser['id'], string>> = {
  chrome: 'Click the icon left of the address, and allow camera and microphone.',
  edge: 'Click the icon left of the address, and allow camera and microphone.',
  chromium: 'Click the icon left of the address, and allow camera and microphone.',
  firefox: 'Click the crossed-out camera left of the address, and take the block away.',
  safari: 'Choose Safari, Settings for 127.0.0.1, and allow camera and microphone.',
  other: 'Allow camera and microphone for this page in the settings of your browser.',
};

const systemPrivacy: Readonly<Record<PageSystem, string>> = {
  windows: 'Windows: Settings, Privacy & security, Camera and Microphone. Desktop apps must be allowed too.',
  macos: 'Mac: System Settings, Privacy & Security, Camera and Microphone. Then restart the browser.',
  linux: 'Linux: look in the settings under Privacy. A browser from Snap or Flatpak has permissions of its own.',
  chromeos: 'Chromebook: Settings, Privacy controls. Switch camera and microphone on.',
  android: 'Look at the permissions of the browser in the settings.',
  ios: 'Look at the permissions of the browser in the settings.',
  other: 'Look in the privacy settings of your system too.',
};

const freeDevice: Readonly<Record<PageSystem, string>> = {
  windows: 'Close Zoom, Teams, Discord and the Camera app; look beside the clock for programs that go on.',
  macos: 'Quit Zoom, Teams, FaceTime and Photo Booth with Command-Q.',
  linux: 'Close Zoom, Teams, Discord and OBS, also in other windows.',
  chromeos: 'Close the Camera app and other tabs with a call.',
  android: 'Close other apps that use it.',
  ios: 'Close other apps that use it.',
  other: 'Close other programs and tabs that use it.',
};

const connect: Readonly<Record<PageSystem, string>> = {
  windows: 'Plug it in, look for a switch or key on the laptop, and check Device Manager.',
  macos: 'Plug it in. With the lid closed, a MacBook has no camera.',
  linux: 'Plug it in, and look for a switch or key on the laptop.',
  chromeos: 'Plug it in, and look for a switch on the side.',
  android: 'Plug it in.',
  ios: 'Plug it in.',
  other: 'Plug it in, and look for a switch or key on the laptop.',
};

export const en = {
  title: 'Camera and microphone',
  lead: 'See and hear yourself the way your exam or class will.',
  privacy: 'Nothing is recorded. Only numbers, such as brightness and loudness, go to lusupport on this computer.',
  start: 'Start camera and microphone',
  startHint: 'Your browser asks for permission. Choose Allow.',
  asking: 'Your browser is asking. Choose Allow.',
  noScript: 'This page needs JavaScript. Switch it on for 127.0.0.1, or go on without it in the terminal.',
  yourPicture: 'Your camera picture, mirrored',
  camera: 'Camera',
  microphone: 'Microphone',
  deviceNumber: (kind: string, number: number): string => `${kind} ${number}`,
  speak: 'Say something: “Good morning, can you hear me?”',
  level: 'Loudness of your microphone',
  levelNow: (percent: number): string => `${percent} percent`,
  hearYourself: 'Hear yourself',
  hearing: 'Stop hearing yourself',
  hearHint: 'You hear yourself a moment later. Headphones prevent a howl.',
  again: 'Measure again',
  retry: 'Try again',
  finish: 'Send the numbers and finish',
  finishWithout: 'Finish without these',
  results: 'What was found',
  measuring: 'Measuring',
  picture: 'Picture',
  frames: 'Movement',
  light: 'Light',
  sound: 'Sound',
  browser: 'Browser',
  states: { good: 'Good', warn: 'Look at this', bad: 'Not working', unknown: 'Not found out', wait: 'Not yet' },
  size: (width: number, height: number): string => `${width} × ${height}`,
  framesFound: (frames: number): string => `${frames} frames a second`,
  framesSlow: (frames: number): string => `Only ${frames} frames a second. Add light, and close other programs.`,
  brightnessFound: (percent: number): string => `${percent} % bright`,
  tooDark: 'Very dark. Put a lamp in front of you, not behind you.',
  black: 'Black. Is the cover open? A key on the laptop may switch the camera off.',
  frozen: 'The picture stands still. Close other programs that use the camera, and try again.',
  noFrames: 'The camera is on but sends no picture. Unplug it, plug it in, and try again.',
  soundFound: (decibels: number): string => `Heard you well (${decibels} dB)`,
  silent: 'Silence. Is the microphone switched off, or is another one the right one?',
  soundNotMeasured: 'The sound could not be measured in this browser. This says nothing about your microphone.',
  devices: { camera: 'camera', microphone: 'microphone' },
  notFound: (device: string, system: PageSystem): string => `No ${device} found. ${connect[system]}`,
  notAllowed: (device: string, browser: RunningBrowser['id'], system: PageSystem): string =>
    `The browser may not use the ${device}. ${permissionPlaces[browser]} ${systemPrivacy[system]}`,
  inUse: (device: string, system: PageSystem): string =>
    `The ${device} is taken by another program, or gives no signal. ${freeDevice[system]}`,
  failed: (device: string): string => `The ${device} could not be started. Restart the browser, then the computer.`,
  overconstrained: (device: string): string => `This ${device} does not fit. Choose another one in the list.`,
  noAccess: 'This browser gives no page a camera. Use the newest Chrome, Edge, Firefox or Safari.',
  ended: (device: string): string => `The ${device} stopped. Was it unplugged? Plug it in and try again.`,
  lacks: {
    'camera-access': 'no camera in pages',
    calls: 'no video calls',
    'screen-sharing': 'no sharing of the screen',
    'full-screen': 'no full screen',
  } satisfies Readonly<Record<BrowserFeature, string>> as Readonly<Record<BrowserFeature, string>>,
  browserFound: (name: string, screen: string): string => `${name}, screen ${screen}`,
  otherBrowser: 'Another browser',
  hidden: 'This tab was in the background, where browsers slow pictures down. Keep it in front, and measure again.',
  timeLeft: (minutes: number, seconds: string): string => `closes in ${minutes}:${seconds}`,
  sending: 'Sending…',
  sentTitle: 'All done',
  sent: 'The numbers are in the terminal. Camera and microphone are off. You can close this tab.',
  overTitle: 'This page has ended',
  over: {
    timeout: 'The three minutes are over. Start the check again in the terminal.',
    skipped: 'You went on without this page in the terminal.',
    stopped: 'The check was stopped in the terminal.',
    gone: 'lusupport has stopped, so there is nothing to send to. Start the check again in the terminal.',
    refused: 'lusupport did not take the numbers. Start the check again in the terminal.',
    elsewhere: 'This page is open in another tab already. Go on there, or use the new address in the terminal.',
  },
  off: 'Camera and microphone are off. You can close this tab.',
  usedTitle: 'This address has been used',
  used: 'It works once. A new address stands in the terminal; if not, start the check again there.',
};

export type Words = typeof en;
export type PageEnd = keyof Words['over'];
