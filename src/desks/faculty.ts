import type { Faculty } from '../reference/triage-data.ts';

/** Lower case, one blank for everything that is no letter or digit, and without what stands in brackets. */
function bare(text: string): string {
  const outside = text.replace(/\([^)]*\)/g, ' ');
  return outside
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The faculty of this id, name in either language or other name, in any case; null where none is called so. */
export function facultyNamed(typed: string, faculties: readonly Faculty[]): Faculty | null {
  const exact = faculties.find(({ id }) => id === typed);
  if (exact !== undefined) return exact;
  const wanted = bare(typed);
  const called = ({ id, name, aliases }: Faculty): boolean =>
    [id, name.en, name.nl, ...aliases].some((one) => bare(one) === wanted);
  return wanted === '' ? null : (faculties.find(called) ?? null);
}
