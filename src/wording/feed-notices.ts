import type { Incidents } from '../feeds/incidents.ts';
import type { Notice } from '../session.ts';
import { sayTrouble } from './incidents.ts';

const NOT_ASKED = {
  en: 'Offline: no feed was asked.',
  nl: 'Offline: er is nergens naar storingsberichten gevraagd.',
} as const;

/** For JSON: each feed that could not be read, in the words of the screen, and that nothing was asked. */
export function feedNotices({ readings }: Incidents, nowMs: number): readonly Notice[] {
  const isOffline = readings.some(({ status }) => status === 'offline');
  const silent = readings.filter(({ status }) => status === 'stale' || status === 'failed');
  return [
    ...(isOffline ? [{ code: 'offline', about: null, message: NOT_ASKED } as const] : []),
    ...silent.map((reading): Notice => {
      const message = { en: sayTrouble(reading, nowMs, 'en'), nl: sayTrouble(reading, nowMs, 'nl') };
      return { code: 'incidents-not-read', about: reading.host, message };
    }),
  ];
}
