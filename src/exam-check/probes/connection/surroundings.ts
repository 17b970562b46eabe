import type { LinkKind, WifiSignal } from '../../network-facts.ts';

/** What a system says of the way out, as far as it says it. Names of interfaces and addresses stay in the probes. */
export interface Surroundings {
  readonly tunnel: boolean | null;
  /** Of the device below a tunnel, where that can be told. */
  readonly link: LinkKind | null;
  readonly gateway: string | null;
  readonly metered: boolean | null;
  /** The connection of a phone by the kind of its device: over USB or Bluetooth. */
  readonly phoneDevice: boolean;
}

export const NOTHING_KNOWN: Surroundings = {
  tunnel: null,
  link: null,
  gateway: null,
  metered: null,
  phoneDevice: false,
};

export const NO_SIGNAL: WifiSignal = { levelDbm: null, strengthPercent: null, bandGHz: null };

/** The band of a frequency in MHz; null for what is no Wi-Fi. */
export function bandOf(megahertz: number): number | null {
  if (megahertz >= 2400 && megahertz < 2500) return 2.4;
  if (megahertz >= 4900 && megahertz < 5925) return 5;
  return megahertz >= 5925 && megahertz < 7150 ? 6 : null;
}
