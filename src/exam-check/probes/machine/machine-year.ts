import type { MachineYear } from '../../facts.ts';
import type { MachineAccess } from '../machine-access.ts';
import { meaningfulText, numberWithin, property } from '../raw-values.ts';
import { known, type Reading, unknown } from '../reading.ts';
import { registryValue } from '../windows-tools.ts';
import { CONNECTORS, isBuiltIn } from './displays.ts';
import { yearOfEdid } from './edid.ts';

const FIRST_YEAR = 1995;
const LAST_YEAR = 2100;

/** What there is to tell the age of a computer by, each null where it says nothing. */
export interface AgeEvidence {
  readonly modelYear: number | null;
  readonly panelYear: number | null;
  readonly firmwareYear: number | null;
}

/**
 * The year a computer seems to be of: that of its model, else that of its own screen, else that of its firmware, which
 * may have been renewed since. No system knows when it was bought.
 */
export function readMachineYear({ modelYear, panelYear, firmwareYear }: AgeEvidence): Reading<MachineYear> {
  if (modelYear !== null) return known({ year: modelYear, evidence: 'model' });
  if (panelYear !== null) return known({ year: panelYear, evidence: 'panel' });
  return firmwareYear === null ? unknown('garbled') : known({ year: firmwareYear, evidence: 'firmware' });
}

/** The year in an American date such as `08/21/2019`, as firmware writes it. */
export function yearOfFirmware(date: string | null): number | null {
  return numberWithin(/^\s*\d{1,2}\/\d{1,2}\/(\d{4})\s*$/.exec(date ?? '')?.[1], FIRST_YEAR, LAST_YEAR);
}

/** The year in a model such as `MacBook Pro (14-inch, 2021)`: systeminformation's `system().version` on macOS. */
export function yearOfModel(system: unknown): number | null {
  const version = meaningfulText(property(system, 'version')) ?? '';
  return numberWithin(/\b(20\d{2})\)?\s*$/.exec(version)?.[1], FIRST_YEAR, LAST_YEAR);
}

/** The year of the built-in screen in systeminformation's `graphics()`. */
export function yearOfPanel(graphics: unknown): number | null {
  const displays = property(graphics, 'displays');
  if (!Array.isArray(displays)) return null;
  const own = displays.find((display: unknown) => property(display, 'builtin') === true);
  return numberWithin(property(own, 'productionYear'), FIRST_YEAR, LAST_YEAR);
}

const NOTHING: AgeEvidence = { modelYear: null, panelYear: null, firmwareYear: null };
const FIRMWARE_KEY = 'HKLM\\HARDWARE\\DESCRIPTION\\System\\BIOS';

export async function lookAtMachineYear(machine: MachineAccess, signal: AbortSignal): Promise<Reading<MachineYear>> {
  switch (machine.platform) {
    case 'win32': {
      const [firmware, graphics] = await Promise.allSettled([
        registryValue(machine, FIRMWARE_KEY, 'BIOSReleaseDate', signal),
        machine.systemInformation('graphics'),
      ]);
      const firmwareYear = firmware.status === 'fulfilled' ? yearOfFirmware(firmware.value) : null;
      const panelYear = graphics.status === 'fulfilled' ? yearOfPanel(graphics.value) : null;
      if (firmwareYear === null && graphics.status === 'rejected') throw graphics.reason;
      return readMachineYear({ ...NOTHING, panelYear, firmwareYear });
    }
    case 'darwin': {
      const modelYear = yearOfModel(await machine.systemInformation('system'));
      const graphics = modelYear === null ? await machine.systemInformation('graphics') : null;
      return readMachineYear({ ...NOTHING, modelYear, panelYear: yearOfPanel(graphics) });
    }
    case 'linux':
      return readMachineYear({ ...NOTHING, ...(await linuxEvidence(machine)) });
    default:
      return unknown('not-on-this-system');
  }
}

async function linuxEvidence(machine: MachineAccess): Promise<Pick<AgeEvidence, 'panelYear' | 'firmwareYear'>> {
  const names = await machine.list(CONNECTORS).catch((): readonly string[] => []);
  const blocks = await Promise.all(
    names.filter(isBuiltIn).map((name) => machine.readBytes(`${CONNECTORS}/${name}/edid`).catch(() => null)),
  );
  const years = blocks.map((block) => (block === null ? null : yearOfEdid(block)));
  const firmware = await machine.readText('/sys/class/dmi/id/bios_date').catch(() => null);
  return { panelYear: years.find((year) => year !== null) ?? null, firmwareYear: yearOfFirmware(firmware) };
}
