import type { LusupportError } from './errors.ts';
import { jsonLine } from './io/json-line.ts';
import type { Language } from './language.ts';
import type { Notice } from './session.ts';

export interface EnvelopeHead {
  /** `triage`, `maintenance`, …; `lusupport` where no command was recognised. */
  readonly command: string;
  readonly version: string;
  /** Null where the data could not be read. */
  readonly dataVersion: string | null;
  /** The moment of the run, ISO 8601 with the campus offset. */
  readonly generatedAt: string;
  readonly pretended: boolean;
  readonly language: Language;
}

/** The one JSON document of an answer. */
export function answerEnvelope(
  head: EnvelopeHead,
  result: unknown,
  notices: readonly Notice[],
  exitCode: number,
): string {
  return jsonLine({ ...start(head), result, ...end(head, notices, exitCode) });
}

/** The one JSON document of an error; `message`, `hint` and the details' messages are in the language of the run. */
export function errorEnvelope(head: EnvelopeHead, error: LusupportError, notices: readonly Notice[]): string {
  const { language } = head;
  const failure = {
    code: error.code,
    message: error.text[language],
    hint: error.hint?.[language] ?? null,
    details: error.details.map((detail) => ({ ...detail, message: detail.message[language] })),
  };
  return jsonLine({ ...start(head), error: failure, ...end(head, notices, error.exitCode) });
}

function start(head: EnvelopeHead): object {
  return {
    schema: `lusupport/${head.command}/1`,
    version: head.version,
    dataVersion: head.dataVersion,
    generatedAt: head.generatedAt,
    clock: head.pretended ? head.generatedAt : 'system',
    lang: head.language,
  };
}

function end(head: EnvelopeHead, notices: readonly Notice[], exitCode: number): object {
  return {
    notices: notices.map(({ code, about, message }) => ({ code, about, message: message[head.language] })),
    exitCode,
  };
}
