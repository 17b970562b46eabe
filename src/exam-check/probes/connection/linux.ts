import type { LinkKind, WifiSignal } from '../../network-facts.ts';
import type { MachineAccess } from '../machine-access.ts';
import { isTunnelName } from './interface-names.ts';
import { bandOf, NO_SIGNAL, type Surroundings } from './surroundings.ts';

const INTERFACES = '/sys/class/net';

export interface Route {
  readonly name: string;
  /** Dotted; null where packets go out without one, as into a tunnel. */
  readonly gateway: string | null;
  readonly metric: number;
}

/** Routes to everywhere of `/proc/net/route`, the preferred one first. Half of everywhere (OpenVPN's way) counts too. */
export function readRoutes(text: string): readonly Route[] {
  const UP = 1;
  const routes = text
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .flatMap(([name, destination, gateway, flags, , , metric, mask]): (Route & { readonly narrow: boolean })[] => {
      if (name === undefined || destination !== '00000000' || (Number.parseInt(flags ?? '0', 16) & UP) === 0) return [];
      const everywhere = mask === '00000000';
      if (!everywhere && mask !== '00000080') return [];
      return [{ name, gateway: dotted(gateway ?? ''), metric: Number(metric ?? 0), narrow: !everywhere }];
    });
  return routes
    .toSorted((one, other) => Number(other.narrow) - Number(one.narrow) || one.metric - other.metric)
    .map(({ name, gateway, metric }) => ({ name, gateway, metric }));
}

/** The kernel writes addresses as one hexadecimal number, lowest byte first. */
function dotted(hexadecimal: string): string | null {
  if (!/^[0-9A-F]{8}$/i.test(hexadecimal) || hexadecimal === '00000000') return null;
  const parts = hexadecimal.match(/../g) ?? [];
  return parts
    .toReversed()
    .map((part) => Number.parseInt(part, 16))
    .join('.');
}

/**
 * What the kernel says of the interface that packets leave by and of the device below it.
 *
 * @param wayOut its name; without one the preferred route is taken
 */
export async function lookOnLinux(
  machine: MachineAccess,
  wayOut: string | null,
  signal: AbortSignal,
): Promise<Surroundings> {
  const routes = readRoutes(await machine.readText('/proc/net/route').catch(() => ''));
  const outer = wayOut ?? routes[0]?.name ?? null;
  if (outer === null) return { tunnel: null, link: null, gateway: null, metered: null, phoneDevice: false };
  const tunnel = await isTunnel(machine, outer);
  // Below a tunnel lies the device that the other routes to everywhere use.
  const device = tunnel ? await firstDevice(machine, routes) : outer;
  if (device === null) return { tunnel, link: null, gateway: null, metered: null, phoneDevice: false };
  const gateway = routes.find(({ name, gateway: way }) => name === device && way !== null)?.gateway ?? null;
  const [link, phoneDevice, metered] = await Promise.all([
    linkOf(machine, device),
    isPhoneDevice(machine, device),
    isMetered(machine, device, signal),
  ]);
  return { tunnel, link, gateway, metered, phoneDevice };
}

async function firstDevice(machine: MachineAccess, routes: readonly Route[]): Promise<string | null> {
  for (const { name } of routes) if (!(await isTunnel(machine, name))) return name;
  return null;
}

const field = (machine: MachineAccess, name: string, of: string): Promise<string> =>
  machine.readText(`${INTERFACES}/${of}/${name}`).then(
    (text) => text.trim(),
    () => '',
  );

const exists = (machine: MachineAccess, name: string, of: string): Promise<boolean> =>
  machine.resolveLink(`${INTERFACES}/${of}/${name}`).then(
    () => true,
    () => false,
  );

/** Kinds of hardware of tunnels in `linux/if_arp.h`: none at all, and a point-to-point line. */
const TUNNEL_HARDWARE = ['65534', '512'];

async function isTunnel(machine: MachineAccess, name: string): Promise<boolean> {
  const [hardware, flags, events] = await Promise.all([
    field(machine, 'type', name),
    exists(machine, 'tun_flags', name),
    field(machine, 'uevent', name),
  ]);
  // A modem of a mobile network is a point-to-point line as well, and no tunnel.
  if (/^DEVTYPE=wwan$/m.test(events)) return false;
  return flags || TUNNEL_HARDWARE.includes(hardware) || isTunnelName(name);
}

