import { errorCode } from '../../io/error-code.ts';
import type { Facts, KnownFact, UnknownReason } from '../facts.ts';

/** The value a fact has when it is known. */
export type FactValue<Name extends keyof Facts> = Extract<Facts[Name], KnownFact<unknown>>['value'];

/** What a reader makes of a raw answer: a fact that does not know yet how long it took. */
export type Reading<T> =
  | { readonly known: true; readonly value: T }
  | { readonly known: false; readonly reason: UnknownReason };

/** What one probe found, by name of the fact. */
export type Readings = { readonly [Name in keyof Facts]?: Reading<FactValue<Name>> };

export function known<T>(value: T): Reading<T> {
  return { known: true, value };
}

export function unknown(reason: UnknownReason): { readonly known: false; readonly reason: UnknownReason } {
  return { known: false, reason };
}

/** Thrown by anything that a probe asks and that did not answer in its time. */
export class NoAnswerInTime extends Error {
  constructor(what: string) {
    super(`${what}: no answer in time`);
    this.name = 'NoAnswerInTime';
  }
}

/** Which reason an error of a probe is, whatever was thrown. */
export function reasonOf(error: unknown): UnknownReason {
  if (error instanceof NoAnswerInTime) return 'timeout';
  switch (errorCode(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'tool-missing';
    case 'EACCES':
    case 'EPERM':
      return 'no-permission';
    case 'ETIMEDOUT':
      return 'timeout';
    default:
      return 'garbled';
  }
}
