import { type Html, html } from '../html.ts';
import type { Words } from './words.en.ts';

/** Drawings of the connection, each with the same in words. */

const WIDTH = 640;
const LEFT = 8;
const RIGHT = WIDTH - 8;

/** The next round number: 10, 20, 50, 100, … */
export function roundUp(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  return [1, 2, 5, 10].map((factor) => factor * unit).find((round) => round >= value) ?? 10 * unit;
}

function scaleTo(most: number): (value: number) => number {
  return (value) => Math.round((LEFT + (Math.min(value, most) / most) * (RIGHT - LEFT)) * 10) / 10;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const [low = 0, high = low] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}

const DOT = 4.5;
const BASE = 86;
const HIGHEST = 76;

/** Where each dot stands: in columns as wide as a dot, filled from below; high columns are pushed together. */
export function stacked(places: readonly number[]): readonly { readonly x: number; readonly y: number }[] {
  const filled = new Map<number, number>();
  const dots = places.map((place) => {
    const column = Math.round(place / (2 * DOT));
    const row = filled.get(column) ?? 0;
    filled.set(column, row + 1);
    return { column, row };
  });
  const step = Math.min(2 * DOT, HIGHEST / Math.max(1, ...filled.values()));
  return dots.map(({ column, row }) => ({ x: column * 2 * DOT, y: Math.round((BASE - row * step) * 10) / 10 }));
}

/**
 * One dot for each answer, with the limit as a line.
 *
 * @param samplesMs milliseconds; at least one
 * @param limitMs null where the kind of exam has no limit
 */
export function latencyPlot(
  samplesMs: readonly number[],
  limitMs: number | null,
  words: Words,
  say: (value: number) => string,
): Html {
  const slowest = Math.max(...samplesMs);
  const most = roundUp(Math.max(slowest, limitMs ?? 0) * 1.02);
  const scale = scaleTo(most);
  const dots = stacked(samplesMs.map(scale));
  const text = [
    words.latencyText(samplesMs.length, say(median(samplesMs)), say(slowest)),
    ...(limitMs === null ? [] : [words.latencyLimit(say(limitMs))]),
  ].join(' ');
  const limitX = limitMs === null ? 0 : scale(limitMs);
  const anchor = limitX > WIDTH / 2 ? 'end' : 'start';
  return html`<figure><figcaption>${words.latencyTitle}</figcaption>
<svg viewBox="0 0 ${WIDTH} 112" role="img" aria-label="${text}">
<line class="axis" x1="${LEFT}" y1="${BASE + 6}" x2="${RIGHT}" y2="${BASE + 6}"/>
${dots.map(({ x, y }) => html`<circle class="dot" cx="${x}" cy="${y}" r="${DOT}"/>`)}
${limitMs === null ? null : html`<line class="limit" x1="${limitX}" y1="4" x2="${limitX}" y2="${BASE + 6}"/><text x="${limitX + (anchor === 'end' ? -6 : 6)}" y="14" text-anchor="${anchor}">${words.limitMark(say(limitMs))}</text>`}
<text x="${LEFT}" y="108">0</text><text x="${RIGHT}" y="108" text-anchor="end">${say(most)} ${words.latencyAxis}</text>
</svg>
<p class="soft">${text}</p></figure>`;
}

/**
 * One bar for the speed of a direction, with its limit as a mark.
 *
 * @param mbps 10^6 bits a second
 */
export function speedBar(
  direction: 'upload' | 'download',
  mbps: number,
  limitMbps: number | null,
  words: Words,
  say: (value: number) => string,
): Html {
  const most = roundUp(Math.max(mbps, limitMbps ?? 0) * 1.1);
  const scale = scaleTo(most);
  const text = [
    words.speedText(say(mbps), direction),
    ...(limitMbps === null ? [] : [words.speedLimit(say(limitMbps))]),
  ].join(' ');
  const limitX = limitMbps === null ? 0 : scale(limitMbps);
  return html`<figure><figcaption>${words[direction]}</figcaption>
<svg viewBox="0 0 ${WIDTH} 48" role="img" aria-label="${text}">
<rect class="track" x="${LEFT}" y="6" width="${RIGHT - LEFT}" height="18" rx="5"/>
<rect class="bar" x="${LEFT}" y="6" width="${Math.max(2, scale(mbps) - LEFT)}" height="18" rx="5"/>
${limitMbps === null ? null : html`<line class="mark" x1="${limitX}" y1="1" x2="${limitX}" y2="29"/>`}
<text x="${LEFT}" y="44">0</text><text x="${RIGHT}" y="44" text-anchor="end">${say(most)} Mbit/s</text>
</svg>
<p class="soft">${text}</p></figure>`;
}
