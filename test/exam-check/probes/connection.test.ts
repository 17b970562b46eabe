import { describe, expect, test } from '@jest/globals';
import { isTunnelDriver, isTunnelName } from '../../../src/exam-check/probes/connection/interface-names.ts';
import { readIw, readMetered, readRoutes, readWireless } from '../../../src/exam-check/probes/connection/linux.ts';
import { lookAtConnection, lookAtWifi } from '../../../src/exam-check/probes/connection/look.ts';
import {
  linkOfPort,
  readAirPort,
  readDefaultDevices,
  readDefaultRoute,
  readHardwarePorts,
} from '../../../src/exam-check/probes/connection/macos.ts';
import {
  lookAtProxy,
  readGnomeProxy,
  readInternetSettings,
  readScutilProxy,
} from '../../../src/exam-check/probes/connection/proxy.ts';
import {
  readAdapters,
  readCost,
  readNetsh,
  surroundingsOf,
} from '../../../src/exam-check/probes/connection/windows.ts';
import { powerShell, readPowerShellJson } from '../../../src/exam-check/probes/power-shell.ts';
import { type RecordedMachine, replay } from './recorded-machine.ts';

/** All outputs here are constructed from the documentation of the tools, but for the routes of the build machine. */

const signal = new AbortController().signal;

const machine = (platform: NodeJS.Platform, parts: Partial<RecordedMachine>): ReturnType<typeof replay> =>
  replay({
    about: { kind: 'constructed', from: '', text: '' },
    platform,
    env: {},
    node: {
      kernelRelease: '',
      coreTimes: [[], []],
      totalMemoryBytes: 0,
      freeMemoryBytes: 0,
      uptimeSeconds: 0,
      volume: null,
    },
    files: {},
    links: {},
    folders: [],
    programs: {},
    systemInformation: {},
    expected: {},
    ...parts,
  });

const values = (readings: Awaited<ReturnType<typeof lookAtConnection>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(readings).map(([name, reading]) => [name, reading.known ? reading.value : reading.reason]),
  );

describe('names', () => {
  test.each(['utun4', 'tun0', 'tap1', 'wg0', 'ppp0', 'tailscale0', 'gpd0', 'cscotun0', 'nordlynx', 'proton0'])(
    '%s is a tunnel',
    (name) => expect(isTunnelName(name)).toBe(true),
  );
  test.each(['en0', 'eth0', 'wlan0', 'wlp3s0', 'Wi-Fi', 'Ethernet 2', 'bridge0', 'awdl0'])('%s is none', (name) =>
    expect(isTunnelName(name)).toBe(false),
  );
  test.each([
    ['WireGuard Tunnel', true],
    ['TAP-Windows Adapter V9', true],
    ['Cisco AnyConnect Virtual Miniport Adapter for Windows x64', true],
    ['PANGP Virtual Ethernet Adapter', true],
    ['Intel(R) Wi-Fi 6 AX201 160MHz', false],
    ['Hyper-V Virtual Ethernet Adapter', false],
  ])('%s: %p', (description, tunnel) => expect(isTunnelDriver(description)).toBe(tunnel));
});

