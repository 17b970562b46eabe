import { describe, expect, test } from '@jest/globals';
import { majorVersion, snapMajorVersion } from '../../../src/exam-check/probes/machine/browsers.ts';
import { readVideoNodes } from '../../../src/exam-check/probes/machine/camera.ts';
import { type Connector, readConnectors } from '../../../src/exam-check/probes/machine/displays.ts';
import { diagonalInches, diagonalOfEdid } from '../../../src/exam-check/probes/machine/edid.ts';
import { memAvailableBytes, readAvailableMemory } from '../../../src/exam-check/probes/machine/memory.ts';
import { recordingCards, recordingSources } from '../../../src/exam-check/probes/machine/microphone.ts';
import { readLinux, readMacos, readWindows } from '../../../src/exam-check/probes/machine/operating-system.ts';
import { readPlatform } from '../../../src/exam-check/probes/machine/platform.ts';
import {
  type PowerSupply,
  readPmset,
  readPowerSupplies,
  readWindowsBattery,
} from '../../../src/exam-check/probes/machine/power.ts';
import { readLoad } from '../../../src/exam-check/probes/machine/processor.ts';
import { readRemoteVariables } from '../../../src/exam-check/probes/machine/remote-session.ts';
import { numberWithin } from '../../../src/exam-check/probes/raw-values.ts';

const garbled = { known: false, reason: 'garbled' };
const known = (value: unknown) => ({ known: true, value });

describe('platform', () => {
  const hints = { kernelRelease: '6.8.0-49-generic', env: {}, marks: [], controlGroups: '0::/init.scope' };
  test.each([
    ['own-system', {}],
    ['wsl', { kernelRelease: '5.15.167.4-microsoft-standard-WSL2' }],
    ['wsl', { kernelRelease: '4.4.0-19041-Microsoft' }],
    ['container', { marks: ['/.dockerenv'] }],
    ['container', { env: { container: 'podman' } }],
    ['container', { controlGroups: '12:pids:/docker/0123abc' }],
    ['ssh', { env: { SSH_CONNECTION: '192.0.2.1 1 192.0.2.2 22' } }],
    ['own-system', { env: { SSH_CONNECTION: '' } }],
  ])('%s: %j', (kind, change) => expect(readPlatform({ ...hints, ...change })).toBe(kind));
});

describe('operating system', () => {
  const windows = (version: string | null, build: number) =>
    known({ family: 'windows', distribution: null, version, build });
  test.each([
    ['10.0.26100', windows('11', 26_100)],
    ['10.0.22000', windows('11', 22_000)],
    ['10.0.21999', windows('10', 21_999)],
    ['6.3.9600', windows('8.1', 9600)],
    ['6.1.7601', windows('7', 7601)],
    ['11.0.30000', windows(null, 30_000)],
    ['', garbled],
  ])('Windows kernel %s', (release, reading) => expect(readWindows(release)).toEqual(reading));

  const macos = (version: string) => known({ family: 'macos', distribution: null, version, build: null });
  test.each([
    ['15.1\n', '24.1.0', macos('15.1')],
    [null, '25.1.0', macos('26')],
    [null, '24.6.0', macos('15')],
    [null, '20.6.0', macos('11')],
    [null, '19.6.0', macos('10.15')],
    ['<html>', 'x', garbled],
  ])('macOS %j with kernel %s', (said, kernel, reading) => expect(readMacos(said, kernel)).toEqual(reading));

  const linux = (distribution: string, version: string | null, family = 'linux') =>
    known({ family, distribution, version, build: null });
  test.each([
    ['ID=ubuntu\nVERSION_ID="24.04"\n', linux('ubuntu', '24.04')],
    ["ID='fedora'\r\nVERSION_ID=43\r\n", linux('fedora', '43')],
    ['NAME=Arch\nID=arch\n', linux('arch', null)],
    ['ID=chromeos\nVERSION_ID=131\n', linux('chromeos', '131', 'chromeos')],
    ['ID=x;touch\n', garbled],
    ['', garbled],
  ])('%j', (file, reading) => expect(readLinux(file)).toEqual(reading));
});

