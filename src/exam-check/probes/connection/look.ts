import type { WifiSignal } from '../../network-facts.ts';
import type { MachineAccess } from '../machine-access.ts';
import { known, type Reading, type Readings, unknown } from '../reading.ts';
import { isPhoneGateway } from './interface-names.ts';
import { lookAtWifiOnLinux, lookOnLinux, wifiDevice } from './linux.ts';
import { lookAtWifiOnMacos, lookOnMacos } from './macos.ts';
import { NOTHING_KNOWN, type Surroundings } from './surroundings.ts';
import { lookAtWifiOnWindows, lookOnWindows } from './windows.ts';

/** What the way out goes over, whether through a tunnel, and whether a phone gives it. */
export async function lookAtConnection(
  machine: MachineAccess,
  wayOut: string | null,
  signal: AbortSignal,
): Promise<Readings> {
  return readSurroundings(await surroundings(machine, wayOut, signal));
}

export function readSurroundings({ tunnel, link, gateway, metered, phoneDevice }: Surroundings): Readings {
  const phone = phoneDevice || isPhoneGateway(gateway);
  // A gateway that is no phone's is only told where one was told at all.
  const toldApart = phone || gateway !== null || metered !== null;
  return {
    vpn: tunnel === null ? unknown('garbled') : known(tunnel),
    link: phoneDevice ? known('mobile') : link === null ? unknown('garbled') : known(link),
    hotspot: toldApart ? known({ phone, metered }) : unknown('garbled'),
  };
}

function surroundings(machine: MachineAccess, wayOut: string | null, signal: AbortSignal): Promise<Surroundings> {
  switch (machine.platform) {
    case 'win32':
      return lookOnWindows(machine, wayOut, signal);
    case 'darwin':
      return lookOnMacos(machine, wayOut, signal);
    case 'linux':
      return lookOnLinux(machine, wayOut, signal);
    default:
      return Promise.resolve(NOTHING_KNOWN);
  }
}

/**
 * How well the Wi-Fi in use is received; null where the way out is not over Wi-Fi. An empty answer is unknown.
 *
 * @param connection what the look at the connection gives, which need not be made twice
 */
export async function lookAtWifi(
  machine: MachineAccess,
  wayOut: string | null,
  connection: Promise<Readings>,
  signal: AbortSignal,
): Promise<Reading<WifiSignal | null>> {
  if (machine.platform === 'linux') {
    const device = await wifiDevice(machine, wayOut);
    return device === null ? known(null) : readSignal(await lookAtWifiOnLinux(machine, device, signal));
  }
  if (machine.platform !== 'win32' && machine.platform !== 'darwin') return unknown('not-on-this-system');
  const { link } = await connection;
  if (link?.known === true && link.value !== 'wifi') return known(null);
  return readSignal(
    machine.platform === 'win32'
      ? await lookAtWifiOnWindows(machine, signal)
      : await lookAtWifiOnMacos(machine, signal),
  );
}

function readSignal(signal: WifiSignal | null): Reading<WifiSignal> {
  if (signal === null || (signal.levelDbm === null && signal.strengthPercent === null)) return unknown('garbled');
  return known(signal);
}
