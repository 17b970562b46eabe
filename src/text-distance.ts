/**
 * How many single edits (insert, delete, replace, swap two neighbours) turn `from` into `to`: the optimal string
 * alignment distance. Counted in code points.
 */
export function editDistance(from: string, to: string): number {
  const left = [...from];
  const right = [...to];
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (const [row, letter] of left.entries()) {
    const current = [row + 1];
    for (const [column, other] of right.entries()) {
      const replaced = (last[column] ?? 0) + (letter === other ? 0 : 1);
      const edited = Math.min((last[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1, replaced);
      const swapped =
        row > 0 && column > 0 && letter === right[column - 1] && left[row - 1] === other
          ? (beforeLast[column - 1] ?? 0) + 1
          : edited;
      current.push(Math.min(edited, swapped));
    }
    beforeLast = last;
    last = current;
  }
  return last[right.length] ?? 0;
}

/** Longer input cannot be a slip of the fingers, and would only cost time. */
const LONGEST_WORD = 64;

/** How many edits a slip of the fingers makes at most: one per three letters of the longer word, at least one. */
export function allowedEdits(word: string, candidate: string): number {
  return Math.max(1, Math.floor(Math.max(word.length, candidate.length) / 3));
}

/**
 * The candidate that was probably meant by a mistyped `word`, for "did you mean …?"; upper and lower case are equal.
 *
 * @returns null when nothing is near: see `allowedEdits`.
 */
export function closest(word: string, candidates: readonly string[]): string | null {
  if (word === '' || word.length > LONGEST_WORD) return null;
  const typed = word.toLowerCase();
  let best: string | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const distance = editDistance(typed, candidate.toLowerCase());
    if (distance <= allowedEdits(word, candidate) && distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}
