/** A feed is not asked again within these, whether it answered or failed. */
export const FRESH_MS = 5 * 60_000;
