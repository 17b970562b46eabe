import { expect } from '@jest/globals';
import { UsageError } from '../../src/errors.ts';

/** The UsageError of `action`; the test fails where none is thrown. */
export function refusedBy(action: () => unknown): UsageError {
  try {
    action();
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** Both languages say something of their own, in sentences of at most 20 words, and nothing that a terminal acts on. */
export function expectGoodWords(error: UsageError): void {
  for (const text of [error.text, error.hint]) {
    if (text === null) continue;
    expect(text.en).not.toBe(text.nl);
    for (const sentence of [text.en, text.nl]) {
      expect(sentence.split(' ').length).toBeLessThanOrEqual(20);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: looks for what must not be there
      expect(sentence).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
      expect(sentence).toMatch(/[.?]$/);
    }
  }
}
