import type { DefaultBrowser, HostOutcome, MachineYear, PlatformKind, SystemFamily } from './facts.ts';
import type { Certificates, LinkKind, ProxySetting } from './network-facts.ts';

/** Lists every member of a union type exactly once; the compiler refuses a list that misses one. */
function all<Union extends string>() {
  return <const List extends readonly Union[]>(
    list: List & ([Exclude<Union, List[number]>] extends [never] ? unknown : never),
  ): List => list;
}

export const PLATFORM_KINDS = all<PlatformKind>()(['own-system', 'wsl', 'container', 'ssh']);

export const SYSTEM_FAMILIES = all<SystemFamily>()(['windows', 'macos', 'linux', 'chromeos', 'other']);

export const DEFAULT_BROWSERS = all<DefaultBrowser>()(['chrome', 'edge', 'firefox', 'safari', 'chromium', 'other']);

export const YEAR_EVIDENCE = all<MachineYear['evidence']>()(['model', 'panel', 'firmware']);

export const HOST_OUTCOMES = all<HostOutcome>()([
  'answered',
  'name-not-found',
  'name-timeout',
  'private-address',
  'refused',
  'connect-timeout',
  'reset',
  'certificate-not-trusted',
  'certificate-not-valid-now',
  'certificate-wrong-name',
  'tls-timeout',
  'tls-failed',
]);

export const LINK_KINDS = all<LinkKind>()(['wired', 'wifi', 'mobile']);

export const PROXY_SETTINGS = all<ProxySetting>()(['none', 'environment', 'system', 'script']);

export const CERTIFICATES = all<Certificates>()(['public', 'system-only', 'not-public']);

/** A watch is kept in at most so many stretches. */
export const MOST_STRETCHES = 60;
