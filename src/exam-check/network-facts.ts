/** What the way to the internet goes over. */
export type LinkKind = 'wired' | 'wifi' | 'mobile';

/** How well the Wi-Fi in use is received. Systems give a level, a share of the best one, or both. */
export interface WifiSignal {
  /** Received level, dBm: -40 is strong, -80 weak. */
  readonly levelDbm: number | null;
  /** Share of the best signal, per cent. */
  readonly strengthPercent: number | null;
  readonly bandGHz: number | null;
}

export interface Hotspot {
  /** The way out is the one that phones give themselves when they share their connection. */
  readonly phone: boolean;
  /** The system counts the data that go over it; null where it cannot tell. */
  readonly metered: boolean | null;
}

/** Where a proxy is set: nowhere, for the programs of this terminal, in the system, or by a script in the system. */
export type ProxySetting = 'none' | 'environment' | 'system' | 'script';

/**
 * Whose certificates the hosts show. `system-only`: of somebody the computer trusts and the public does not, as virus
 * scanners do. `not-public`: of somebody the public does not trust, and the computer does not either or cannot tell.
 */
export type Certificates = 'public' | 'system-only' | 'not-public';

/** A stretch in which nothing answered. */
export interface Gap {
  /** From the start of the watch to the first attempt without an answer, seconds. */
  readonly afterSeconds: number;
  readonly seconds: number;
}

/** What a watch over the connection saw. */
export interface Stability {
  /** When it began, on the computer's own clock: milliseconds since 1970. */
  readonly startedAtMs: number;
  readonly watchedSeconds: number;
  /** Attempts without an answer, per cent. */
  readonly unansweredPercent: number;
  readonly medianMs: number | null;
  /** 95 of 100 answers came within it. */
  readonly slowMs: number | null;
  /** The rule of the WebRTC troubleshooter: the slow answers take more than 2 × (the quickest + 100 ms). */
  readonly swings: boolean;
  readonly gaps: readonly Gap[];
  /** The watch in at most 60 equal stretches: the median answer of each, null where nothing answered. */
  readonly stretchesMs: readonly (number | null)[];
}
