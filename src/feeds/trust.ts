import type { HttpsTrust } from '../io/http.ts';

/**
 * Whom feeds are believed: the authorities of Node, on public addresses. No option, setting or variable changes that.
 * Tests put another file in the place of this one when they bundle the program.
 */
export const FEED_TRUST: HttpsTrust = {};
