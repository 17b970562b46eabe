import { viewSources } from '../campus/desk-view.ts';
import { staleNotices } from '../campus/stale.ts';
import type { RunCommand } from '../command.ts';
import { EXIT } from '../errors.ts';
import type { Incidents } from '../feeds/incidents.ts';
import { feedJson, incidentJson } from '../feeds/json.ts';
import { lookForIncidents } from '../feeds/look.ts';
import type { Notice, Session } from '../session.ts';
import { CAMPUS_ZONE, isoAt } from '../time/zone.ts';
import { feedNotices } from '../wording/feed-notices.ts';
import { PLACES } from './places.ts';
import type { IncidentsResult } from './result-schema.ts';
import { incidentScreen } from './text.ts';
import { en } from './words.en.ts';
import { nl } from './words.nl.ts';
import { wordsIn } from './words.ts';

/** `lusupport incidents`: what the set-up feeds say now, and where else to look. */
export const run: RunCommand = async (_input, session: Session) => {
  const campus = await session.reference.campus();
  const nowMs = Math.floor(session.now.instantMs / 1000) * 1000;
  const incidents = await lookForIncidents(session, campus);
  const result: IncidentsResult = {
    at: isoAt(nowMs),
    zone: CAMPUS_ZONE,
    incidentState: incidents.state,
    incidents: incidents.all.map((incident) => incidentJson(incident, nowMs)),
    feeds: incidents.readings.map(feedJson),
    places: PLACES.map(({ id }) => ({ id, ...wordsIn(session.language).place[id] })),
  };
  const sources = viewSources(
    PLACES.map(({ source }) => source),
    campus.sources,
    nowMs,
  );
  const used = sources.map(({ source }) => source);
  return {
    exitCode: EXIT.ok,
    result,
    notices: [...noFeedNotices(incidents), ...feedNotices(incidents, nowMs), ...staleNotices(used, nowMs)],
    lines: () =>
      incidentScreen(
        incidents,
        { services: campus.services, sources },
        { nowMs, pretended: session.now.pretended },
        session.screen,
      ),
  };
};

/** Not having read anything is not the same as nothing being wrong. */
function noFeedNotices({ readings }: Incidents): readonly Notice[] {
  if (readings.length > 0) return [];
  return [{ code: 'incidents-not-read', about: null, message: { en: en.notRead, nl: nl.notRead } }];
}
