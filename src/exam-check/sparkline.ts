const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const ASCII_BARS = ['_', '.', ':', '-', '=', '+', '*', '#'];
const NOTHING = '×';
const ASCII_NOTHING = 'x';

/** The lowest height stands for up to this much, the highest for `HIGHEST_MS` and beyond; each step is as many times. */
const LOWEST_MS = 20;
const HIGHEST_MS = 640;

/**
 * Answering times as bars, one column each; a cross where nothing answered. The scale is always the same, so that two
 * pictures can be compared: the lowest bar is 20 ms and less, the highest 640 ms and more.
 *
 * @param columns as many at most: neighbours share a column where there are more, and the worst of them is shown
 */
export function sparkline(valuesMs: readonly (number | null)[], columns: number, unicode: boolean): string {
  const bars = unicode ? BARS : ASCII_BARS;
  return fitted(valuesMs, columns)
    .map((ms) => (ms === null ? (unicode ? NOTHING : ASCII_NOTHING) : (bars[heightOf(ms, bars.length)] ?? '')))
    .join('');
}

function heightOf(ms: number, heights: number): number {
  const share = Math.log(Math.max(ms, LOWEST_MS) / LOWEST_MS) / Math.log(HIGHEST_MS / LOWEST_MS);
  return Math.min(heights - 1, Math.ceil(share * (heights - 1)));
}

function fitted(values: readonly (number | null)[], columns: number): readonly (number | null)[] {
  const count = Math.min(values.length, Math.max(1, columns));
  return Array.from({ length: count }, (_one, at) => {
    const part = values.slice(
      Math.floor((at * values.length) / count),
      Math.max(Math.floor(((at + 1) * values.length) / count), Math.floor((at * values.length) / count) + 1),
    );
    return part.includes(null) ? null : Math.max(...part.map((ms) => ms ?? 0));
  });
}