describe('Linux', () => {
  const HEAD = 'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n';
  const route = (name: string, gateway: string, metric = 0, mask = '00000000', flags = '0003'): string =>
    `${name}\t00000000\t${gateway}\t${flags}\t0\t0\t${metric}\t${mask}\t0\t0\t0\n`;
  const net = (name: string, field: string): string => `/sys/class/net/${name}/${field}`;
  const wifi = {
    [net('wlan0', 'type')]: '1\n',
    [net('wlan0', 'uevent')]: 'DEVTYPE=wlan\nINTERFACE=wlan0\n',
    [net('wlan0', 'device/vendor')]: '0x8086\n',
  };
  const cable = { [net('eth0', 'type')]: '1\n', [net('eth0', 'device/vendor')]: '0x8086\n' };
  const tunnel = { [net('tun0', 'type')]: '65534\n', [net('tun0', 'tun_flags')]: '0x1001\n' };

  test('routes: the preferred one first; half of everywhere counts, one that is down does not', () => {
    const text = `${HEAD}${route('wlan0', '0101A8C0', 600)}${route('eth0', '010200C0', 100)}${route('down0', '010200C0', 0, '00000000', '0002')}${route('tun0', '00000000', 50, '00000080')}eth0\t000200C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\n`;
    expect(readRoutes(text)).toEqual([
      { name: 'tun0', gateway: null, metric: 50 },
      { name: 'eth0', gateway: '192.0.2.1', metric: 100 },
      { name: 'wlan0', gateway: '192.168.1.1', metric: 600 },
    ]);
    expect(readRoutes('')).toEqual([]);
    expect(readRoutes('rubbish\n\0\0')).toEqual([]);
  });

  test.each([
    [
      'a cable',
      { ...cable, '/proc/net/route': HEAD + route('eth0', '0101A8C0') },
      'eth0',
      { vpn: false, link: 'wired', hotspot: { phone: false, metered: null } },
    ],
    [
      'Wi-Fi of an iPhone',
      { ...wifi, '/proc/net/route': HEAD + route('wlan0', '010A14AC') },
      'wlan0',
      { vpn: false, link: 'wifi', hotspot: { phone: true, metered: null } },
    ],
    [
      'a VPN over Wi-Fi: the device below it counts',
      {
        ...wifi,
        ...tunnel,
        '/proc/net/route': HEAD + route('tun0', '00000000', 50, '00000080') + route('wlan0', '0101A8C0', 600),
      },
      'tun0',
      { vpn: true, link: 'wifi', hotspot: { phone: false, metered: null } },
    ],
    [
      'WireGuard, whose routes stand in a table of its own',
      { ...cable, [net('wg0', 'type')]: '65534\n', '/proc/net/route': HEAD + route('eth0', '0101A8C0') },
      'wg0',
      { vpn: true, link: 'wired', hotspot: { phone: false, metered: null } },
    ],
    [
      'a mobile modem is a line to one point, and no tunnel',
      {
        [net('wwan0', 'type')]: '65534\n',
        [net('wwan0', 'uevent')]: 'DEVTYPE=wwan\n',
        [net('wwan0', 'device/vendor')]: '1\n',
        '/proc/net/route': HEAD + route('wwan0', '00000000'),
      },
      'wwan0',
      { vpn: false, link: 'mobile', hotspot: 'garbled' },
    ],
    [
      'a bridge of software',
      { [net('br0', 'type')]: '1\n', '/proc/net/route': HEAD + route('br0', '0101A8C0') },
      'br0',
      { vpn: false, link: 'garbled', hotspot: { phone: false, metered: null } },
    ],
    ['nothing at all', {}, null, { vpn: 'garbled', link: 'garbled', hotspot: 'garbled' }],
  ] as const)('%s', async (_name, files, way, expected) => {
    expect(values(await lookAtConnection(machine('linux', { files }), way, signal))).toEqual(expected);
  });

  test('a phone on a cable, by its driver; and what NetworkManager counts', async () => {
    const files = { ...cable, '/proc/net/route': HEAD + route('eth0', '0101A8C0') };
    const links = { '/sys/class/net/eth0/device/driver': '/sys/bus/usb/drivers/ipheth' };
    const programs = { '/usr/bin/nmcli -t -f GENERAL.METERED device show eth0': 'GENERAL.METERED:yes (guessed)\n' };
    const phone = await lookAtConnection(machine('linux', { files, links, programs }), 'eth0', signal);
    expect(values(phone)).toEqual({ vpn: false, link: 'mobile', hotspot: { phone: true, metered: true } });
  });

  test.each([
    ['GENERAL.METERED:yes', true],
    ['GENERAL.METERED:no (guessed)', false],
    ['GENERAL.METERED:unknown', null],
    ['', null],
  ])('%s', (text, metered) => expect(readMetered(text)).toBe(metered));

  const WIRELESS =
    'Inter-| sta-|   Quality        |   Discarded packets               | Missed | WE\n face | tus | link level noise |  nwid  crypt   frag  retry   misc | beacon | 22\n wlan0: 0000   58.  -52.  -256        0      0      0      0     12        0\n';

  test.each([
    [WIRELESS, 'wlan0', -52],
    [WIRELESS, 'wlan1', null],
    [WIRELESS.replace('-52.', ' 27.'), 'wlan0', null],
    [WIRELESS.replace('-52.', '-256'), 'wlan0', null],
    ['', 'wlan0', null],
  ])('H6: the level of /proc/net/wireless (%#)', (text, name, level) => expect(readWireless(text, name)).toBe(level));

  test('iw: level and band', () => {
    const text =
      'Connected to aa:bb:cc:dd:ee:ff (on wlan0)\n\tSSID: x;touch PWNED\n\tfreq: 5180.0\n\tsignal: -61 dBm\n\trx bitrate: 400.0 MBit/s\n';
    expect(readIw(text)).toEqual({ levelDbm: -61, strengthPercent: null, bandGHz: 5 });
    expect(readIw('Not connected.\n')).toEqual({ levelDbm: null, strengthPercent: null, bandGHz: null });
  });

  test('Wi-Fi: read where it is the way out, none where it is not, unknown where nothing tells', async () => {
    const look = (files: Record<string, string>, way: string) =>
      lookAtWifi(machine('linux', { files }), way, Promise.resolve({}), signal);
    const files = { ...wifi, '/proc/net/route': HEAD + route('wlan0', '0101A8C0') };
    expect(await look({ ...files, '/proc/net/wireless': WIRELESS }, 'wlan0')).toEqual({
      known: true,
      value: { levelDbm: -52, strengthPercent: null, bandGHz: null },
    });
    expect(await look(files, 'wlan0')).toEqual({ known: false, reason: 'garbled' });
    expect(await look({ ...cable, '/proc/net/route': HEAD + route('eth0', '0101A8C0') }, 'eth0')).toEqual({
      known: true,
      value: null,
    });
  });
});

