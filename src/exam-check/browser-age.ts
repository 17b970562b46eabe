import type { Browsers } from '../reference/exam-check-data.ts';
import type { InstalledBrowser } from './facts.ts';

const DAY_MS = 86_400_000;

/** How far a browser lies behind, in major releases; 0 when it is new enough. */
export interface BrowserAge {
  readonly id: string;
  readonly name: string;
  readonly major: number;
  readonly behindNewest: number;
  readonly behindTwoNewest: number;
}

/** Whether the table still says what is newest. Counted from the end of the day it was read on. */
export function isCurrent(table: Browsers, nowMs: number): boolean {
  return nowMs - (Date.parse(`${table.readOn}T00:00:00Z`) + DAY_MS) <= table.staleAfterDays * DAY_MS;
}

/** The installed browser that lies least behind, of those whose version and newest release are known; null without any. */
export function leastBehind(table: Browsers, installed: readonly InstalledBrowser[]): BrowserAge | null {
  const ages = installed.flatMap((browser): BrowserAge[] => {
    const newest = table.browsers.find((each) => each.id === browser.id);
    if (!newest || browser.major === null) return [];
    return [
      {
        id: browser.id,
        name: newest.name,
        major: browser.major,
        behindNewest: Math.max(0, newest.newestMajor - browser.major),
        behindTwoNewest: Math.max(0, newest.secondNewestMajor - browser.major),
      },
    ];
  });
  return ages.reduce<BrowserAge | null>(
    (best, age) => (best === null || age.behindNewest < best.behindNewest ? age : best),
    null,
  );
}
