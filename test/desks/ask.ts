import { run } from '../../src/desks/command.ts';
import type { DesksResult } from '../../src/desks/result-schema.ts';
import { plainScreen, type Screen } from '../../src/io/screen.ts';
import type { Language } from '../../src/language.ts';
import type { TriageSection } from '../../src/reference/sections.ts';
import type { Answer } from '../../src/session.ts';
import { campusSection } from '../helpers/campus.ts';
import { fakeSession } from '../helpers/session.ts';
import { builtMatching, triageSection } from '../helpers/triage.ts';

export interface Ask {
  readonly words?: string;
  readonly options?: Readonly<Record<string, string | boolean>>;
  readonly language?: Language;
  readonly screen?: Partial<Screen>;
  readonly nowMs?: number;
  readonly pretended?: boolean;
  /** The faculty of the settings. */
  readonly faculty?: string;
  readonly triage?: TriageSection;
}

const campus = campusSection();

/** Sunday 22 November 2026 11:24 on campus. */
export const SUNDAY = Date.UTC(2026, 10, 22, 10, 24);

/** Runs the command on the facts of `data/`, or on others. */
export async function ask(parts: Ask): Promise<Answer & { readonly result: DesksResult }> {
  const { words, options = {}, language = 'en', screen = {}, nowMs = SUNDAY, pretended = false, faculty } = parts;
  const session = fakeSession({
    sections: { triage: parts.triage ?? triageSection(), matching: builtMatching(), campus },
    language,
    screen: { ...plainScreen(language), ...screen },
    now: { instantMs: nowMs, pretended },
    settings: {
      path: '/nowhere/config.json',
      values: () => (faculty === undefined ? {} : { faculty }),
      notices: () => [],
      set: async () => true,
    },
  });
  const answer = await run({ words: words === undefined ? [] : [words], options }, session);
  return { ...answer, result: answer.result as DesksResult };
}
