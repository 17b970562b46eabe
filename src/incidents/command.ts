import type { RunCommand } from '../command.ts';
import { EXIT } from '../errors.ts';
import { feedJson, incidentJson } from '../feeds/json.ts';
import { lookForIncidents } from '../feeds/look.ts';
import { feedNotices } from '../feeds/notices.ts';
import type { Session } from '../session.ts';
import { CAMPUS_ZONE, isoAt } from '../time/zone.ts';
import { PLACES } from './places.ts';
import type { IncidentsResult } from './result-schema.ts';
import { incidentScreen } from './text.ts';

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
    places: PLACES.map(({ id, title, where }) => ({
      id,
      title: title[session.language],
      url: null,
      where: where[session.language],
    })),
  };
  return {
    exitCode: EXIT.ok,
    result,
    notices: feedNotices(incidents),
    lines: () =>
      incidentScreen(incidents, campus.services, { nowMs, pretended: session.now.pretended }, session.screen),
  };
};
