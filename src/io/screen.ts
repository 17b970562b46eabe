import type { Language } from '../language.ts';

/** Colour by meaning. Each function returns its text unchanged where colour is off. */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly doubtful: (text: string) => string;
  readonly bad: (text: string) => string;
  /** Something that can be typed, such as a command. */
  readonly typed: (text: string) => string;
}

/**
 * What the words are written on. Text functions get it, and nothing else of the world.
 * Meaning never hangs on colour or on a sign alone: a word always says the same.
 */
export interface Screen {
  readonly language: Language;
  /** Columns to write in, 20 to 100; 80 where the output is not a terminal. */
  readonly columns: number;
  /** For screen readers: one fact a line, no columns, no box drawing. */
  readonly plain: boolean;
  /** Whether signs outside ASCII (… – · ✓) can be shown. */
  readonly unicode: boolean;
  /** Sources in full (`--sources`). */
  readonly sources: boolean;
  readonly paint: Paint;
}

const same = (text: string): string => text;

export const NO_PAINT: Paint = { strong: same, dim: same, good: same, doubtful: same, bad: same, typed: same };

/** A screen without colour, for tests and pipes. */
export function plainScreen(language: Language, columns = 80): Screen {
  return { language, columns, plain: false, unicode: true, sources: false, paint: NO_PAINT };
}
