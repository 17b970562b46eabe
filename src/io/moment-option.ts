import { UsageError } from '../errors.ts';
import type { Language, Text } from '../language.ts';
import type { Session } from '../session.ts';
import { readMoment } from '../time/moment.ts';
import { sayMoment } from '../time/say.ts';
import { isoAt } from '../time/zone.ts';
import { visible } from './visible.ts';

const WHY: Readonly<Record<'repeated' | 'skipped', (typed: string) => Text>> = {
  repeated: (typed) => ({
    en: `"${typed}" exists twice: the clock goes back that night.`,
    nl: `"${typed}" bestaat twee keer: de klok gaat die nacht terug.`,
  }),
  skipped: (typed) => ({
    en: `"${typed}" does not exist: the clock goes forward that night.`,
    nl: `"${typed}" bestaat niet: de klok gaat die nacht vooruit.`,
  }),
};

const WHICH: Text = { en: 'Which one do you mean?', nl: 'Welke bedoel je?' };

const SUMMER_TIME: Text = { en: 'summer time', nl: 'zomertijd' };
const WINTER_TIME: Text = { en: 'winter time', nl: 'wintertijd' };

/** `Sun 25 Oct 2026, 02:30 (summer time, +02:00)`: both readings of a repeated time look the same without it. */
function sayReading(instantMs: number, language: Language): string {
  const offset = isoAt(instantMs).slice(-'+02:00'.length);
  const name = offset === '+02:00' ? SUMMER_TIME : WINTER_TIME;
  return `${sayMoment(instantMs, language)} (${name[language]}, ${offset})`;
}

/** What settling a moment needs of a session. */
export type MomentAsker = Pick<Session, 'language' | 'now' | 'prompter'>;

/** The error of `readMoment`, with the option it is about in front. */
function aboutOption(error: UsageError, optionFlag: string): UsageError {
  const { text } = error;
  const named: Text = { en: `${optionFlag}: ${text.en}`, nl: `${optionFlag}: ${text.nl}` };
  return new UsageError(error.code, named, error.hint, error.details);
}

function readOption(text: string, optionFlag: string, session: MomentAsker): ReturnType<typeof readMoment> {
  try {
    return readMoment(text, session.now.instantMs);
  } catch (error) {
    throw error instanceof UsageError ? aboutOption(error, optionFlag) : error;
  }
}

/**
 * The one instant of a moment typed after an option such as `--at`. In a clock change the reading is asked on a
 * terminal; elsewhere both are named.
 *
 * @returns milliseconds since 1970 UTC.
 * @throws UsageError when the text is no moment, or is ambiguous and nobody can be asked.
 */
export async function settleMoment(text: string, optionFlag: string, session: MomentAsker): Promise<number> {
  const reading = readOption(text, optionFlag, session);
  if (reading.kind === 'instant') return reading.instantMs;

  const [earlierMs, laterMs] = reading.readings;
  const why = WHY[reading.why](visible(text.trim(), 40));
  if (session.prompter.canAsk) {
    const { language } = session;
    const answer = await session.prompter.select({
      text: `${optionFlag}: ${why[language]} ${WHICH[language]}`,
      choices: [
        { value: 'earlier', text: sayReading(earlierMs, language) },
        { value: 'later', text: sayReading(laterMs, language) },
      ],
    });
    return answer === 'earlier' ? earlierMs : laterMs;
  }
  const either = (or: string): string => `${isoAt(earlierMs)} ${or} ${isoAt(laterMs)}`;
  throw aboutOption(
    new UsageError('ambiguous-moment', why, { en: `Write ${either('or')}.`, nl: `Schrijf ${either('of')}.` }),
    optionFlag,
  );
}