describe('memory and load', () => {
  test.each([
    [2 ** 30, 2 ** 31, known(1)],
    ['1073741824', 2 ** 31, known(1)],
    [2 ** 32, 2 ** 31, garbled],
    [0, 2 ** 31, garbled],
    [-1, 2 ** 31, garbled],
  ])('%j of %j bytes', (available, total, reading) => expect(readAvailableMemory(available, total)).toEqual(reading));

  test('MemAvailable', () => {
    expect(memAvailableBytes('MemTotal: 9 kB\nMemAvailable:   1024 kB\n')).toBe(1_048_576);
    expect(memAvailableBytes('MemTotal: 9 kB\nMemFree: 8 kB\n')).toBeNull();
  });

  const core = (totalMs: number, idleMs: number) => ({ totalMs, idleMs });
  test.each([
    [[core(0, 0)], [core(1_000, 250)], known(75)],
    [[core(0, 0), core(0, 0)], [core(1_000, 1_000), core(1_000, 0)], known(50)],
    [[core(10, 5)], [core(10, 5)], garbled],
    [[core(10, 5)], [core(20, 4)], garbled],
    [[core(10, 5)], [core(20, 40)], garbled],
    [[], [], garbled],
    [[core(0, 0)], [core(1, 0), core(1, 0)], garbled],
  ])('%j to %j', (before, after, reading) => expect(readLoad(before, after)).toEqual(reading));
});

describe('power', () => {
  const supply = (change: Partial<PowerSupply>): PowerSupply => ({
    type: 'Battery',
    scope: '',
    online: '',
    status: '',
    capacity: '50',
    present: '1',
    ...change,
  });
  const mains = (online: string) => supply({ type: 'Mains', online, capacity: '' });
  const power = (onMains: boolean | null, chargePercent: number | null, hasBattery = true) =>
    known({ hasBattery, onMains, chargePercent });
  test.each([
    ['no supplies: a desktop', [], power(true, null, false)],
    ['only a mouse', [supply({ scope: 'Device' })], power(true, null, false)],
    ['an empty bay', [supply({ present: '0' }), mains('1')], power(true, null, false)],
    ['on mains', [supply({ status: 'Charging' }), mains('1')], power(true, 50)],
    ['a weak charger drains slowly', [supply({ status: 'Discharging' }), mains('1')], power(true, 50)],
    ['on battery', [supply({ status: 'Discharging' }), mains('0')], power(false, 50)],
    ['held at its limit', [supply({ status: 'Not charging' })], power(true, 50)],
    ['state unknown, charger out', [supply({ status: 'Unknown' }), mains('0')], power(false, 50)],
    ['state unknown, no charger listed', [supply({ status: 'Unknown' })], power(null, 50)],
    ['two batteries', [supply({ capacity: '10' }), supply({ capacity: '91' })], power(null, 51)],
    ['a charge that cannot be', [supply({ capacity: '300' })], power(null, null)],
    ['nothing readable', [supply({ type: '' })], garbled],
  ])('%s', (_name, supplies, reading) => expect(readPowerSupplies(supplies)).toEqual(reading));

  const ran = { distro: 'Microsoft Windows 11 Home' };
  test.each([
    ['H5: no battery but cycles', { hasBattery: false, cycleCount: 132 }, ran, garbled],
    ['a desktop', { hasBattery: false, cycleCount: 0 }, ran, power(true, null, false)],
    ['a query that failed', { hasBattery: false }, { distro: '' }, garbled],
    ['full, said to be unplugged', { hasBattery: true, percent: 100, acConnected: false }, ran, power(null, 100)],
    ['on battery', { hasBattery: true, percent: 41, acConnected: false }, ran, power(false, 41)],
    ['charging', { hasBattery: true, percent: 41, acConnected: true }, ran, power(true, 41)],
    ['no percentage', { hasBattery: true, percent: 0, acConnected: true }, ran, power(true, null)],
    ['nothing', null, null, garbled],
  ])('Windows: %s', (_name, battery, osInfo, reading) => expect(readWindowsBattery(battery, osInfo)).toEqual(reading));

  test.each([
    ["Now drawing from 'AC Power'\n", power(true, null, false)],
    ["Now drawing from 'AC Power'\n -InternalBattery-0\t100%; charged; 0:00 remaining present: true", power(true, 100)],
    ["Now drawing from 'UPS Power'\n -InternalBattery-0\t99%; ", power(null, 99)],
    ['', garbled],
  ])('%j', (output, reading) => expect(readPmset(output)).toEqual(reading));
});

