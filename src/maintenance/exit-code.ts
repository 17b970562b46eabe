import { EXIT, type ExitCode } from '../errors.ts';
import type { State } from './answer.ts';

/** The exit code of a state; `asked` is `--exit-code`. */
export function exitCodeOf(state: State, asked: boolean): ExitCode {
  if (state === 'unknown') return EXIT.cannotTell;
  if (!asked) return EXIT.ok;
  if (state === 'active' || state === 'overdue') return EXIT.maintenanceNow;
  return state === 'soon' ? EXIT.maintenanceSoon : EXIT.ok;
}
