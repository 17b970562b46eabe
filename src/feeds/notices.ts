import type { Notice } from '../session.ts';
import type { Incidents } from './incidents.ts';

/** For JSON: feeds that could not be read, and that nothing was asked. */
export function feedNotices({ readings }: Incidents): readonly Notice[] {
  const offline = readings.some(({ status }) => status === 'offline');
  const silent = readings.filter(
    ({ status, content }) => status !== 'offline' && (status === 'stale' || content === null),
  );
  return [
    ...(offline
      ? [
          {
            code: 'offline' as const,
            about: null,
            message: { en: 'Offline: no feed was asked.', nl: 'Offline: er is nergens naar meldingen gevraagd.' },
          },
        ]
      : []),
    ...silent.map(({ host, failure }) => ({
      code: 'incidents-not-read' as const,
      about: host,
      message: {
        en: `The live notices of ${host} could not be read (${failure ?? 'unknown'}).`,
        nl: `De actuele meldingen van ${host} waren niet te lezen (${failure ?? 'onbekend'}).`,
      },
    })),
  ];
}
