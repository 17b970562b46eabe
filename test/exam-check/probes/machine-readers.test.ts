import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { runningVersion } from '../../../src/exam-check/probes/machine/browser-restart.ts';
import { majorOf, newestFolder } from '../../../src/exam-check/probes/machine/browsers.ts';
import {
  readCameraProfile,
  readVideoNodes,
  readWindowsCameras,
} from '../../../src/exam-check/probes/machine/camera.ts';
import {
  browserOfHandler,
  handlerInMimeapps,
  readLaunchServices,
} from '../../../src/exam-check/probes/machine/default-browser.ts';
import { readGraphics } from '../../../src/exam-check/probes/machine/displays.ts';
import { yearOfEdid } from '../../../src/exam-check/probes/machine/edid.ts';
import { readMacosGroups, readWindowsGroups } from '../../../src/exam-check/probes/machine/install-rights.ts';
import {
  readMachineYear,
  yearOfFirmware,
  yearOfModel,
  yearOfPanel,
} from '../../../src/exam-check/probes/machine/machine-year.ts';
import { readAudio, readWindowsMicrophones } from '../../../src/exam-check/probes/machine/microphone.ts';
import { readLinux } from '../../../src/exam-check/probes/machine/operating-system.ts';
import { marksRestarts, readPendingKeys } from '../../../src/exam-check/probes/machine/pending-restart.ts';
import { readWindowsBattery } from '../../../src/exam-check/probes/machine/power.ts';
import { readSwitches } from '../../../src/exam-check/probes/machine/privacy-switches.ts';
import { knownPrograms, readPs, readTasklist } from '../../../src/exam-check/probes/machine/processes.ts';
import { endInDistroInfo, supportEnd } from '../../../src/exam-check/probes/machine/updates-end.ts';
import { readSystem } from '../../../src/exam-check/probes/machine/virtual-machine.ts';
import { SYSTEM_INFORMATION_NAMES } from '../../../src/exam-check/probes/machine-access.ts';
import { readWindowsDevices, type WindowsDevice } from '../../../src/exam-check/probes/windows-devices.ts';
import { readRegistryKey } from '../../../src/exam-check/probes/windows-tools.ts';
import { DATA } from '../data.ts';

const garbled = { known: false, reason: 'garbled' };
const known = (value: unknown) => ({ known: true, value });

describe('Windows: the answer of the hidden PowerShell', () => {
  const processor = { class: 'Processor', status: 'OK', name: 'x', id: 'ACPI' };
  const device = (change: Partial<WindowsDevice>): WindowsDevice => ({
    class: 'Camera',
    status: 'OK',
    name: 'Integrated Camera',
    id: 'USB',
    ...change,
  });

  test.each([
    ['H13, H14: nothing, as an antivirus leaves it', ''],
    ['cut in the middle', '{"devices":[{"class":"Camera"'],
    ['an error text in Dutch', 'Get-PnpDevice : De term wordt niet herkend'],
    ['H14: an empty list, as without the cmdlet', '{"devices":[],"battery":[]}'],
    ['no processor among the devices', JSON.stringify({ devices: [device({})], battery: [] })],
    ['not a text', 7],
  ])('%s is no answer', (_name, answer) => expect(readWindowsDevices(answer)).toBeNull());

  test('a whole answer; H1, H3: what has no text is empty', () => {
    const answer = JSON.stringify({ devices: [processor, { class: 'Camera', name: null }], battery: [3, 'x', null] });
    expect(readWindowsDevices(`\r\n${answer}\r\n`)).toEqual({
      devices: [processor, { class: 'Camera', status: '', name: '', id: '' }],
      batteryStatuses: [3],
    });
  });

  test.each([
    ['one', [device({})], known(1), known(0)],
    ['none', [], known(0), known(0)],
    ['infrared beside it', [device({}), device({ name: 'Integrated IR Camera' })], known(1), known(0)],
    ['infrared only', [device({ name: 'Integrated IR Camera' })], garbled, known(0)],
    ['a scanner or an old webcam', [device({ class: 'Image' })], garbled, known(0)],
    ['one whose driver fails', [device({ status: 'Error' })], known(0), known(1)],
    ['one that fails beside one that works', [device({ status: 'Error' }), device({})], known(1), known(1)],
    ['one that says nothing', [device({ status: 'Unknown' })], garbled, known(0)],
  ])('cameras: %s', (_name, devices, count, faults) => {
    expect(readWindowsCameras(devices)).toEqual({ count, faults });
  });

  const endpoint = (direction: number, status = 'OK') =>
    device({ class: 'AudioEndpoint', status, id: `SWD\\MMDEVAPI\\{0.0.${direction}.00000000}.{0}` });
  test.each([
    ['one', [endpoint(1)], known(1)],
    ['only loudspeakers', [endpoint(0)], known(0)],
    ['none', [], known(0)],
    ['one that does not work', [endpoint(1, 'Unknown')], garbled],
  ])('microphones: %s', (_name, devices, reading) => expect(readWindowsMicrophones(devices)).toEqual(reading));

  test.each([
    [[3], true],
    [[2], true],
    [[1], false],
    [[4], false],
    [[10], null],
    [[], null],
  ])('a battery that may be full, status %j: on mains %s', (statuses, onMains) => {
    const battery = { hasBattery: true, percent: 100, acConnected: false };
    expect(readWindowsBattery(battery, { distro: 'x' }, statuses)).toEqual(
      known({ hasBattery: true, onMains, chargePercent: 100 }),
    );
  });
});

