import type { PageFindings } from '../findings.ts';
import type { PageEnd } from '../words.en.ts';

/** The page's side of the two requests it may send: a session that stays open, and the one result. */

export interface ConnectionEvents {
  readonly onSecondsLeft: (seconds: number) => void;
  readonly onEnd: (end: PageEnd) => void;
}

function post(path: string, token: string, body: unknown): Promise<Response> {
  return fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-lusupport-token': token },
    body: JSON.stringify(body),
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
  });
}

const ENDS: ReadonlySet<string> = new Set<PageEnd>(['timeout', 'skipped', 'stopped']);

/** Keeps the session open and tells what comes through it. Ends with `gone` when lusupport is no longer there. */
export async function keepSession(token: string, events: ConnectionEvents): Promise<void> {
  let end: PageEnd = 'gone';
  try {
    const response = await post('/session', token, {});
    if (response.status === 409) end = 'elsewhere';
    const reader = response.ok ? response.body?.pipeThrough(new TextDecoderStream()).getReader() : undefined;
    let rest = '';
    for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
      const lines = (rest + part.value).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const told = JSON.parse(line) as { readonly secondsLeft?: number; readonly ended?: string };
        if (told.secondsLeft !== undefined) events.onSecondsLeft(told.secondsLeft);
        if (told.ended !== undefined && ENDS.has(told.ended)) end = told.ended as PageEnd;
      }
    }
  } catch {
    // The connection broke: the program at the other end is gone.
  }
  events.onEnd(end);
}

/** Sends the result; true when it was taken. */
export async function sendResult(token: string, findings: PageFindings): Promise<boolean> {
  try {
    return (await post('/result', token, findings)).status === 204;
  } catch {
    return false;
  }
}
