import type { NetworkWords } from './network-words.en.ts';

export const nl: NetworkWords = {
  statements: {
    'captive-portal': () => 'Het netwerk wil dat je eerst inlogt',
    'tls-inspection': ({ args }) =>
      args['certificates'] === 'system-only' ? 'Je virusscanner leest mee' : 'Er leest iets mee op je verbinding',
    link: () => 'Verbonden via wifi',
    'wifi-signal': ({ found }) => `Zwak wifisignaal: ${found}`,
    hotspot: () => 'Je internet komt van een telefoon',
    vpn: () => 'Er staat een VPN aan',
    proxy: ({ args }) =>
      args['proxy'] === 'environment'
        ? "Er is een proxy ingesteld voor programma's in de terminal"
        : 'Er is een proxy ingesteld',
    loss: ({ found }) => `Er gaan onderweg stukjes verloren: ${found}`,
    udp: () => 'De snelle weg voor beeld en geluid is dicht',
    upload: ({ found }) => `Uploadsnelheid ${found}`,
    download: ({ found }) => `Downloadsnelheid ${found}`,
    'loaded-latency': ({ found }) => `Een drukke verbinding antwoordt ${found} later`,
    'call-quality': ({ found }) => `Kwaliteit van een videogesprek: ${found}`,
    stability: ({ args, found }) =>
      args['measure'] === 'steady' ? 'Onrustige verbinding over langere tijd' : `${found} achter elkaar geen antwoord`,
  },
  onlineBehindProxy: 'Er zit een proxy tussen: we kunnen niet zien of je online bent',

  titlesWhenFine: {
    'captive-portal': 'geen inlogpagina van het netwerk',
    'tls-inspection': 'niemand leest mee',
    hotspot: 'geen hotspot van een telefoon',
    vpn: 'geen VPN',
    proxy: 'geen proxy',
  },

  values: {
    'captive-portal': {},
    'tls-inspection': { public: '' },
    link: { wired: 'kabel', wifi: 'wifi', mobile: 'mobiel netwerk' },
    proxy: { none: '', environment: 'ingesteld', system: 'ingesteld', script: 'ingesteld' },
    'call-quality': { bad: 'slecht', poor: 'matig', average: 'redelijk', good: 'goed', great: 'heel goed' },
  },

  advised: {
    'tls-inspection': 'een directe verbinding',
    vpn: 'een directe verbinding',
    proxy: 'een directe verbinding',
  },
  noWifi: 'niet in gebruik',

  remarks: {
    'over-wifi': 'een kabel is stabieler dan wifi',
    'slow-band': 'je wifi gebruikt de drukke band van 2,4 GHz; 5 GHz is vaak stabieler',
    hotspot: 'je internet komt van een telefoon; houd die opgeladen en dichtbij',
    metered: 'dit netwerk telt je data',
    vpn: 'er staat een VPN aan; dat kan vertragen',
    proxy: 'er is een proxy ingesteld; dat kan vertragen',
    'slow-when-busy': 'je verbinding wordt traag als het druk is; vraag huisgenoten even niet te streamen',
  },

  maySpeed: (host, whose, megabytes) =>
    `Ook je snelheid meten? Hoogstens ${megabytes} MB, van en naar ${host} (${whose}). We onthouden je antwoord.`,
  mayDespite: (phone, megabytes) =>
    `${phone ? 'Je internet komt van een telefoon.' : 'Dit netwerk telt je data.'} Toch je snelheid meten (hoogstens ${megabytes} MB)?`,
  willSpeed: (host, whose, megabytes) => `Meet de snelheid: hoogstens ${megabytes} MB, van en naar ${host} (${whose})`,
  willWatch: (hosts) => `Volgt de verbinding met: ${hosts}`,
  speedNotAgreed: 'niet gemeten (--speed doet het, hoogstens 15 MB)',
  speedNotRemembered: 'Je antwoord over de snelheidsmeting kon niet bewaard worden; volgende keer vragen we het weer.',
  measuringSpeed: 'Meet de snelheid (hoogstens 20 seconden)...',
  watching: (passed, whole) => `Volgt de verbinding, ${passed} van ${whole}. Ctrl-C stopt`,

  watched: (duration, usual, slow) =>
    usual === null || slow === null
      ? `gevolgd: ${duration}, zonder enig antwoord`
      : `gevolgd: ${duration}, antwoord na ${usual}, soms ${slow}`,
  watchedSeconds: (seconds) => `${seconds} seconden`,
  noGaps: 'geen gaten',
  gaps: (list) => `geen antwoord om ${list}`,
  gap: (time, seconds) => `${time} (${seconds} s)`,
  moreGaps: (count) => `nog ${count}`,
};
