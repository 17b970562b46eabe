import { callQuality } from './call-quality.ts';
import type { Facts } from './facts.ts';
import type { Detail } from './finding.ts';
import type { Hotspot, Stability, WifiSignal } from './network-facts.ts';
import { from, GARBLED, number, type Reading, values } from './readings.ts';

/** What the checks of the connection read from the facts. */

interface Context {
  readonly facts: Partial<Facts>;
}

const NO_WIFI: Reading = { known: true, values: {}, args: {}, details: [], nothing: true };

function remark(code: string): readonly Detail[] {
  return [{ kind: 'remark', code }];
}

/** Systems give a level or a share of the best signal; both are held against their limits where both are known. */
function readWifi(signal: WifiSignal | null): Reading {
  if (signal === null) return NO_WIFI;
  const { levelDbm, strengthPercent, bandGHz } = signal;
  if (levelDbm === null && strengthPercent === null) return GARBLED;
  return values(
    {
      ...(levelDbm === null ? {} : { value: levelDbm }),
      ...(strengthPercent === null ? {} : { strength: strengthPercent }),
    },
    bandGHz === null ? {} : { band: bandGHz },
    bandGHz === 2.4 ? remark('slow-band') : [],
  );
}

function readHotspot({ phone, metered }: Hotspot): Reading {
  return values({ value: phone }, {}, phone ? remark('hotspot') : metered === true ? remark('metered') : []);
}

/** Where loss or delay under load is not known, what remains is classed without it. */
function readCallQuality({ facts }: Context): Reading {
  const knownValue = (fact: Facts['lossPercent'] | undefined): number | null => (fact?.known ? fact.value : null);
  return from(facts.loadedLatencyMs, (loadedLatencyMs) => {
    const latencyMs = knownValue(facts.latencyMs);
    const jitterMs = knownValue(facts.jitterMs);
    if (latencyMs === null || jitterMs === null) return GARBLED;
    const value = callQuality({ latencyMs, jitterMs, lossPercent: knownValue(facts.lossPercent), loadedLatencyMs });
    return values({ value }, { quality: value });
  });
}

function readStability({ gaps, swings, watchedSeconds, startedAtMs }: Stability): Reading {
  const longest = gaps.reduce((most, { seconds }) => Math.max(most, seconds), 0);
  const details = gaps.map(
    ({ afterSeconds, seconds }): Detail => ({ kind: 'gap', startMs: startedAtMs + afterSeconds * 1000, seconds }),
  );
  return values({ value: longest, steady: !swings }, { gaps: gaps.length, watchedSeconds }, details);
}

export const NETWORK_READINGS: Readonly<Record<string, (context: Context) => Reading>> = {
  'captive-portal': ({ facts }) => from(facts.signInPage, (value) => values({ value })),
  'tls-inspection': ({ facts }) => from(facts.certificates, (value) => values({ value }, { certificates: value })),
  link: ({ facts }) =>
    from(facts.link, (value) => values({ value }, { link: value }, value === 'wifi' ? remark('over-wifi') : [])),
  'wifi-signal': ({ facts }) => from(facts.wifi, readWifi),
  hotspot: ({ facts }) => from(facts.hotspot, readHotspot),
  vpn: ({ facts }) => from(facts.vpn, (value) => values({ value }, {}, value ? remark('vpn') : [])),
  proxy: ({ facts }) =>
    from(facts.proxy, (value) => values({ value }, { proxy: value }, value === 'none' ? [] : remark('proxy'))),
  loss: ({ facts }) => from(facts.lossPercent, (value) => number(value)),
  udp: ({ facts }) => from(facts.udpAnswered, (value) => values({ value })),
  upload: ({ facts }) => from(facts.uploadMbps, (value) => number(value)),
  download: ({ facts }) => from(facts.downloadMbps, (value) => number(value)),
  'loaded-latency': ({ facts }) =>
    from(facts.loadedLatencyMs, (value) => {
      const reading = number(value);
      if (!reading.known) return reading;
      return { ...reading, unit: 'ms', details: value > SLOW_UNDER_LOAD_MS ? remark('slow-when-busy') : [] };
    }),
  'call-quality': readCallQuality,
  stability: ({ facts }) => from(facts.stability, readStability),
};

/** Where a hint about a busy line begins; the kinds of exam with a limit of their own warn there. */
const SLOW_UNDER_LOAD_MS = 100;
