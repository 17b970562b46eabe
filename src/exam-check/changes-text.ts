import type { Change } from './changes.ts';
import type { Finding } from './finding.ts';
import type { Page } from './page.ts';
import { titleOf } from './page.ts';
import { sayValue } from './phrases.ts';
import { foundText } from './text.ts';

const HAIR = 0.05;

/** What a check said, in a few words: its value, or how it came out. */
function said(finding: Finding, page: Page): string {
  const { found } = finding;
  if (typeof found?.value === 'number') return sayValue(found.value, found.unit, 'near', page.words);
  const text = foundText(finding, page);
  return text === '' || typeof found?.value === 'boolean' ? page.words.outcomes[finding.state] : text;
}

/** The number of a value without its unit, where the other value has the same: `1.4, now 3.1 GB`. */
function without(unit: string | null, text: string, other: string): string {
  const words = text.split(' ');
  const tail = words.slice(1).join(' ');
  return unit !== null && tail !== '' && other.endsWith(` ${tail}`) ? (words[0] ?? text) : text;
}

/** Two values that would be written nearly alike, on two sides of a limit: how they came out says more. */
function isHair(before: Finding, after: Finding): boolean {
  const [one, other] = [before.found?.value, after.found?.value];
  return typeof one === 'number' && typeof other === 'number' && Math.abs(one - other) < HAIR * Math.abs(one);
}

/** `free memory: was 1.4, now 3.1 GB`: one line for each check that changed. */
export function changeLines(changes: readonly Change[], page: Page): readonly string[] {
  return changes.map(({ id, before, after }) => {
    const { outcomes } = page.words;
    const [was, now] = [said(before, page), said(after, page)];
    const title = titleOf(id, page);
    return was === now || isHair(before, after)
      ? page.words.changed(title, outcomes[before.state], outcomes[after.state])
      : page.words.changed(title, without(after.found?.unit ?? null, was, now), now);
  });
}
