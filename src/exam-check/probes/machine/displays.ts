import type { Display } from '../../facts.ts';
import type { MachineAccess } from '../machine-access.ts';
import { booleanOrNull, numberWithin, property } from '../raw-values.ts';
import { known, type Reading, unknown } from '../reading.ts';
import { diagonalInches, diagonalOfEdid } from './edid.ts';

/** One connector of `/sys/class/drm`, such as `card1-eDP-1`. */
export interface Connector {
  readonly name: string;
  readonly status: string;
  readonly enabled: string;
  /** One mode a line, the preferred one first. */
  readonly modes: string;
  readonly edid: Uint8Array;
}

/**
 * Linux: screens that are connected and switched on. The kernel does not say which is the main one: taken is the
 * built-in screen, else the first. None found is unknown: drivers without kernel mode setting list nothing here.
 */
export function readConnectors(connectors: readonly Connector[]): Reading<readonly Display[]> {
  const active = connectors.filter((connector) => connector.status === 'connected' && connector.enabled === 'enabled');
  const screens = active.map((connector) => {
    const mode = /^(\d+)x(\d+)/.exec(connector.modes);
    return {
      ...pixels(mode?.[1], mode?.[2]),
      builtIn: isBuiltIn(connector.name),
      diagonalInches: diagonalOfEdid(connector.edid),
    };
  });
  return withMain(
    screens,
    Math.max(
      0,
      screens.findIndex((screen) => screen.builtIn),
    ),
  );
}

/** Whether a connector such as `card1-eDP-1` is that of the computer's own screen. */
export function isBuiltIn(connector: string): boolean {
  return /-(?:eDP|LVDS|DSI)-/i.test(connector);
}

/** Any system: `displays` of systeminformation's `graphics()`. An empty list is an unanswered question. */
export function readGraphics(graphics: unknown): Reading<readonly Display[]> {
  const displays = property(graphics, 'displays');
  if (!Array.isArray(displays)) return unknown('garbled');
  const screens = displays.map((display: unknown) => {
    const size = [numberWithin(property(display, 'sizeX'), 1, 1000), numberWithin(property(display, 'sizeY'), 1, 1000)];
    const current = pixels(property(display, 'currentResX'), property(display, 'currentResY'));
    return {
      ...(current.widthPixels === null
        ? pixels(property(display, 'resolutionX'), property(display, 'resolutionY'))
        : current),
      builtIn: booleanOrNull(property(display, 'builtin')),
      diagonalInches: diagonalInches(size[0] ?? 0, size[1] ?? 0),
    };
  });
  const main = displays.findIndex((display: unknown) => property(display, 'main') === true);
  return withMain(screens, Math.max(0, main));
}

/** Half a resolution is none (`sebhildebrandt/systeminformation#551`), and 0 by 0 is no answer. */
function pixels(width: unknown, height: unknown): Pick<Display, 'widthPixels' | 'heightPixels'> {
  const widthPixels = numberWithin(width, 160, 32_768);
  const heightPixels = numberWithin(height, 120, 32_768);
  return widthPixels === null || heightPixels === null
    ? { widthPixels: null, heightPixels: null }
    : { widthPixels, heightPixels };
}

function withMain(screens: readonly Omit<Display, 'main'>[], main: number): Reading<readonly Display[]> {
  if (screens.length === 0) return unknown('garbled');
  return known(screens.map((screen, index) => ({ ...screen, main: index === main })));
}

export const CONNECTORS = '/sys/class/drm';

export async function lookAtDisplays(machine: MachineAccess): Promise<Reading<readonly Display[]>> {
  if (machine.platform === 'linux') {
    const names = await machine.list(CONNECTORS).catch((): readonly string[] => []);
    const connectors = names.filter((name) => /^card\d+-/.test(name)).sort();
    const reading = readConnectors(await Promise.all(connectors.map((name) => connector(machine, name))));
    if (reading.known) return reading;
  }
  return readGraphics(await machine.systemInformation('graphics'));
}

async function connector(machine: MachineAccess, name: string): Promise<Connector> {
  const folder = `${CONNECTORS}/${name}`;
  const field = (file: string): Promise<string> =>
    machine.readText(`${folder}/${file}`).then(
      (text) => text.trim(),
      () => '',
    );
  const [status, enabled, modes, edid] = await Promise.all([
    field('status'),
    field('enabled'),
    field('modes'),
    machine.readBytes(`${folder}/edid`).catch(() => new Uint8Array()),
  ]);
  return { name, status, enabled, modes, edid };
}