describe('macOS', () => {
  const ROUTE = (gateway: string, name: string): string =>
    `   route to: default\ndestination: default\n       mask: default\n    gateway: ${gateway}\n  interface: ${name}\n      flags: <UP,GATEWAY,DONE,STATIC,PRCLONING>\n`;
  const PORTS =
    '\nHardware Port: Ethernet Adapter (en4)\nDevice: en4\nEthernet Address: 00:00:00:00:00:00\n\nHardware Port: Wi-Fi\nDevice: en0\nEthernet Address: 00:00:00:00:00:00\n\nHardware Port: iPhone USB\nDevice: en7\nEthernet Address: 00:00:00:00:00:00\n';
  const TABLE =
    'Routing tables\n\nInternet:\nDestination        Gateway            Flags        Netif Expire\ndefault            link#19            UCSg         utun4\ndefault            192.168.1.1        UGScgI         en0\n127                127.0.0.1          UCS           lo0\n';
  const look = (way: string | null, programs: Record<string, string>) =>
    lookAtConnection(machine('darwin', { programs }), way, signal).then(values);
  const tools = (gateway: string, name: string) => ({
    '/sbin/route -n get default': ROUTE(gateway, name),
    '/usr/sbin/netstat -rn -f inet': TABLE,
    '/usr/sbin/networksetup -listallhardwareports': PORTS,
  });

  test('readers', () => {
    expect(readDefaultRoute(ROUTE('192.168.1.1', 'en0'))).toEqual({ name: 'en0', gateway: '192.168.1.1' });
    expect(readDefaultRoute('route: writing to routing socket: not in table')).toEqual({ name: null, gateway: null });
    expect([...readHardwarePorts(PORTS)]).toEqual([
      ['en4', 'Ethernet Adapter (en4)'],
      ['en0', 'Wi-Fi'],
      ['en7', 'iPhone USB'],
    ]);
    expect(readDefaultDevices(TABLE)).toEqual([
      { name: 'utun4', gateway: null },
      { name: 'en0', gateway: '192.168.1.1' },
    ]);
    expect(
      ['Wi-Fi', 'Thunderbolt Ethernet', 'iPhone USB', 'Bluetooth PAN', 'USB 10/100 LAN', 'Other'].map(linkOfPort),
    ).toEqual(['wifi', 'wired', 'mobile', 'mobile', 'wired', null]);
  });

  test.each([
    ['Wi-Fi', 'en0', '192.168.1.1', 'en0', { vpn: false, link: 'wifi', hotspot: { phone: false, metered: null } }],
    [
      'a VPN over it',
      'utun4',
      'link#19',
      'utun4',
      { vpn: true, link: 'wifi', hotspot: { phone: false, metered: null } },
    ],
    [
      'an iPhone by cable',
      'en7',
      '172.20.10.1',
      'en7',
      { vpn: false, link: 'mobile', hotspot: { phone: true, metered: null } },
    ],
    ['a cable', 'en4', '10.0.0.1', 'en4', { vpn: false, link: 'wired', hotspot: { phone: false, metered: null } }],
  ])('%s', async (_name, way, gateway, name, expected) => {
    expect(await look(way, tools(gateway, name))).toEqual(expected);
  });

  test('tools that are missing leave it open', async () => {
    expect(await look('en0', {})).toEqual({ vpn: false, link: 'garbled', hotspot: 'garbled' });
    expect(await look(null, {})).toEqual({ vpn: 'garbled', link: 'garbled', hotspot: 'garbled' });
  });

  test('the signal, without the name of the network', () => {
    const report = (current: unknown): string =>
      JSON.stringify({
        SPAirPortDataType: [
          {
            spairport_airport_interfaces: [
              { _name: 'awdl0' },
              { _name: 'en0', spairport_current_network_information: current },
            ],
          },
        ],
      });
    expect(
      readAirPort(
        report({
          _name: '<redacted>',
          spairport_network_channel: '36 (5GHz, 80MHz)',
          spairport_signal_noise: '-52 dBm / -92 dBm',
        }),
      ),
    ).toEqual({ levelDbm: -52, strengthPercent: null, bandGHz: 5 });
    expect(readAirPort(report({ spairport_network_channel: '6 (2GHz, 20MHz)' })).bandGHz).toBe(2.4);
    for (const broken of ['', 'null', '[]', '{"SPAirPortDataType":7}', report(undefined)]) {
      expect(readAirPort(broken)).toEqual({ levelDbm: null, strengthPercent: null, bandGHz: null });
    }
  });
});

