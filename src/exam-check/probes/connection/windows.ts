import type { LinkKind, WifiSignal } from '../../network-facts.ts';
import { windowsFolder } from '../child-environment.ts';
import type { MachineAccess } from '../machine-access.ts';
import { powerShell, readPowerShellJson } from '../power-shell.ts';
import { meaningfulText, numberWithin, property } from '../raw-values.ts';
import { isTunnelDriver, isTunnelName } from './interface-names.ts';
import { NO_SIGNAL, NOTHING_KNOWN, type Surroundings } from './surroundings.ts';

/** `NdisPhysicalMedium` of Windows: which is native Wi-Fi, which a mobile network, which a cable. */
const MEDIUM: ReadonlyMap<number, LinkKind> = new Map([
  [1, 'wifi'],
  [8, 'mobile'],
  [9, 'wifi'],
  [14, 'wired'],
]);
const BLUETOOTH_MEDIUM = 10;

export interface Adapter {
  readonly name: string;
  readonly description: string;
  readonly medium: number | null;
  readonly gateway: string | null;
  /** Lower goes first. */
  readonly metric: number;
}

/** Adapters with a way to everywhere, the preferred one first, of the answer to `ADAPTERS`. */
export function readAdapters(text: string): readonly Adapter[] {
  return readPowerShellJson(text)
    .flatMap((raw): Adapter[] => {
      const name = meaningfulText(property(raw, 'Name'));
      if (name === null) return [];
      const gateway = meaningfulText(property(raw, 'Gateway'));
      return [
        {
          name,
          description: meaningfulText(property(raw, 'Description')) ?? '',
          medium: numberWithin(property(raw, 'Medium'), 0, 100),
          gateway: gateway === '0.0.0.0' ? null : gateway,
          metric: numberWithin(property(raw, 'Metric'), 0, 1e9) ?? 1e9,
        },
      ];
    })
    .toSorted((one, other) => one.metric - other.metric);
}

/** Names of interfaces are those the student sees; descriptions are the drivers'. Hardware addresses are not asked for. */
const ADAPTERS =
  "Get-NetRoute -DestinationPrefix '0.0.0.0/0','0.0.0.0/1' -ErrorAction SilentlyContinue | ForEach-Object { $r=$_;" +
  ' Get-NetAdapter -InterfaceIndex $r.ifIndex -IncludeHidden -ErrorAction SilentlyContinue | ForEach-Object {' +
  ' [pscustomobject]@{Name=$_.Name;Description=$_.InterfaceDescription;Medium=[int]$_.NdisPhysicalMedium;' +
  'Gateway=$r.NextHop;Metric=$r.RouteMetric+$r.InterfaceMetric} } }';

/** The cost of the connection as Windows itself goes by it: 1 is free, 2 and 3 are counted. */
const COST =
  '[Windows.Networking.Connectivity.NetworkInformation,Windows.Networking.Connectivity,ContentType=WindowsRuntime]' +
  '::GetInternetConnectionProfile().GetConnectionCost() | ForEach-Object { [int]$_.NetworkCostType }';

export function readCost(text: string): boolean | null {
  const cost = numberWithin(readPowerShellJson(text)[0], 0, 3);
  return cost === null || cost === 0 ? null : cost > 1;
}

function isTunnel({ name, description, medium }: Adapter): boolean {
  if (medium !== null && MEDIUM.get(medium) !== undefined && !isTunnelDriver(description)) return false;
  return isTunnelDriver(description) || isTunnelName(name);
}

function isPhone({ description, medium }: Adapter): boolean {
  return medium === BLUETOOTH_MEDIUM || /Remote NDIS|Apple Mobile Device Ethernet/i.test(description);
}

export function surroundingsOf(adapters: readonly Adapter[], wayOut: string | null): Omit<Surroundings, 'metered'> {
  const outer = adapters.find(({ name }) => name === wayOut) ?? adapters[0];
  if (outer === undefined) return NOTHING_KNOWN;
  const tunnel = isTunnel(outer);
  const device = tunnel ? adapters.find((adapter) => !isTunnel(adapter)) : outer;
  if (device === undefined) return { ...NOTHING_KNOWN, tunnel };
  const phoneDevice = isPhone(device);
  const link = phoneDevice ? 'mobile' : device.medium === null ? null : (MEDIUM.get(device.medium) ?? null);
  return { tunnel, link, gateway: device.gateway, phoneDevice };
}

export async function lookOnWindows(
  machine: MachineAccess,
  wayOut: string | null,
  signal: AbortSignal,
): Promise<Surroundings> {
  // One after the other: several PowerShells at once keep a slow computer busy.
  const adapters = readAdapters(await powerShell(machine, ADAPTERS, signal).catch(() => ''));
  const metered = readCost(await powerShell(machine, COST, signal).catch(() => ''));
  return { ...surroundingsOf(adapters, wayOut), metered };
}

// --- Wi-Fi -----------------------------------------------------------------------------------------------------------

/**
 * What `netsh wlan show interfaces` says, whatever the language of Windows: the signal is the last value in per cent (a
 * network that is called so stands before it), and one that ends in GHz the band. Null: there is no Wi-Fi that is connected.
 */
export function readNetsh(text: string): WifiSignal | null {
  const values = text.split('\n').map((line) => line.slice(line.indexOf(':') + 1).trim());
  const strength = values.map((value) => /^(\d{1,3})\s?%$/.exec(value)?.[1]).findLast((found) => found !== undefined);
  if (strength === undefined) return null;
  const band = values.map((value) => /^(2[.,]4|5|6) GHz$/.exec(value)?.[1]).find((found) => found !== undefined);
  return {
    ...NO_SIGNAL,
    strengthPercent: numberWithin(strength, 0, 100),
    bandGHz: band === undefined ? null : Number(band.replace(',', '.')),
  };
}

export async function lookAtWifiOnWindows(machine: MachineAccess, signal: AbortSignal): Promise<WifiSignal | null> {
  const root = windowsFolder(machine.env);
  return readNetsh(await machine.run(`${root}\\System32\\netsh.exe`, ['wlan', 'show', 'interfaces'], signal));
}
