import type { Text } from '../language.ts';

/** What a rule between records found: the file, the path in it, and what would be right. */
export interface RuleProblem {
  readonly file: string;
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly message: Text;
}
