import type { DefaultBrowser } from '../../facts.ts';
import type { MachineAccess } from '../machine-access.ts';
import { known, type Reading, unknown } from '../reading.ts';
import { registryValue } from '../windows-tools.ts';

/** What the systems call the browsers: a ProgId on Windows, a bundle on macOS, a desktop file on Linux. */
const NAMES: readonly (readonly [DefaultBrowser, RegExp])[] = [
  ['chrome', /^(?:ChromeHTML\b|com\.google\.chrome$|google-chrome|com\.google\.Chrome)/i],
  ['edge', /^(?:MSEdgeHTM\b|com\.microsoft\.edgemac$|microsoft-edge|com\.microsoft\.Edge)/i],
  ['firefox', /^(?:Firefox|org\.mozilla\.firefox)/i],
  ['safari', /^com\.apple\.safari$/i],
  ['chromium', /^(?:ChromiumHTM\b|org\.chromium\.Chromium|chromium)/i],
];

/** The browser behind a name that a system gives to a handler of web addresses. */
export function browserOfHandler(name: string): DefaultBrowser {
  return NAMES.find(([, pattern]) => pattern.test(name))?.[0] ?? 'other';
}

/**
 * macOS: the handlers as `defaults read … LSHandlers` prints them, a list of records of which the outermost level counts.
 * Who never chose a browser has no record for `https`, and uses Safari.
 */
export function readLaunchServices(output: string): Reading<DefaultBrowser> {
  if (!/^\s*\(/.test(output)) return unknown('garbled');
  let depth = 0;
  let scheme = '';
  let handler = '';
  for (const line of output.split('\n')) {
    const [, name = '', value = ''] = /^\s*"?(LSHandler\w+)"?\s*=\s*"?([^";{]*)"?;/.exec(line) ?? [];
    if (depth === 1 && name === 'LSHandlerURLScheme') scheme = value;
    if (depth === 1 && name === 'LSHandlerRoleAll') handler = value;
    depth += (line.match(/\{/g)?.length ?? 0) - (line.match(/\}/g)?.length ?? 0);
    if (depth > 0) continue;
    if (scheme === 'https' && handler !== '') return known(browserOfHandler(handler));
    scheme = '';
    handler = '';
  }
  return known('safari');
}

/** Linux: the program for `https` in a `mimeapps.list` (freedesktop.org); null where the file names none. */
export function handlerInMimeapps(file: string): string | null {
  const section = /^\[Default Applications\]\s*$([\s\S]*?)(?=^\[|(?![\s\S]))/m.exec(file)?.[1] ?? '';
  return /^x-scheme-handler\/https=([^;\r\n]+)/m.exec(section)?.[1]?.trim() ?? null;
}

const CHOICE = 'HKCU\\Software\\Microsoft\\Windows\\Shell\\Associations\\UrlAssociations\\https\\UserChoice';

export async function lookAtDefaultBrowser(
  machine: MachineAccess,
  signal: AbortSignal,
): Promise<Reading<DefaultBrowser>> {
  switch (machine.platform) {
    case 'win32': {
      const choice = await registryValue(machine, CHOICE, 'ProgId', signal);
      return choice === null ? unknown('garbled') : known(browserOfHandler(choice));
    }
    case 'darwin': {
      const file = `${machine.homeFolder}/Library/Preferences/com.apple.LaunchServices/com.apple.launchservices.secure`;
      return readLaunchServices(await machine.run('/usr/bin/defaults', ['read', file, 'LSHandlers'], signal));
    }
    case 'linux': {
      for (const folder of [`${machine.homeFolder}/.config`, '/etc/xdg', '/usr/share/applications']) {
        const handler = handlerInMimeapps(await machine.readText(`${folder}/mimeapps.list`).catch(() => ''));
        if (handler !== null) return known(browserOfHandler(handler));
      }
      return unknown('not-on-this-system');
    }
    default:
      return unknown('not-on-this-system');
  }
}
