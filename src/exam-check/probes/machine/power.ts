import type { Power } from '../../facts.ts';
import type { MachineAccess } from '../machine-access.ts';
import { booleanOrNull, meaningfulText, numberWithin, property } from '../raw-values.ts';
import { known, type Reading, unknown } from '../reading.ts';
import { readWindowsDevices } from '../windows-devices.ts';

/** One entry of `/sys/class/power_supply`; empty texts where a file is missing. See sysfs-class-power in the kernel docs. */
export interface PowerSupply {
  readonly type: string;
  /** `Device` for the battery of a mouse or headset. */
  readonly scope: string;
  readonly online: string;
  readonly status: string;
  readonly capacity: string;
  readonly present: string;
}

/**
 * Linux, from all power supplies. Names differ by maker (AC, ADP1, ACAD, BAT0, CMB0), so only the types count.
 * A machine without battery runs on mains.
 */
export function readPowerSupplies(supplies: readonly PowerSupply[]): Reading<Power> {
  const own = supplies.filter((supply) => supply.scope !== 'Device');
  const batteries = own.filter((supply) => supply.type === 'Battery' && supply.present !== '0');
  if (batteries.length === 0 && own.some((supply) => supply.type === '')) return unknown('garbled');
  if (batteries.length === 0) return known({ hasBattery: false, onMains: true, chargePercent: null });
  const adapters = own.filter((supply) => supply.type === 'Mains' || supply.type.startsWith('USB'));
  return known({
    hasBattery: true,
    onMains: onMains(adapters, batteries),
    chargePercent: averagePercent(batteries.map((battery) => battery.capacity)),
  });
}

function onMains(adapters: readonly PowerSupply[], batteries: readonly PowerSupply[]): boolean | null {
  if (adapters.some((adapter) => adapter.online === '1')) return true;
  const states = batteries.map((battery) => battery.status);
  if (states.includes('Discharging')) return false;
  // "Not charging" is a battery that is held at its limit while plugged in.
  if (states.some((state) => state === 'Charging' || state === 'Full' || state === 'Not charging')) return true;
  return adapters.some((adapter) => adapter.online === '0') ? false : null;
}

function averagePercent(capacities: readonly string[]): number | null {
  const percents = capacities.map((capacity) => numberWithin(capacity, 0, 100));
  const sound = percents.filter((percent) => percent !== null);
  if (sound.length === 0 || sound.length < percents.length) return null;
  return Math.round(sound.reduce((sum, percent) => sum + percent, 0) / sound.length);
}

/**
 * Windows, from systeminformation's `battery()` and, as the proof that PowerShell answered at all, its `osInfo()`:
 * a failed query looks exactly like a desktop. A full battery (status 3) on mains is reported as not connected, so
 * "not connected" of a battery that may be full is decided by its status.
 *
 * @param statuses `BatteryStatus` of Win32_Battery, where it is known
 */
export function readWindowsBattery(
  battery: unknown,
  osInfo: unknown,
  statuses: readonly number[] = [],
): Reading<Power> {
  const hasBattery = booleanOrNull(property(battery, 'hasBattery'));
  if (hasBattery === null) return unknown('garbled');
  if (!hasBattery) {
    const powerShellAnswered = meaningfulText(property(osInfo, 'distro')) !== null;
    const contradicts = (numberWithin(property(battery, 'cycleCount'), 1, 1e6) ?? 0) > 0;
    if (!powerShellAnswered || contradicts) return unknown('garbled');
    return known({ hasBattery: false, onMains: true, chargePercent: null });
  }
  // Zero per cent is what a missing number becomes; a running machine has more.
  const chargePercent = numberWithin(property(battery, 'percent'), 1, 100);
  const connected = booleanOrNull(property(battery, 'acConnected'));
  const mayBeFull = chargePercent === null || chargePercent >= 99;
  const onMains = connected === false && mayBeFull ? mainsByStatus(statuses) : connected;
  return known({ hasBattery: true, onMains, chargePercent });
}

/** 1, 4 and 5 are discharging, low and critical; 2, 3 and 6 to 9 are on mains, full and charging. */
function mainsByStatus(statuses: readonly number[]): boolean | null {
  if (statuses.some((status) => [1, 4, 5].includes(status))) return false;
  return statuses.some((status) => [2, 3, 6, 7, 8, 9].includes(status)) ? true : null;
}

/** macOS, from `pmset -g batt`, which names the source even where there is no battery. */
export function readPmset(output: string): Reading<Power> {
  const source = /drawing from '([^']+)'/.exec(output)?.[1];
  if (source === undefined) return unknown('garbled');
  const battery = /InternalBattery[^\n]*?\b(\d{1,3})%/.exec(output);
  const hasBattery = battery !== null || /InternalBattery/.test(output);
  return known({
    hasBattery,
    onMains: source === 'AC Power' ? true : source === 'Battery Power' ? false : null,
    chargePercent: numberWithin(battery?.[1], 0, 100),
  });
}

const SUPPLIES = '/sys/class/power_supply';

export async function lookAtPower(machine: MachineAccess, signal: AbortSignal): Promise<Reading<Power>> {
  switch (machine.platform) {
    case 'linux': {
      const names = await machine.list(SUPPLIES).catch(() => null);
      if (names === null) return unknown('not-on-this-system');
      return readPowerSupplies(await Promise.all(names.map((name) => powerSupply(machine, `${SUPPLIES}/${name}`))));
    }
    case 'win32': {
      const [battery, osInfo, devices] = await Promise.all([
        machine.systemInformation('battery'),
        machine.systemInformation('osInfo'),
        machine.windowsDevices().catch(() => null),
      ]);
      return readWindowsBattery(battery, osInfo, readWindowsDevices(devices)?.batteryStatuses);
    }
    case 'darwin':
      return readPmset(await machine.run('/usr/bin/pmset', ['-g', 'batt'], signal));
    default:
      return unknown('not-on-this-system');
  }
}

async function powerSupply(machine: MachineAccess, folder: string): Promise<PowerSupply> {
  const field = (name: string): Promise<string> =>
    machine.readText(`${folder}/${name}`).then(
      (text) => text.trim(),
      () => '',
    );
  const [type, scope, online, status, capacity, present] = await Promise.all(
    ['type', 'scope', 'online', 'status', 'capacity', 'present'].map(field),
  );
  return {
    type: type ?? '',
    scope: scope ?? '',
    online: online ?? '',
    status: status ?? '',
    capacity: capacity ?? '',
    present: present ?? '',
  };
}
