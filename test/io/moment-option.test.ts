import { describe, expect, test } from '@jest/globals';
import { UsageError } from '../../src/errors.ts';
import { type MomentAsker, settleMoment } from '../../src/io/moment-option.ts';
import type { Choice } from '../../src/io/prompt.ts';
import type { Language } from '../../src/language.ts';
import { isoAt } from '../../src/time/zone.ts';

type Question = { text: string; choices: readonly Choice[] };

/** The part of a session that an option's moment needs. `pick` answers the question by position; null: no terminal. */
function sessionWith(pick: number | null, language: Language = 'en'): { session: MomentAsker; asked: Question[] } {
  const asked: Question[] = [];
  const select = async (question: Question): Promise<string> => {
    asked.push(question);
    return question.choices[pick ?? 0]?.value ?? '';
  };
  const unused = async (): Promise<never> => {
    throw new Error('not asked in this way');
  };
  const session: MomentAsker = {
    language,
    now: { instantMs: Date.parse('2026-09-07T21:14:00+02:00'), pretended: false },
    prompter: { canAsk: pick !== null, select, input: unused, confirm: unused },
  };
  return { session, asked };
}

async function refusal(text: string): Promise<UsageError> {
  const error: unknown = await settleMoment(text, '--at', sessionWith(null).session).catch((thrown: unknown) => thrown);
  if (error instanceof UsageError) return error;
  throw new Error('nothing was refused');
}

describe('the moment of an option', () => {
  test('one reading is not asked about', async () => {
    const { session, asked } = sessionWith(0);
    expect(isoAt(await settleMoment('tomorrow 09:00', '--at', session))).toBe('2026-09-08T09:00:00+02:00');
    expect(isoAt(await settleMoment('2026-10-25T02:30+01:00', '--at', session))).toBe('2026-10-25T02:30:00+01:00');
    expect(asked).toEqual([]);
  });

  test.each([
    [0, '2026-10-25T02:30:00+02:00'],
    [1, '2026-10-25T02:30:00+01:00'],
  ])('a time that exists twice is asked on a terminal, choice %i', async (pick, expected) => {
    const { session, asked } = sessionWith(pick);
    expect(isoAt(await settleMoment('2026-10-25 02:30', '--at', session))).toBe(expected);
    expect(asked).toEqual([
      {
        text: '--at: "2026-10-25 02:30" exists twice: the clock goes back that night. Which one do you mean?',
        choices: [
          { value: 'earlier', text: 'Sun 25 Oct 2026, 02:30 (summer time, +02:00)' },
          { value: 'later', text: 'Sun 25 Oct 2026, 02:30 (winter time, +01:00)' },
        ],
      },
    ]);
  });

  test('a time that does not exist is asked in Dutch', async () => {
    const { session, asked } = sessionWith(1, 'nl');
    expect(isoAt(await settleMoment('29 maart 2026 2.30 uur', '--from', session))).toBe('2026-03-29T03:30:00+02:00');
    expect(asked).toEqual([
      {
        text: '--from: "29 maart 2026 2.30 uur" bestaat niet: de klok gaat die nacht vooruit. Welke bedoel je?',
        choices: [
          { value: 'earlier', text: 'zo 29 mrt 2026, 01.30 uur (wintertijd, +01:00)' },
          { value: 'later', text: 'zo 29 mrt 2026, 03.30 uur (zomertijd, +02:00)' },
        ],
      },
    ]);
  });

  test('off a terminal both readings are named', async () => {
    const { code, exitCode, text, hint } = await refusal('2026-10-25 02:30');
    expect({ code, exitCode, text, hint }).toEqual({
      code: 'ambiguous-moment',
      exitCode: 2,
      text: {
        en: '--at: "2026-10-25 02:30" exists twice: the clock goes back that night.',
        nl: '--at: "2026-10-25 02:30" bestaat twee keer: de klok gaat die nacht terug.',
      },
      hint: {
        en: 'Write 2026-10-25T02:30:00+02:00 or 2026-10-25T02:30:00+01:00.',
        nl: 'Schrijf 2026-10-25T02:30:00+02:00 of 2026-10-25T02:30:00+01:00.',
      },
    });
  });

  test('each of the two written out is accepted and means itself', async () => {
    for (const typed of ['2026-10-25 02:30', '2026-03-29 02:30']) {
      const written = (await refusal(typed)).hint?.en.match(/\d{4}-\S+?(?=[ .]|$)/g) ?? [];
      expect(written).toHaveLength(2);
      for (const iso of written) {
        expect(isoAt(await settleMoment(iso, '--at', sessionWith(null).session))).toBe(iso);
      }
    }
  });

  test('a refusal names the option', async () => {
    const { code, text, hint } = await refusal('2026-02-30');
    expect({ code, text, hint }).toEqual({
      code: 'no-such-date',
      text: { en: '--at: 30 February 2026 does not exist.', nl: '--at: 30 februari 2026 bestaat niet.' },
      hint: {
        en: 'That month has 28 days: 1 February 2026 to 28 February 2026.',
        nl: 'Die maand heeft 28 dagen: 1 februari 2026 tot en met 28 februari 2026.',
      },
    });
  });
});
