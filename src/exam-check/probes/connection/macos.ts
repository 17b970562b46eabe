import type { LinkKind, WifiSignal } from '../../network-facts.ts';
import type { MachineAccess } from '../machine-access.ts';
import { property } from '../raw-values.ts';
import { isTunnelName } from './interface-names.ts';
import { NO_SIGNAL, NOTHING_KNOWN, type Surroundings } from './surroundings.ts';

/** `interface: en0` and `gateway: 192.168.1.1` of `route -n get default`. */
export function readDefaultRoute(text: string): { readonly name: string | null; readonly gateway: string | null } {
  return {
    name: /^\s*interface:\s*(\S+)/m.exec(text)?.[1] ?? null,
    gateway: /^\s*gateway:\s*(\d{1,3}(?:\.\d{1,3}){3})/m.exec(text)?.[1] ?? null,
  };
}

/** The names of ports by device, of `networksetup -listallhardwareports`. */
export function readHardwarePorts(text: string): ReadonlyMap<string, string> {
  const pairs = [...text.matchAll(/^Hardware Port: (.+)\nDevice: (\S+)/gm)];
  return new Map(pairs.map(([, port = '', device = '']) => [device, port.trim()]));
}

/** What a port is, by the name Apple gives it, which does not depend on the language. */
export function linkOfPort(port: string): LinkKind | null {
  if (/^(?:Wi-Fi|AirPort)$/i.test(port)) return 'wifi';
  if (isPhonePort(port) || /modem|WWAN/i.test(port)) return 'mobile';
  return /Ethernet|LAN|Thunderbolt/i.test(port) ? 'wired' : null;
}

function isPhonePort(port: string): boolean {
  return /iPhone|iPad|Bluetooth PAN|Android/i.test(port);
}

/** Default routes of `netstat -rn -f inet`, in order: below a tunnel lies the first that is none. */
export function readDefaultDevices(
  text: string,
): readonly { readonly name: string; readonly gateway: string | null }[] {
  return text
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .flatMap(([destination, gateway = '', , name]) =>
      destination === 'default' && name !== undefined
        ? [{ name, gateway: /^\d{1,3}(?:\.\d{1,3}){3}$/.test(gateway) ? gateway : null }]
        : [],
    );
}

export async function lookOnMacos(
  machine: MachineAccess,
  wayOut: string | null,
  signal: AbortSignal,
): Promise<Surroundings> {
  const [route, table, ports] = await Promise.all([
    machine.run('/sbin/route', ['-n', 'get', 'default'], signal).catch(() => ''),
    machine.run('/usr/sbin/netstat', ['-rn', '-f', 'inet'], signal).catch(() => ''),
    machine.run('/usr/sbin/networksetup', ['-listallhardwareports'], signal).catch(() => ''),
  ]);
  const first = readDefaultRoute(route);
  const outer = wayOut ?? first.name;
  if (outer === null) return NOTHING_KNOWN;
  const tunnel = isTunnelName(outer);
  const devices = [first, ...readDefaultDevices(table)];
  const device = tunnel ? devices.find(({ name }) => name !== null && !isTunnelName(name))?.name : outer;
  const port = device ? (readHardwarePorts(ports).get(device) ?? null) : null;
  return {
    tunnel,
    link: port === null ? null : linkOfPort(port),
    gateway: devices.find(({ name, gateway }) => name === device && gateway !== null)?.gateway ?? null,
    // macOS keeps no such mark that a program without rights of its own could read.
    metered: null,
    phoneDevice: port !== null && isPhonePort(port),
  };
}

// --- Wi-Fi -----------------------------------------------------------------------------------------------------------

/** The network in use, in the answer of `system_profiler SPAirPortDataType -json`. Its name is not read. */
export function readAirPort(text: string): WifiSignal {
  const network = findCurrentNetwork(parsed(text));
  const signal = /(-\d{1,3}) dBm/.exec(String(property(network, 'spairport_signal_noise') ?? ''))?.[1];
  const band = /\b(2|2\.4|5|6) ?GHz/i.exec(String(property(network, 'spairport_network_channel') ?? ''))?.[1];
  return {
    ...NO_SIGNAL,
    levelDbm: signal === undefined ? null : Number(signal),
    bandGHz: band === undefined ? null : band === '2' ? 2.4 : Number(band),
  };
}

function findCurrentNetwork(report: unknown): unknown {
  const cards = listIn(property(report, 'SPAirPortDataType')).flatMap((one) =>
    listIn(property(one, 'spairport_airport_interfaces')),
  );
  return cards
    .map((card) => property(card, 'spairport_current_network_information'))
    .find((network) => typeof network === 'object' && network !== null);
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

export async function lookAtWifiOnMacos(machine: MachineAccess, signal: AbortSignal): Promise<WifiSignal> {
  return readAirPort(await machine.run('/usr/sbin/system_profiler', ['SPAirPortDataType', '-json'], signal));
}
