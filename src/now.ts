import type { Context } from './context.ts';
import { NO_PROMPTER } from './io/prompt.ts';
import type { Language } from './language.ts';
import type { Now } from './session.ts';

/**
 * The moment of the run: the system's, or the one to pretend.
 *
 * @param clock the value of `--clock`, or null; `LUSUPPORT_NOW` counts without it
 * @throws UsageError for a moment that cannot be read, or that is not exactly one
 */
export async function nowOf(context: Context, clock: string | null, language: Language): Promise<Now> {
  const system = { instantMs: context.nowMs(), pretended: false };
  const given = clock ?? (context.env['LUSUPPORT_NOW'] || null);
  if (given === null) return system;
  const { settleMoment } = await import('./io/moment-option.ts');
  const name = clock === null ? 'LUSUPPORT_NOW' : '--clock';
  return {
    instantMs: await settleMoment(given, name, { language, now: system, prompter: NO_PROMPTER }),
    pretended: true,
  };
}
