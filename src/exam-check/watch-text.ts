import { sayDuration, sayTime } from '../time/say.ts';
import type { Gap, Stability } from './network-facts.ts';
import { type NetworkWords, networkWordsOf } from './network-words.ts';
import { columnsOf, type Page, row, UNBREAKABLE } from './page.ts';
import { sparkline } from './sparkline.ts';

const MOST_GAPS = 5;
/** Where lines are counted. */
const MOST_TIGHT_GAPS = 2;
/** A sparkline wider than this says no more. */
const MOST_COLUMNS = 60;
/** Labels stand before it. */
const BESIDE_COLUMNS = 12;

/** What the watch over the connection saw: its picture, and the stretches without an answer. */
export function watchRows(page: Page): string[] {
  const { report, screen } = page;
  const { watch } = report;
  if (watch === null) return [];
  const words = networkWordsOf(screen.language);
  const columns = Math.min(MOST_COLUMNS, columnsOf(screen) - BESIDE_COLUMNS);
  const line = screen.plain || page.tight ? '' : sparkline(watch.stretchesMs, columns, screen.unicode);
  const picture = line === '' ? [] : row('note', line, page);
  return [...row('note', sayWatch(watch, page, words), page), ...picture];
}

function sayWatch(watch: Stability, page: Page, words: NetworkWords): string {
  const { language } = page.screen;
  const ms = (value: number | null): string | null => (value === null ? null : `${Math.round(value)} ms`);
  const duration =
    watch.watchedSeconds < 60
      ? words.watchedSeconds(watch.watchedSeconds)
      : sayDuration(Math.round(watch.watchedSeconds / 60), language);
  const seen = words.watched(duration, ms(watch.medianMs), ms(watch.slowMs));
  // Where nothing ever answered, the whole of it is one gap.
  return watch.medianMs === null ? seen : `${seen}; ${sayGaps(watch, page, words)}`;
}

/** The longest gaps, in the order in which they came. */
function sayGaps({ gaps, startedAtMs }: Stability, { screen, tight }: Page, words: NetworkWords): string {
  if (gaps.length === 0) return words.noGaps;
  const kept = new Set(
    gaps.toSorted((one, other) => other.seconds - one.seconds).slice(0, tight ? MOST_TIGHT_GAPS : MOST_GAPS),
  );
  // The moment of a gap and its length stay on one line.
  const say = ({ afterSeconds, seconds }: Gap): string =>
    words
      .gap(sayTime(startedAtMs + afterSeconds * 1000, screen.language), Math.round(seconds))
      .replaceAll(' ', UNBREAKABLE);
  const shown = gaps.filter((gap) => kept.has(gap)).map(say);
  return words.gaps(
    [...shown, ...(gaps.length > kept.size ? [words.moreGaps(gaps.length - kept.size)] : [])].join(', '),
  );
}
