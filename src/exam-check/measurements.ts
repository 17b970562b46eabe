import { wrap } from '../io/layout.ts';
import { canRedraw, isContinuousIntegration } from '../io/terminal.ts';
import type { ExamCheckData, Host } from '../reference/exam-check-data.ts';
import { MOST_TRANSFERRED_BYTES } from '../reference/exam-check-rules.ts';
import type { Session } from '../session.ts';
import type { Evidence, FactName, Facts } from './facts.ts';
import { networkWordsOf } from './network-words.ts';
import { columnsOf } from './page.ts';
import type { WorldOptions } from './probes/gather.ts';
import type { Direction, SpeedPlan } from './probes/network/speed.ts';
import { sparkline } from './sparkline.ts';
import type { WatchSample } from './stability.ts';

/** What is only measured when the student wants it: speed, and the connection over a longer time. */

const MEGABYTE = 1_000_000;
const MEGABYTES = MOST_TRANSFERRED_BYTES / MEGABYTE;

const SPEED_FACTS = ['downloadMbps', 'uploadMbps', 'loadedLatencyMs'] as const satisfies readonly FactName[];

export function isSpeedFact(name: FactName): boolean {
  return (SPEED_FACTS as readonly FactName[]).includes(name);
}

/**
 * Whether the speed may be measured: `--speed` and `--yes` say so, a remembered answer does, else the student is asked
 * once, with what goes where. Nobody is asked off a terminal.
 *
 * @param typed what `--speed` or `--no-speed` said; null for neither
 */
export async function mayMeasureSpeed(typed: boolean | null, data: ExamCheckData, session: Session): Promise<boolean> {
  if (typed === true) return true;
  const remembered = session.settings.values().speedTest;
  if (remembered !== undefined) return remembered === 'yes';
  if (session.yes) return true;
  if (!session.prompter.canAsk) return false;
  const words = networkWordsOf(session.language);
  const { host, owner } = speedHost(data);
  const text = words.maySpeed(host, owner ?? host, MEGABYTES);
  const may = await session.prompter.confirm({ text, fallback: true });
  // Not being able to remember it takes nothing away: the answer counts now, and is asked for again.
  if (!(await session.settings.set('speedTest', may ? 'yes' : 'no'))) session.remark(words.speedNotRemembered);
  return may;
}

/** Where data cost money, an answer of another day is not enough; off a terminal only what was typed now counts. */
export async function mayMeasureHere(
  typed: boolean | null,
  { hotspot }: Partial<Facts>,
  session: Session,
): Promise<boolean> {
  if (hotspot?.known !== true || !(hotspot.value.phone || hotspot.value.metered === true) || session.yes) return true;
  if (!session.prompter.canAsk) return typed === true;
  const text = networkWordsOf(session.language).mayDespite(hotspot.value.phone, MEGABYTES);
  return session.prompter.confirm({ text, fallback: false });
}

/** Whether there is anybody to measure with. Where that is not known, measuring tells. */
export function isReachable({ online, signInPage }: Partial<Facts>): boolean {
  const isOffline = online?.known === true && !online.value;
  return !isOffline && !(signInPage?.known === true && signInPage.value);
}

function speedHost(data: ExamCheckData): ExamCheckData['hosts']['hosts'][number] {
  const host = data.hosts.hosts.find((each) => each.host === data.hosts.measuring.speed.host);
  if (!host) throw new Error('The data name no host to measure the speed with.');
  return host;
}

/** Above the highest limit of the checks by this much, the answer can no longer change. */
const ROOM = 1.2;

/** What is enough: more than any limit of the kinds of exam asks for. */
export function enoughMbps(profiles: readonly string[], data: ExamCheckData): Readonly<Record<Direction, number>> {
  const highest = (direction: Direction): number =>
    data.limits
      .filter((limit) => limit.check === direction && limit.profiles.some((profile) => profiles.includes(profile)))
      .reduce((most, { warnBelow, failBelow }) => Math.max(most, warnBelow?.value ?? 0, failBelow?.value ?? 0), 0);
  return { download: highest('download') * ROOM, upload: highest('upload') * ROOM };
}

/** Says what will be transferred, and transfers it. */
export async function runSpeed(
  world: WorldOptions,
  profiles: readonly string[],
  stunHosts: readonly Host[],
  data: ExamCheckData,
  session: Session,
): Promise<Evidence> {
  const words = networkWordsOf(session.language);
  const host = speedHost(data);
  const plan: SpeedPlan = {
    host,
    stunHosts,
    speed: data.hosts.measuring.speed,
    enoughMbps: enoughMbps(profiles, data),
  };
  remarkWrapped(words.willSpeed(host.host, host.owner ?? host.host, MEGABYTES), session);
  session.spinner.start(words.measuringSpeed);
  try {
    const { measureSpeed } = await import('./probes/measure.ts');
    return await measureSpeed(world, plan);
  } finally {
    session.spinner.stop();
  }
}

/** Columns of the live picture: the last so many attempts. */
const LIVE_COLUMNS = 30;

/** Watches the connection for as long as was asked, or until Ctrl-C, and shows it while it lasts. */
export async function runWatch(
  world: WorldOptions,
  minutes: number,
  hosts: { readonly stunHosts: readonly Host[]; readonly tcpHosts: readonly Host[] },
  session: Session,
): Promise<Evidence> {
  const words = networkWordsOf(session.language);
  remarkWrapped(words.willWatch(hosts.stunHosts.map(({ host }) => host).join(', ')), session);
  const durationMs = minutes * 60_000;
  const interruption = session.holdInterrupt();
  const whole = clockOf(durationMs);
  session.spinner.start(words.watching(clockOf(0), whole));
  // A screen reader, or a terminal that cannot redraw, would get a line a second.
  const live = !session.screen.plain && canRedraw(session.env) && !isContinuousIntegration(session.env);
  const onSample = (samples: readonly WatchSample[]): void => {
    if (!live) return;
    const last = samples.slice(-LIVE_COLUMNS).map(({ ms }) => ms);
    const picture = sparkline(last, LIVE_COLUMNS, session.screen.unicode);
    session.spinner.update(`${picture}  ${words.watching(clockOf(samples.at(-1)?.atMs ?? 0), whole)}`);
  };
  try {
    const { watchConnection } = await import('./probes/measure.ts');
    return await watchConnection(world, { ...hosts, durationMs, enough: interruption.signal, onSample });
  } finally {
    interruption.release();
    session.spinner.stop();
  }
}

/** `3:05` */
function clockOf(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function remarkWrapped(text: string, session: Session): void {
  for (const line of wrap(text, { columns: columnsOf(session.screen), hanging: 2 })) session.remark(line);
}