describe('Windows: registry, tasks, groups', () => {
  test('values and keys, whatever the language', () => {
    const key = 'HKLM\\SOFTWARE\\Some Key';
    const output =
      '\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Some Key\r\n    (Standaard)    REG_SZ    (geen waarde)\r\n    Two Words    REG_DWORD    0x1\r\n    empty    REG_SZ    \r\n\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Some Key\\RebootPending\r\n';
    const { values, keys } = readRegistryKey(output, key);
    expect([...values]).toEqual([
      ['(standaard)', '(geen waarde)'],
      ['two words', '0x1'],
      ['empty', ''],
    ]);
    expect(keys).toEqual(['RebootPending']);
  });

  test.each([
    ['"Zoom.exe","61","Console","1","212,480 K"', 212_480],
    ['"Zoom.exe","61","Console","1","212.480 K"', 212_480],
    ['"Zoom.exe","61","Console","1","212 480 K"', 212_480],
    ['"Zoom.exe","61","Console","1","212\u00A0480 K"', 212_480],
    ['"Zoom.exe","61","Console","1","N.v.t."', null],
  ])('H8: %s', (line, memoryKiB) => {
    expect(readTasklist(`${line}\r\n`)).toEqual([{ pid: 61, name: 'Zoom', path: 'Zoom', memoryKiB }]);
  });

  test.each(['', 'INFORMATIE: er worden geen taken uitgevoerd.', '"a","b"', 'ERROR: Access denied'])(
    '%j is no task',
    (output) => expect(readTasklist(output)).toEqual([]),
  );

  test.each([
    ['"BUILTIN\\Administrators","Alias","S-1-5-32-544","Group used for deny only"', known(true)],
    ['"BUILTIN\\Gebruikers","Alias","S-1-5-32-545","Verplichte groep"', known(false)],
    ['"x","Alias","S-1-5-32-5444",""', known(false)],
    ['', garbled],
  ])('groups: %s', (output, reading) => expect(readWindowsGroups(output)).toEqual(reading));

  test.each([
    [['Allow', 'Allow', 'Allow'], known(true)],
    [['Allow', null, null], known(true)],
    [['Allow', 'Allow', 'Deny'], known(false)],
    [['Deny', 'Allow', 'Allow'], known(false)],
    [[null, null, null], garbled],
    [['Prompt', null, ''], garbled],
  ])('privacy switches %j', (values, reading) => expect(readSwitches(values)).toEqual(reading));

  const keys = (...names: string[]) => ({ values: new Map<string, string>(), keys: names });
  test.each([
    ['nothing waits', keys('Packages'), keys(), known(false)],
    ['servicing waits', keys('Packages', 'RebootPending'), null, known(true)],
    ['updates wait', keys('Packages'), keys('RebootRequired'), known(true)],
    ['a query that failed', null, keys(), garbled],
    ['an empty answer', keys(), keys(), garbled],
  ])('pending restart: %s', (_name, servicing, update, reading) =>
    expect(readPendingKeys(servicing, update)).toEqual(reading),
  );

  test.each([
    ['131.0.6778.86', 131],
    ['133.0 (x64 nl)', 133],
    ['26', 26],
    ['x26', null],
    ['', null],
    [null, null],
  ])('version %j', (version, major) => expect(majorOf(version)).toBe(major));

  test('the newest of the folders, and none', () => {
    expect(newestFolder(['154.0.7900.12', 'chrome.exe', '155.0.8000.5', '99.0.1.2', 'SetupMetrics'])).toBe(155);
    expect(newestFolder(['chrome.exe', '131'])).toBeNull();
  });
});

