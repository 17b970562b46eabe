import { settleMoment } from '../io/moment-option.ts';
import { incompleteOptions } from '../option-pairs.ts';
import type { Session } from '../session.ts';
import { readDurationMinutes } from '../time/duration.ts';
import { isoAt } from '../time/zone.ts';

/**
 * An exam as it is kept: `2026-12-04T13:00:00+01:00/PT120M`, the interval of ISO 8601.
 *
 * @param duration the value of `--for`, or null; an interval as `config get exam` prints it holds its own
 * @throws UsageError for what is no moment or no duration, and for a start without a duration
 */
export async function examValue(typed: string, duration: string | null, session: Session): Promise<string> {
  const [start = '', ownDuration] = typed.split(/\/(?=P)/i);
  const length = duration ?? ownDuration;
  if (length === undefined) {
    throw incompleteOptions('config set exam', '--for', 'lusupport config set exam "2026-12-04 13:00" --for 2h');
  }
  const minutes = readDurationMinutes(length);
  return `${isoAt(await settleMoment(start, 'exam', session))}/PT${minutes}M`;
}
