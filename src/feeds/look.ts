import type { Schedule, Service } from '../reference/campus-data.ts';
import type { Session } from '../session.ts';
import { type Incidents, incidentsAt, NO_INCIDENTS } from './incidents.ts';
import type { FeedAccess } from './read.ts';

/** What a look at the feeds needs of the reference data. */
export interface FeedSurroundings {
  readonly services: readonly Service[];
  readonly schedules: readonly Schedule[];
}

/** The part of a session that feeds need. */
export type FeedSession = Pick<Session, 'settings' | 'now' | 'offline' | 'env' | 'signal' | 'spinner' | 'language'>;

/** A running notice as one line wants it; also for screens that show nothing else of feeds. */
const ASKING = { en: 'Asking', nl: 'Navraag bij' } as const;

/** The addresses that the student set up; none mostly. */
export function feedAddresses({ settings }: Pick<Session, 'settings'>): readonly string[] {
  return (settings.values().incidentFeed ?? '').split(' ').filter((address) => address !== '');
}

/** Whether telling takes a moment: a feed has to be asked. */
export async function isSlow(session: FeedSession): Promise<boolean> {
  const addresses = feedAddresses(session);
  if (addresses.length === 0) return false;
  const { isAllKnown } = await import('./read.ts');
  return !isAllKnown(addresses, await accessOf(session));
}

/**
 * What the feeds say at the moment of the run. Nothing is loaded and nobody is asked where no feed is set up; with
 * `--offline` only what is kept is told. Takes at most three seconds; never rejects.
 */
export async function lookForIncidents(session: FeedSession, { services }: FeedSurroundings): Promise<Incidents> {
  const addresses = feedAddresses(session);
  if (addresses.length === 0) return NO_INCIDENTS;
  const { readFeeds } = await import('./read.ts');
  const hosts = addresses.map((address) => new URL(address).host).join(', ');
  session.spinner.start(`${ASKING[session.language]} ${hosts}`);
  try {
    const readings = await readFeeds(addresses, await accessOf(session));
    return incidentsAt(readings, services, session.now.instantMs);
  } finally {
    session.spinner.stop();
  }
}

async function accessOf(session: FeedSession): Promise<FeedAccess> {
  const { FEED_TRUST } = await import('./trust.ts');
  const { settings, now, offline, env, signal } = session;
  return {
    nowMs: now.instantMs,
    offline,
    cacheFolder: settings.folders?.cache ?? null,
    mayKeep: !now.pretended,
    env,
    signal,
    trust: FEED_TRUST,
  };
}