describe('macOS', () => {
  const profile = (...cameras: unknown[]) => JSON.stringify({ SPCameraDataType: cameras });
  const builtIn = { _name: 'FaceTime HD Camera', 'spcamera_model-id': 'FaceTime HD Camera' };
  const phone = { _name: 'iPhone van J. Doe', 'spcamera_model-id': 'iPhone15,2' };
  test.each([
    ['one', profile(builtIn), known(1)],
    ['a phone nearby does not count', profile(builtIn, phone), known(1)],
    ['only a phone', profile(phone), garbled],
    ['only a software camera', profile({ _name: 'OBS Virtual Camera' }), garbled],
    ['a Mac mini', profile(), known(0)],
    ['H8: a localised name', profile({ _name: 'HUI的摄像头', 'spcamera_model-id': 'UVC Camera' }), known(1)],
    ['no JSON', 'Camera:\n', garbled],
    ['another section', '{"SPUSBDataType":[]}', garbled],
  ])('cameras: %s', (_name, output, reading) => expect(readCameraProfile(output)).toEqual(reading));

  test.each([
    [
      'one',
      [
        { name: 'MacBook Pro Microphone', in: true },
        { name: 'Speakers', in: false },
      ],
      known(1),
    ],
    ['none', [{ name: 'Speakers', in: false }], known(0)],
    ['only that of a phone', [{ name: 'iPhone Microphone', in: true }], garbled],
    ['H12: an empty list', [], garbled],
    ['Windows, where nothing says whether it records', [{ name: 'USB', in: null, out: null }], garbled],
    ['nothing', null, garbled],
  ])('microphones: %s', (_name, audio, reading) => expect(readAudio(audio)).toEqual(reading));

  test.each([
    ['staff everyone admin\n', known(true)],
    ['staff everyone\n', known(false)],
    ['administrators\n', known(false)],
    ['', garbled],
  ])('groups %j', (output, reading) => expect(readMacosGroups(output)).toEqual(reading));

  const handlers = (...records: string[]) =>
    `(\n${records.map((record) => `        {\n${record}\n    }`).join(',\n')}\n)\n`;
  const https = (bundle: string) =>
    `        LSHandlerPreferredVersions =         {\n            LSHandlerRoleAll = "-";\n        };\n        LSHandlerRoleAll = "${bundle}";\n        LSHandlerURLScheme = https;`;
  test.each([
    [
      'chrome',
      handlers(
        '        LSHandlerRoleAll = "com.apple.mail";\n        LSHandlerURLScheme = mailto;',
        https('com.google.chrome'),
      ),
      known('chrome'),
    ],
    ['another', handlers(https('company.thebrowser.browser')), known('other')],
    [
      'nobody chose',
      handlers('        LSHandlerRoleAll = "com.apple.mail";\n        LSHandlerURLScheme = mailto;'),
      known('safari'),
    ],
    ['a message', 'The domain/default pair does not exist\n', garbled],
  ])('default browser: %s', (_name, output, reading) => expect(readLaunchServices(output)).toEqual(reading));

  test('the version of a running helper, of the right application', () => {
    const path = (name: string, version: string) =>
      `/Applications/${name}.app/Contents/Frameworks/${name} Framework.framework/Versions/${version}/Helpers/${name} Helper.app/Contents/MacOS/${name} Helper`;
    const processes = readPs(
      `  5 100 ${path('Google Chrome', '110.0.5481.100')}\n  6 100 ${path('Microsoft Edge', '109.0.1.2')}\n`,
    );
    expect(runningVersion(processes, 'Google Chrome')).toBe('110.0.5481.100');
    expect(runningVersion(processes, 'Microsoft Edge')).toBe('109.0.1.2');
    expect(runningVersion(processes, 'Chromium')).toBeNull();
  });
});

