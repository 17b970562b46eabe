import { roundTo } from '../raw-values.ts';
import { known, type Reading, unknown } from '../reading.ts';

const SECONDS_PER_DAY = 86_400;
const MOST_DAYS = 3650;

export function readUptime(seconds: number): Reading<number> {
  const days = seconds / SECONDS_PER_DAY;
  return days > 0 && days <= MOST_DAYS ? known(roundTo(days, 2)) : unknown('garbled');
}
