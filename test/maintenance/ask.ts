import type { OptionValues } from '../../src/command.ts';
import { plainScreen, type Screen } from '../../src/io/screen.ts';
import type { Language } from '../../src/language.ts';
import { run } from '../../src/maintenance/command.ts';
import type { CampusSection } from '../../src/reference/sections.ts';
import type { Answer, Session } from '../../src/session.ts';
import { campusSection } from '../helpers/campus.ts';
import { fakeSession } from '../helpers/session.ts';

export interface Asked {
  readonly options?: OptionValues;
  /** The moment of the run, ISO 8601. */
  readonly now?: string;
  readonly pretended?: boolean;
  readonly language?: Language;
  readonly columns?: number;
  readonly screen?: Partial<Screen>;
  readonly campus?: CampusSection;
  readonly session?: Partial<Session>;
}

const BUNDLED = campusSection();

/** `lusupport maintenance` on the bundled data, on Sunday 22 November 2026 at 11:24 unless told otherwise. */
export function ask(asked: Asked = {}): Promise<Answer> {
  const { options = {}, now = '2026-11-22T11:24:00+01:00', pretended = false, language = 'en', columns = 80 } = asked;
  const session = fakeSession({
    language,
    now: { instantMs: Date.parse(now), pretended },
    screen: { ...plainScreen(language, columns), ...asked.screen },
    sections: { campus: asked.campus ?? BUNDLED },
    ...asked.session,
  });
  return run({ options, words: [] }, session);
}