describe('Linux', () => {
  test.each([
    ['google-chrome.desktop', 'chrome'],
    ['microsoft-edge.desktop', 'edge'],
    ['firefox_firefox.desktop', 'firefox'],
    ['org.mozilla.firefox.desktop', 'firefox'],
    ['chromium.desktop', 'chromium'],
    ['ChromeHTML', 'chrome'],
    ['MSEdgeHTM', 'edge'],
    ['FirefoxURL-308046B0AF4A39CB', 'firefox'],
    ['com.apple.Safari', 'safari'],
    ['brave-browser.desktop', 'other'],
  ])('%s is %s', (name, browser) => expect(browserOfHandler(name)).toBe(browser));

  test.each([
    ['[Default Applications]\nx-scheme-handler/https=a.desktop;b.desktop;\n', 'a.desktop'],
    ['[Added Associations]\nx-scheme-handler/https=a.desktop\n', null],
    [
      '[Added Associations]\nx-scheme-handler/https=a.desktop\n[Default Applications]\nx-scheme-handler/https=b.desktop\n[Removed Associations]\n',
      'b.desktop',
    ],
    ['', null],
  ])('mimeapps %j', (file, handler) => expect(handlerInMimeapps(file)).toBe(handler));

  test.each([
    ['ID=ubuntu\n', true],
    ['ID=linuxmint\nID_LIKE="ubuntu debian"\n', true],
    ['ID=fedora\n', false],
    ['', false],
  ])('%j marks restarts: %s', (osRelease, marks) => expect(marksRestarts(osRelease)).toBe(marks));

  const debian =
    'version,codename,series,created,release,eol,eol-lts,eol-elts\n12,Bookworm,bookworm,2021-08-14,2023-06-10,2026-07-11,2028-06-30,2033-06-30\n,Sid,sid,1993-08-16\n';
  const ubuntu =
    'version,codename,series,created,release,eol,eol-server,eol-esm\n24.04 LTS,Noble Numbat,noble,2023-10-12,2024-04-25,2029-05-31,2029-05-31,2034-04-25\n';
  test.each([
    [debian, '12', '2028-06-30'],
    [ubuntu, '24.04', '2029-05-31'],
    [ubuntu, '24.1', null],
    [debian, '', null],
    ['', '12', null],
    ['version\n12\n', '12', null],
  ])('the end in distro-info', (table, version, day) => expect(endInDistroInfo(table, version)).toBe(day));

  test('SUPPORT_END', () => {
    expect(supportEnd('ID=fedora\nSUPPORT_END=2026-12-02\n')).toBe('2026-12-02');
    expect(supportEnd('SUPPORT_END="soon"\n')).toBeNull();
  });

  test('H11: raw nodes of an image processor are no camera', () => {
    const node = (name: string) => ({ name, index: '0', device: '/sys/devices/pci0000:00/0000:00:05.0' });
    expect(readVideoNodes([node('Intel IPU6 ISYS Capture 0'), node('Intel IPU6 ISYS Capture 1')])).toEqual(garbled);
  });
});

describe('the age of the computer', () => {
  test.each([
    [{ modelYear: 2021, panelYear: 2020, firmwareYear: 2025 }, known({ year: 2021, evidence: 'model' })],
    [{ modelYear: null, panelYear: 2020, firmwareYear: 2025 }, known({ year: 2020, evidence: 'panel' })],
    [{ modelYear: null, panelYear: null, firmwareYear: 2025 }, known({ year: 2025, evidence: 'firmware' })],
    [{ modelYear: null, panelYear: null, firmwareYear: null }, garbled],
  ])('%j', (evidence, reading) => expect(readMachineYear(evidence)).toEqual(reading));

  test.each([
    ['03/14/2025', 2025],
    ['14-03-2025', null],
    ['01/01/1980', null],
    ['To Be Filled By O.E.M.', null],
    [null, null],
  ])('H2: firmware of %j', (date, year) => expect(yearOfFirmware(date)).toBe(year));

  test.each([
    ['MacBook Pro (14-inch, 2021)', 2021],
    ['MacBook Pro (Retina, 15-inch, Mid 2014)', 2014],
    ['1.0', null],
    ['', null],
  ])('model %j', (version, year) => expect(yearOfModel({ version })).toBe(year));

  test('only the panel of the computer itself counts', () => {
    expect(yearOfPanel({ displays: [{ builtin: false, productionYear: 2014 }] })).toBeNull();
    expect(yearOfPanel({ displays: [{ builtin: true, productionYear: '2019' }] })).toBe(2019);
    expect(yearOfPanel({ displays: [{ builtin: true, productionYear: 0 }] })).toBeNull();
    expect(yearOfEdid(new Uint8Array(128))).toBeNull();
  });
});

