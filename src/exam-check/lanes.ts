import { setMaxListeners } from 'node:events';
import type { Fact, FactName, Facts, UnknownReason } from './facts.ts';
import { pause } from './pause.ts';
import { type Reading, type Readings, reasonOf, unknown } from './probes/reading.ts';

/** One look at the machine or the network, which brings one fact or a few that belong together. */
export interface Probe {
  readonly facts: readonly FactName[];
  readonly limitMs: number;
  /** The fact that must be settled first, and when it makes this look pointless. */
  readonly after?: Prerequisite;
  /** The signal aborts at the probe's own limit and at the end of the run; what comes later is ignored. */
  readonly look: (signal: AbortSignal) => Promise<Readings>;
}

export interface Prerequisite {
  readonly fact: FactName;
  /** The reason to leave the probe out, or null to go on. */
  readonly leaveOut: (fact: Fact<unknown>) => UnknownReason | null;
}

export interface LanesPlan {
  /** Reachability and machine: all side by side, from the start. */
  readonly together: readonly Probe[];
  /** Measuring: one group after the other, the probes of a group side by side. */
  readonly measuring: readonly (readonly Probe[])[];
  readonly laneSwitchMs: number;
  readonly wholeRunMs: number;
  readonly signal: AbortSignal;
  /** A clock that never jumps, milliseconds. */
  readonly monotonicMs: () => number;
  readonly onFact?: (name: FactName) => void;
}

type AnyFact = Facts[FactName];

/**
 * Runs the probes in their two lanes and boxes each: one that throws, hangs or answers rubbish costs its own facts only.
 *
 * The measuring lane starts when the first lane is done, or at `laneSwitchMs`: what it then measures is marked
 * `disturbed`. At `wholeRunMs` everything ends; what has not answered is unknown, reason `timeout`.
 *
 * @throws the signal's reason when the run is aborted from outside.
 */
export async function runLanes(plan: LanesPlan): Promise<Partial<Facts>> {
  const facts = new Map<FactName, AnyFact>();
  const run = new AbortController();
  // One listener for each probe is no leak, and Node's warning would stand on the student's screen.
  setMaxListeners(0, run.signal);
  const stop = (): void => run.abort();
  plan.signal.addEventListener('abort', stop, { once: true });
  if (plan.signal.aborted) stop();
  const wholeRun = setTimeout(stop, plan.wholeRunMs);

  const settle = (name: FactName, fact: AnyFact): void => {
    facts.set(name, fact);
    plan.onFact?.(name);
  };
  const looking = new Map<FactName, Promise<void>>();
  const start = (probe: Probe, disturbed: boolean): Promise<void> => {
    const task = settleProbe(probe, disturbed);
    for (const name of probe.facts) looking.set(name, task);
    return task;
  };
  const settleProbe = async (probe: Probe, disturbed: boolean): Promise<void> => {
    const leftOut = await leftOutBecause(probe, looking, facts);
    const startMs = plan.monotonicMs();
    const readings = leftOut === null ? await boxed(probe, run.signal) : {};
    const durationMs = Math.max(0, Math.round(plan.monotonicMs() - startMs));
    for (const name of probe.facts) {
      const reading = leftOut === null ? readingOf(readings, name) : unknown(leftOut);
      settle(name, factOf(reading, durationMs, disturbed));
    }
  };

  try {
    let firstLaneBusy = true;
    const firstLane = Promise.all(inOrder(plan.together).map((probe) => start(probe, false))).then(() => {
      firstLaneBusy = false;
    });
    await Promise.race([firstLane, pause(plan.laneSwitchMs, run.signal)]);
    const disturbed = firstLaneBusy;
    for (const group of plan.measuring) await Promise.all(group.map((probe) => start(probe, disturbed)));
    await firstLane;
  } finally {
    clearTimeout(wholeRun);
    plan.signal.removeEventListener('abort', stop);
    run.abort();
  }
  plan.signal.throwIfAborted();
  return Object.fromEntries(facts) as Partial<Facts>;
}

/** Probes that come after a fact stand behind the probe that gives it. */
function inOrder(probes: readonly Probe[]): readonly Probe[] {
  return [...probes.filter((probe) => probe.after === undefined), ...probes.filter((probe) => probe.after)];
}

async function leftOutBecause(
  probe: Probe,
  looking: ReadonlyMap<FactName, Promise<void>>,
  facts: ReadonlyMap<FactName, AnyFact>,
): Promise<UnknownReason | null> {
  if (probe.after === undefined) return null;
  await looking.get(probe.after.fact);
  const fact = facts.get(probe.after.fact);
  return fact === undefined ? null : probe.after.leaveOut(fact);
}

/** The readings of a probe, or for each of its facts the reason why there is none. Never rejects, always ends. */
function boxed(probe: Probe, runSignal: AbortSignal): Promise<Readings | UnknownReason> {
  return new Promise((resolve) => {
    const own = new AbortController();
    setMaxListeners(0, own.signal);
    const finish = (outcome: Readings | UnknownReason): void => {
      clearTimeout(limit);
      runSignal.removeEventListener('abort', tooLate);
      resolve(outcome);
      own.abort();
    };
    const tooLate = (): void => finish('timeout');
    const limit = setTimeout(tooLate, probe.limitMs);
    runSignal.addEventListener('abort', tooLate, { once: true });
    if (runSignal.aborted) {
      tooLate();
      return;
    }
    Promise.resolve()
      .then(() => probe.look(own.signal))
      .then(finish, (error: unknown) => finish(reasonOf(error)));
  });
}

function readingOf(outcome: Readings | UnknownReason, name: FactName): Reading<unknown> {
  if (typeof outcome === 'string') return unknown(outcome);
  const reading: Reading<unknown> | undefined = outcome?.[name];
  return reading ?? unknown('garbled');
}

function factOf(reading: Reading<unknown>, durationMs: number, disturbed: boolean): AnyFact {
  const fact: Fact<unknown> = !reading.known
    ? { known: false, reason: reading.reason, durationMs }
    : disturbed
      ? { known: true, value: reading.value, durationMs, disturbed: true }
      : { known: true, value: reading.value, durationMs };
  // The value is of this fact's type: a probe can only give readings of the facts by their names.
  return fact as AnyFact;
}
