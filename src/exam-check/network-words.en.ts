import type { Said } from './words.en.ts';

/** What is said about the connection. Sentences about what was found have no full stop; a limit may follow them. */
export const en = {
  statements: {
    'captive-portal': () => 'The network wants you to sign in first',
    'tls-inspection': ({ args }) =>
      args['certificates'] === 'system-only'
        ? 'Your virus scanner reads along'
        : 'Something reads along on your connection',
    link: () => 'Connected by Wi-Fi',
    'wifi-signal': ({ found }) => `Weak Wi-Fi signal: ${found}`,
    hotspot: () => 'Your internet comes from a phone',
    vpn: () => 'A VPN is on',
    proxy: ({ args }) =>
      args['proxy'] === 'environment' ? 'A proxy is set for programs in the terminal' : 'A proxy is set',
    loss: ({ found }) => `Pieces get lost on the way: ${found}`,
    udp: () => 'The fast path for sound and picture is closed',
    upload: ({ found }) => `Upload speed ${found}`,
    download: ({ found }) => `Download speed ${found}`,
    'loaded-latency': ({ found }) => `A busy connection answers ${found} later`,
    'call-quality': ({ found }) => `Quality of a video call: ${found}`,
    stability: ({ args, found }) =>
      args['measure'] === 'steady' ? 'Unsteady connection over a longer time' : `No answer for ${found} at a stretch`,
  } as Readonly<Record<string, (said: Said) => string>>,
  onlineBehindProxy: 'A proxy stands in between: we cannot see whether you are online',

  /** What stands after `ok` where the title names what must not be there. */
  titlesWhenFine: {
    'captive-portal': 'no Wi-Fi sign-in page',
    'tls-inspection': 'nobody reads along',
    hotspot: 'no hotspot of a phone',
    vpn: 'no VPN',
    proxy: 'no proxy',
  } as Readonly<Record<string, string>>,

  /** Values that are words, by check. An empty one is not shown. */
  values: {
    'captive-portal': {},
    'tls-inspection': { public: '' },
    link: { wired: 'cable', wifi: 'Wi-Fi', mobile: 'mobile network' },
    proxy: { none: '', environment: 'set', system: 'set', script: 'set' },
    'call-quality': { bad: 'bad', poor: 'poor', average: 'average', good: 'good', great: 'very good' },
  } as Readonly<Record<string, Readonly<Record<string, string>>>>,

  /** What we advise where no number can be missed. */
  advised: {
    'tls-inspection': 'a direct connection',
    vpn: 'a direct connection',
    proxy: 'a direct connection',
  } as Readonly<Record<string, string>>,
  noWifi: 'not in use',

  remarks: {
    'over-wifi': 'a cable is steadier than Wi-Fi',
    'slow-band': 'your Wi-Fi is on the busy 2.4 GHz band; 5 GHz is often steadier',
    hotspot: 'your internet comes from a phone; keep it charged and near',
    metered: 'this network counts your data',
    vpn: 'a VPN is on; it may slow you down',
    proxy: 'a proxy is set; it may slow you down',
    'slow-when-busy': 'your connection gets slow when it is busy; ask housemates to pause their streaming',
  } as Readonly<Record<string, string>>,

  /** `whose` is who runs the host. */
  maySpeed: (host: string, whose: string, megabytes: number): string =>
    `Measure your speed too? At most ${megabytes} MB, to and from ${host} (${whose}). We remember your answer.`,
  mayDespite: (phone: boolean, megabytes: number): string =>
    `${phone ? 'Your internet comes from a phone.' : 'This network counts your data.'} Measure the speed all the same (at most ${megabytes} MB)?`,
  willSpeed: (host: string, whose: string, megabytes: number): string =>
    `Will measure the speed: at most ${megabytes} MB, to and from ${host} (${whose})`,
  willWatch: (hosts: string): string => `Will watch the connection with: ${hosts}`,
  speedNotAgreed: 'not measured (--speed does it, at most 15 MB)',
  speedNotRemembered: 'Your answer about the speed measurement could not be saved; next time we ask again.',
  measuringSpeed: 'Measuring the speed (at most 20 seconds)...',
  watching: (passed: string, whole: string): string => `Watching the connection, ${passed} of ${whole}. Ctrl-C ends it`,

  watched: (duration: string, usual: string | null, slow: string | null): string =>
    usual === null || slow === null
      ? `watched for ${duration}: no answer at all`
      : `watched for ${duration}: answers after ${usual}, sometimes ${slow}`,
  watchedSeconds: (seconds: number): string => `${seconds} seconds`,
  noGaps: 'no gaps',
  gaps: (list: string): string => `no answer at ${list}`,
  gap: (time: string, seconds: number): string => `${time} (${seconds} s)`,
  moreGaps: (count: number): string => `${count} more`,
};

export type NetworkWords = typeof en;
