import { viewSources } from '../campus/desk-view.ts';
import { staleNotices } from '../campus/stale.ts';
import type { RunCommand } from '../command.ts';
import { EXIT } from '../errors.ts';
import type { Notice } from '../session.ts';
import { isoAt } from '../time/zone.ts';
import { PLACES } from './places.ts';
import type { IncidentsResult } from './result-schema.ts';
import { incidentsLines } from './text.ts';
import { en } from './words.en.ts';
import { nl } from './words.nl.ts';
import { wordsIn } from './words.ts';

/**
 * `lusupport incidents`: where the university tells of faults and changes. No feed of the university is known, so this
 * edition reads none, and says that it does not know.
 */
export const run: RunCommand = async (_input, session) => {
  const { sources } = await session.reference.campus();
  const nowMs = session.now.instantMs;
  const used = viewSources(
    PLACES.map(({ source }) => source),
    sources,
    nowMs,
  );
  const words = wordsIn(session.language);
  const result: IncidentsResult = {
    at: isoAt(nowMs),
    incidentState: 'unknown',
    incidents: [],
    feeds: [],
    places: PLACES.map(({ id }) => ({ id, text: words.place[id] })),
  };
  const notRead: Notice = { code: 'incidents-not-read', about: null, message: { en: en.notRead, nl: nl.notRead } };
  return {
    exitCode: EXIT.ok,
    result,
    notices: [
      notRead,
      ...staleNotices(
        used.map(({ source }) => source),
        nowMs,
      ),
    ],
    lines: () => incidentsLines(result, used, session.screen),
  };
};