describe('Windows', () => {
  const adapter = (change: Record<string, unknown> = {}) => ({
    Name: 'Wi-Fi',
    Description: 'Intel(R) Wi-Fi 6 AX201 160MHz',
    Medium: 9,
    Gateway: '192.168.1.1',
    Metric: 50,
    ...change,
  });
  const seen = (adapters: readonly unknown[], way: string | null = null) => {
    const { tunnel, link, gateway, phoneDevice } = surroundingsOf(readAdapters(JSON.stringify(adapters)), way);
    return [tunnel, link, gateway, phoneDevice];
  };
  const vpn = adapter({
    Name: 'eduVPN',
    Description: 'Wintun Userspace Tunnel',
    Medium: 0,
    Gateway: '0.0.0.0',
    Metric: 5,
  });

  test.each([
    ['Wi-Fi', [adapter()], 'Wi-Fi', [false, 'wifi', '192.168.1.1', false]],
    [
      'a cable, preferred',
      [adapter(), adapter({ Name: 'Ethernet', Medium: 14, Metric: 25 })],
      null,
      [false, 'wired', '192.168.1.1', false],
    ],
    ['a VPN over Wi-Fi', [adapter(), vpn], 'eduVPN', [true, 'wifi', '192.168.1.1', false]],
    [
      'a phone by cable',
      [adapter({ Name: 'Ethernet 3', Description: 'Remote NDIS based Internet Sharing Device', Medium: 14 })],
      null,
      [false, 'mobile', '192.168.1.1', true],
    ],
    ['a mobile modem', [adapter({ Name: 'Cellular', Medium: 8 })], null, [false, 'mobile', '192.168.1.1', false]],
    [
      'a virtual switch',
      [adapter({ Name: 'vEthernet (WSL)', Description: 'Hyper-V Virtual Ethernet Adapter', Medium: 0 })],
      null,
      [false, null, '192.168.1.1', false],
    ],
    ['nothing', [], 'Wi-Fi', [null, null, null, false]],
    ['half a record', [{ Name: 'Wi-Fi' }, { Description: 'x' }, null, 7], null, [false, null, null, false]],
  ])('%s', (_name, adapters, way, expected) => expect(seen(adapters, way)).toEqual(expected));

  test.each([
    ['[1]', false],
    ['[2]', true],
    ['[3]', true],
    ['[0]', null],
    ['3', true],
    ['', null],
    ['Exception calling "GetConnectionCost"', null],
  ])('cost %s', (text, metered) => expect(readCost(text)).toBe(metered));

  test('PowerShell answers: lists, single entries, a list in a list of Windows PowerShell, rubbish', () => {
    expect(readPowerShellJson('\uFEFF[1,2]')).toEqual([1, 2]);
    expect(readPowerShellJson('{"a":1}')).toEqual([{ a: 1 }]);
    expect(readPowerShellJson('{"value":[1],"Count":1}')).toEqual([1]);
    expect(readPowerShellJson('null')).toEqual([]);
    expect(readPowerShellJson('Get-NetRoute : niet herkend')).toEqual([]);
  });

  test('a PowerShell command is one argument, in the folder of the system', async () => {
    const asked: string[][] = [];
    const windows = {
      ...machine('win32', { env: { SystemRoot: 'D:\\Windows' } }),
      run: async (program: string, words: readonly string[]) => {
        asked.push([program, ...words.slice(0, -1)]);
        return '[]';
      },
    };
    await powerShell(windows, 'Get-Thing', signal);
    expect(asked).toEqual([
      [
        'D:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
        '-NoLogo',
        '-NoProfile',
        '-NonInteractive',
        '-Command',
      ],
    ]);
  });

  const NETSH_EN =
    '\r\nThere is 1 interface on the system:\r\n\r\n    Name                   : Wi-Fi\r\n    Description            : Intel(R) Wi-Fi 6 AX201 160MHz\r\n    State                  : connected\r\n    SSID                   : 100%\r\n    Radio type             : 802.11ax\r\n    Band                   : 5 GHz\r\n    Channel                : 36\r\n    Receive rate (Mbps)    : 400\r\n    Signal                 : 86%\r\n    Profile                : x\r\n';
  const NETSH_NL =
    '\r\nEr is 1 interface op het systeem:\r\n\r\n    Naam                   : Wi-Fi\r\n    Status                 : verbonden\r\n    SSID                   : thuis\r\n    Band                   : 2,4 GHz\r\n    Kanaal                 : 6\r\n    Signaal                : 41 %\r\n';

  test('netsh, whatever its language; a network may be called like a value', () => {
    expect(readNetsh(NETSH_EN)).toEqual({ levelDbm: null, strengthPercent: 86, bandGHz: 5 });
    expect(readNetsh(NETSH_NL)).toEqual({ levelDbm: null, strengthPercent: 41, bandGHz: 2.4 });
    expect(readNetsh('There is 1 interface on the system:\r\n\r\n    State : disconnected\r\n')).toBeNull();
  });

  test('Wi-Fi in use: read; a cable in use: none; netsh without an answer: unknown', async () => {
    const programs = (netsh: unknown) => ({ 'C:\\Windows\\System32\\netsh.exe wlan show interfaces': netsh });
    const look = (link: 'wifi' | 'wired', netsh: unknown) =>
      lookAtWifi(
        machine('win32', { programs: programs(netsh) }),
        null,
        Promise.resolve({ link: { known: true, value: link } }),
        signal,
      );
    expect(await look('wifi', NETSH_NL)).toMatchObject({ known: true, value: { strengthPercent: 41 } });
    expect(await look('wired', NETSH_NL)).toEqual({ known: true, value: null });
    expect(await look('wifi', '')).toEqual({ known: false, reason: 'garbled' });
  });
});