describe('displays', () => {
  const connector = (change: Partial<Connector>): Connector => ({
    name: 'card0-HDMI-A-1',
    status: 'connected',
    enabled: 'enabled',
    modes: '1920x1080\n',
    edid: new Uint8Array(),
    ...change,
  });
  const screen = { widthPixels: 1920, heightPixels: 1080, builtIn: false, diagonalInches: null, main: true };
  test.each([
    ['one', [connector({})], known([screen])],
    ['a closed lid', [connector({ name: 'card0-eDP-1', enabled: 'disabled' }), connector({})], known([screen])],
    ['nothing plugged in', [connector({ status: 'disconnected' })], garbled],
    ['no modes', [connector({ modes: '' })], known([{ ...screen, widthPixels: null, heightPixels: null }])],
  ])('%s', (_name, connectors, reading) => expect(readConnectors(connectors)).toEqual(reading));

  test.each([
    [31, 17, 13.9],
    [340, 190, null],
    [0, 17, null],
    [Number.NaN, 1, null],
  ])('%d by %d cm', (width, height, inches) => expect(diagonalInches(width, height)).toBe(inches));

  test('a broken EDID block has no size', () => {
    const block = new Uint8Array(128);
    block.set([0, 255, 255, 255, 255, 255, 255, 0]);
    block[21] = 60;
    block[22] = 34;
    block[127] = (256 - (block.reduce((sum, byte) => sum + byte, 0) % 256)) % 256;
    expect(diagonalOfEdid(block)).toBe(27.2);
    expect(diagonalOfEdid(block.with(127, 7))).toBeNull();
    expect(diagonalOfEdid(block.subarray(0, 127))).toBeNull();
  });
});

describe('camera, microphone, browsers, remote session', () => {
  const node = { name: 'Integrated Camera', index: '0', device: '/sys/devices/usb1/1-6:1.0' };
  test.each([
    ['none', [], known(0)],
    ['one', [node], known(1)],
    ['H11: one device with two picture nodes', [node, node], known(1)],
    ['two', [node, { ...node, device: '/sys/devices/usb1/1-7:1.0' }], known(2)],
    ['only metadata', [{ ...node, index: '1' }], garbled],
    ['only a software camera', [{ ...node, device: '/sys/devices/virtual/video4linux/video0' }], garbled],
    ['only a decoder', [{ ...node, name: 'bcm2835-codec-decode' }], garbled],
    ['a device that cannot be read', [{ ...node, device: '' }], garbled],
  ])('cameras: %s', (_name, nodes, reading) => expect(readVideoNodes(nodes)).toEqual(reading));

  test('microphones', () => {
    expect(
      recordingCards('00-00: A : A : playback 1 : capture 1\n00-06: D : D : capture 1\n01-00: U : U : capture 1'),
    ).toBe(2);
    expect(recordingCards('00-00: capture 1 : x : playback 1\n')).toBe(0);
    expect(recordingSources('1\talsa_output.monitor\tx\n2\tbluez_input.AA\tx\n')).toBe(1);
  });

  test.each([
    ['chrome', 'Google Chrome 156.0.7500.40 \n', 156],
    ['chrome', 'Chromium 156.0.1.2', null],
    ['edge', 'Microsoft Edge 155.0.1.2 ', 155],
    ['firefox', '[GFX1-]: glxtest\nMozilla Firefox 160.0\n', 160],
    ['chromium', 'Chromium 156.0.7500.40 built on Debian', 156],
    ['firefox', '', null],
  ] as const)('%s: %j', (id, output, major) => expect(majorVersion(id, output)).toBe(major));

  test('snaps', () => {
    expect(snapMajorVersion("name: firefox\nversion: '145.0.1-1'\n")).toBe(145);
    expect(snapMajorVersion('version: latest')).toBeNull();
  });

  test.each([
    [{}, false],
    [{ XRDP_SESSION: '1' }, true],
    [{ SSH_TTY: '/dev/pts/1' }, true],
  ])('%j', (env, remote) => expect(readRemoteVariables(env)).toEqual(known(remote)));
});

test.each([
  [5, 5],
  ['5', 5],
  [' 5.5 ', 5.5],
  ['5 GB', null],
  ['', null],
  [null, null],
  [Number.NaN, null],
  [Number.POSITIVE_INFINITY, null],
  [-1, null],
  [11, null],
  [true, null],
  [[5], null],
])('H3, H7: %j as a number from 0 to 10', (raw, value) => expect(numberWithin(raw, 0, 10)).toBe(value));