describe('programs', () => {
  const list = DATA.programs.programs;
  const process = (name: string, memoryKiB: number | null = 1024) => ({ pid: 1, name, path: name, memoryKiB });

  test('names are the same in small and large letters; helpers belong to their program, look-alikes do not', () => {
    const running = [
      process('ZOOM.US'),
      process('Google Chrome Helper (GPU)', 2048),
      process('zoomer'),
      process('Discordant'),
    ];
    expect(knownPrograms(running, list, 'macos')).toEqual([
      { id: 'zoom', memoryMiB: 1 },
      { id: 'chrome', memoryMiB: 2 },
    ]);
  });

  test('H3: memory that is not given is unknown, not nothing', () => {
    expect(knownPrograms([process('Zoom', null)], list, 'windows')).toEqual([{ id: 'zoom', memoryMiB: null }]);
  });

  test('T20: nothing but ids of the list comes out, whatever runs', () => {
    const ids = new Set(list.map(({ id }) => id));
    fc.assert(
      fc.property(fc.array(fc.string()), fc.constantFrom('windows', 'macos', 'linux'), (names, system) => {
        for (const { id } of knownPrograms(
          names.map((name) => process(name)),
          list,
          system,
        )) {
          expect(ids.has(id)).toBe(true);
        }
      }),
      { seed: 6, numRuns: 200 },
    );
  });
});

test('B3: no reader falls over whatever text it gets', () => {
  const pieces = fc.constantFrom(
    '"',
    ',',
    '\r\n',
    '    ',
    'REG_SZ',
    '{',
    '}',
    '(',
    'LSHandlerURLScheme = https;',
    'S-1-5-32-544',
    '\u0000',
    'é',
    '=',
    '[Default Applications]',
  );
  const text = fc.array(fc.oneof(pieces, fc.string()), { maxLength: 30 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (output) => {
      for (const read of [
        readWindowsDevices,
        readCameraProfile,
        readLaunchServices,
        readTasklist,
        readPs,
        readWindowsGroups,
        readMacosGroups,
        handlerInMimeapps,
        supportEnd,
        yearOfFirmware,
        majorOf,
        browserOfHandler,
      ]) {
        expect(JSON.stringify(read(output)) ?? 'null').not.toMatch(/NaN|undefined/);
      }
      readRegistryKey(output, 'HKLM\\SOFTWARE');
      endInDistroInfo(output, '12');
    }),
    { seed: 7, numRuns: 1_000 },
  );
});

test('H16: the pinned systeminformation has every function that is called, and the shell we borrow', () => {
  const require = createRequire(import.meta.url);
  const library = require('systeminformation') as Record<string, unknown>;
  const utilities = require('systeminformation/lib/util.js') as Record<string, unknown>;
  for (const name of [...SYSTEM_INFORMATION_NAMES, 'powerShellStart', 'powerShellRelease']) {
    expect([name, typeof library[name]]).toEqual([name, 'function']);
  }
  expect(typeof utilities['powerShell']).toBe('function');
});

describe('what systeminformation has been seen to answer', () => {
  const graphics = (display: object) => ({ controllers: [], displays: [display] });
  const size = (reading: ReturnType<typeof readGraphics>) => (reading.known ? reading.value[0] : reading);

  test('H4: half a resolution is none', () => {
    expect(size(readGraphics(graphics({ resolutionX: null, resolutionY: 2880 })))).toMatchObject({
      widthPixels: null,
      heightPixels: null,
    });
  });

  test('H6: a size in millimetres instead of centimetres is not shown', () => {
    expect(size(readGraphics(graphics({ sizeX: 600, sizeY: 340 })))).toMatchObject({ diagonalInches: null });
    expect(size(readGraphics(graphics({ sizeX: 60, sizeY: 34 })))).toMatchObject({ diagonalInches: 27.2 });
  });

  test('H10: a hypervisor under Windows itself is no computer in a computer', () => {
    expect(readSystem({ manufacturer: 'LENOVO', virtual: false, hypervisor: true })).toEqual(known(false));
  });

  test('H15: hostile names in hardware texts stay where they are', () => {
    const hostile = '\u001B[31mRED\u0007\u202E';
    const facts = [
      readSystem({ manufacturer: hostile, model: hostile, virtual: false }),
      readGraphics(graphics({ model: hostile, vendor: hostile, currentResX: 1920, currentResY: 1080 })),
      readAudio([{ name: hostile, in: true }]),
      readWindowsCameras([{ class: 'Camera', status: 'OK', name: hostile, id: hostile }]),
      knownPrograms(readTasklist(`"${hostile}.exe","1","Console","1","1 K"`), DATA.programs.programs, 'windows'),
      readLinux(`ID=${hostile}\n`),
    ];
    expect(JSON.stringify(facts)).not.toMatch(/RED|\\u001b|\u202E/i);
  });
});
