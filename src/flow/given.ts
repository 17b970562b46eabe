import { choiceHint } from '../choice-hint.ts';
import { UsageError } from '../errors.ts';
import { visible } from '../io/visible.ts';
import type { Given, Step } from './replay.ts';

/**
 * The answers of `--answer question=option`.
 *
 * @throws UsageError for one without `=` or with an empty side
 */
export function readAnswers(texts: readonly string[]): readonly Given[] {
  return texts.map((text) => {
    const place = text.indexOf('=');
    const question = text.slice(0, Math.max(0, place)).trim();
    const option = text.slice(place + 1).trim();
    if (question === '' || option === '') {
      const shown = visible(text, 60);
      throw new UsageError(
        'bad-answer',
        { en: `--answer "${shown}" is not question=option.`, nl: `--answer "${shown}" is niet vraag=optie.` },
        { en: 'Write it like problem=printing.', nl: 'Schrijf het als problem=printing.' },
      );
    }
    return { question, option, by: 'student' };
  });
}

/** What is wrong with an answer that the flow rejects, and what would be right. */
export function rejectedError(rejected: Extract<Step, { kind: 'rejected' }>): UsageError {
  const { why, allowed } = rejected;
  const question = visible(rejected.question, 60);
  const option = visible(rejected.option, 60);
  const list = allowed.join(', ');
  switch (why) {
    case 'unknown-question': {
      return new UsageError(
        why,
        { en: `There is no question "${question}".`, nl: `De vraag "${question}" bestaat niet.` },
        choiceHint(rejected.question, allowed),
      );
    }
    case 'unknown-option': {
      return new UsageError(
        why,
        { en: `"${option}" is no answer to ${question}.`, nl: `"${option}" is geen antwoord op ${question}.` },
        choiceHint(rejected.option, allowed),
      );
    }
    case 'not-on-path':
      return new UsageError(
        why,
        {
          en: `The question ${question} is not asked after these answers.`,
          nl: `De vraag ${question} komt na deze antwoorden niet.`,
        },
        { en: `Asked are: ${list}.`, nl: `Gevraagd worden: ${list}.` },
      );
    case 'answered-twice':
      return new UsageError(
        why,
        {
          en: `The question ${question} has two answers: ${list} and ${option}.`,
          nl: `De vraag ${question} heeft twee antwoorden: ${list} en ${option}.`,
        },
        { en: 'Give one of them.', nl: 'Geef er één.' },
      );
  }
}