describe('proxies', () => {
  const REG = (...lines: string[]): string =>
    `\r\nHKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\r\n${lines.map((line) => `    ${line}\r\n`).join('')}\r\n`;

  test.each([
    [REG('ProxyEnable    REG_DWORD    0x0', 'ProxyServer    REG_SZ    10.0.0.1:8080'), 'none'],
    [REG('ProxyEnable    REG_DWORD    0x1'), 'system'],
    [REG('ProxyEnable    REG_DWORD    0x0', 'AutoConfigURL    REG_SZ    http://wpad/wpad.dat'), 'script'],
    [REG('AutoConfigURL    REG_SZ    '), 'none'],
    ['', 'none'],
  ])('Windows (%#)', (text, setting) => expect(readInternetSettings(text)).toBe(setting));

  const SCUTIL = (...lines: string[]): string => `<dictionary> {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
  test.each([
    [SCUTIL('ExceptionsList : <array> {', 'HTTPEnable : 0', 'HTTPSEnable : 0', 'ProxyAutoConfigEnable : 0'), 'none'],
    [SCUTIL('HTTPSEnable : 1', 'HTTPSPort : 8080'), 'system'],
    [SCUTIL('SOCKSEnable : 1'), 'system'],
    [SCUTIL('HTTPEnable : 1', 'ProxyAutoConfigEnable : 1'), 'script'],
  ])('macOS (%#)', (text, setting) => expect(readScutilProxy(text)).toBe(setting));

  test.each([
    ["'none'\n", 'none'],
    ["'manual'\n", 'system'],
    ["'auto'\n", 'script'],
    ['No such schema\n', null],
  ])('GNOME: %j', (text, setting) => expect(readGnomeProxy(text)).toBe(setting));

  const KEY = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
  test.each([
    ['linux', {}, {}, { known: true, value: 'none' }],
    ['linux', { https_proxy: 'http://user:secret@proxy.test:8080' }, {}, { known: true, value: 'environment' }],
    [
      'linux',
      {},
      { '/usr/bin/gsettings get org.gnome.system.proxy mode': "'manual'" },
      { known: true, value: 'system' },
    ],
    ['darwin', {}, { '/usr/sbin/scutil --proxy': SCUTIL('HTTPEnable : 1') }, { known: true, value: 'system' }],
    [
      'win32',
      { HTTPS_PROXY: 'x' },
      { [`C:\\Windows\\System32\\reg.exe query ${KEY}`]: REG('ProxyEnable REG_DWORD 0x1') },
      { known: true, value: 'system' },
    ],
  ] as const)('%s, %j', async (platform, env, programs, expected) => {
    expect(await lookAtProxy(machine(platform, { env, programs }), signal)).toEqual(expected);
  });
});