async function linkOf(machine: MachineAccess, name: string): Promise<LinkKind | null> {
  const [phy, wireless, device, events] = await Promise.all([
    exists(machine, 'phy80211', name),
    exists(machine, 'wireless', name),
    exists(machine, 'device', name),
    field(machine, 'uevent', name),
  ]);
  if (phy || wireless || /^DEVTYPE=wlan$/m.test(events)) return 'wifi';
  if (/^DEVTYPE=wwan$/m.test(events)) return 'mobile';
  // Without a device behind it, it is a bridge or another thing of software.
  return device ? 'wired' : null;
}

const PHONE_DRIVERS = /^(?:ipheth|rndis_host|cdc_ncm|cdc_ether)$/;

/** A phone on a cable shows itself as a network card with one of these drivers; `cdc_*` also stands for docks. */
async function isPhoneDevice(machine: MachineAccess, name: string): Promise<boolean> {
  const driver = await machine.resolveLink(`${INTERFACES}/${name}/device/driver`).catch(() => '');
  const last = driver.split('/').at(-1) ?? '';
  return PHONE_DRIVERS.test(last) && (last === 'ipheth' || last === 'rndis_host');
}

/** NetworkManager knows what phones tell of themselves; where it does not run, nobody does. */
async function isMetered(machine: MachineAccess, device: string, signal: AbortSignal): Promise<boolean | null> {
  const words = ['-t', '-f', 'GENERAL.METERED', 'device', 'show', device];
  return readMetered(await machine.run('/usr/bin/nmcli', words, signal).catch(() => ''));
}

/** `GENERAL.METERED:yes`, `no`, either with `(guessed)`; anything else is not known. */
export function readMetered(text: string): boolean | null {
  const said = /^GENERAL\.METERED:(yes|no)\b/m.exec(text)?.[1];
  return said === undefined ? null : said === 'yes';
}

// --- Wi-Fi -----------------------------------------------------------------------------------------------------------

/** The interface that is Wi-Fi among those that packets leave by; null where none is. */
export async function wifiDevice(machine: MachineAccess, wayOut: string | null): Promise<string | null> {
  const routes = readRoutes(await machine.readText('/proc/net/route').catch(() => ''));
  const names = [...new Set([...(wayOut === null ? [] : [wayOut]), ...routes.map(({ name }) => name)])];
  for (const name of names) if ((await linkOf(machine, name)) === 'wifi') return name;
  return null;
}

/** The level of `/proc/net/wireless`; drivers that count from another zero say nothing useful, which is null. */
export function readWireless(text: string, device: string): number | null {
  const line = text.split('\n').find((one) => one.trim().startsWith(`${device}:`));
  const level = Number.parseFloat(line?.trim().split(/\s+/)[3] ?? '');
  return Number.isFinite(level) && level >= -110 && level < 0 ? level : null;
}

/** `signal: -52 dBm` and `freq: 5180` of `iw dev NAME link`. */
export function readIw(text: string): WifiSignal {
  const level = /^\s*signal:\s*(-\d{1,3}) dBm/m.exec(text)?.[1];
  const frequency = /^\s*freq:\s*(\d{4}(?:\.\d+)?)/m.exec(text)?.[1];
  return {
    ...NO_SIGNAL,
    levelDbm: level === undefined ? null : Number(level),
    bandGHz: frequency === undefined ? null : bandOf(Number(frequency)),
  };
}

export async function lookAtWifiOnLinux(
  machine: MachineAccess,
  device: string,
  signal: AbortSignal,
): Promise<WifiSignal> {
  const iw = (path: string): Promise<string> => machine.run(path, ['dev', device, 'link'], signal);
  const [wireless, said] = await Promise.all([
    machine.readText('/proc/net/wireless').catch(() => ''),
    iw('/usr/sbin/iw')
      .catch(() => iw('/sbin/iw'))
      .catch(() => ''),
  ]);
  const seen = readIw(said);
  return { ...seen, levelDbm: seen.levelDbm ?? readWireless(wireless, device) };
}
