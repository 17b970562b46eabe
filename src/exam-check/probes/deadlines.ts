/** Time limits of a run of the probes, all in milliseconds. Ours; the whole-run limit carries the promise of 10 s. */
export interface Deadlines {
  /** Everything has ended after this: children are killed, what has not answered is unknown with reason `timeout`. */
  readonly wholeRunMs: number;
  /** The measuring lane starts at this moment at the latest, although the first lane may still be busy. */
  readonly laneSwitchMs: number;
  /** DNS and TCP to either of two hosts: silence this long means not online. */
  readonly onlineMs: number;
  /** Reaching one host: its name, its connection, its encryption. Hosts are reached side by side. */
  readonly hostMs: number;
  /** All requests for the time of the clock hosts, which run side by side. */
  readonly clockMs: number;
  /** One of the connections that latency is measured with. */
  readonly latencySampleMs: number;
  /** The whole measurement of a quiet connection: those connections, and the requests over UDP beside them. */
  readonly latencyMs: number;
  /** Between two requests over UDP: as often as a call sends sound. */
  readonly stunIntervalMs: number;
  readonly stunRequests: number;
  /** Silence this long means that UDP is not answered. */
  readonly stunSilenceMs: number;
  /** The one question without encryption, and all its answer. */
  readonly signInPageMs: number;
  /** All hosts whose certificates are looked at, which happens side by side. */
  readonly certificatesMs: number;
  /** All transfers of one direction. */
  readonly transferMs: number;
  /** A speed that has held so long is enough. */
  readonly enoughForMs: number;
  /** Between two looks at the round trip during transfers. */
  readonly loadedIntervalMs: number;
  /** Between two attempts of a watch. */
  readonly watchIntervalMs: number;
  /** An answer in a watch that takes longer is none. */
  readonly watchAnswerMs: number;
  /** A look at files or at Node's own numbers. */
  readonly localMs: number;
  /** Another program, such as a browser that is asked for its version. */
  readonly programMs: number;
  /** One function of systeminformation. */
  readonly systemInformationMs: number;
  /** The stretch over which the load of the processor is averaged. */
  readonly loadSampleMs: number;
  /** Waiting for a killed child to be gone. */
  readonly childEndMs: number;
}

/**
 * The limits of an ordinary run.
 *
 * `wholeRunMs` leaves a second of the promised ten for starting, ending children, judging and printing. On Windows each
 * function of systeminformation starts a PowerShell, one after the other, so a single one gets longer there.
 */
export function defaultDeadlines(platform: NodeJS.Platform): Deadlines {
  return {
    wholeRunMs: 9_000,
    laneSwitchMs: 5_000,
    onlineMs: 4_000,
    hostMs: 4_500,
    clockMs: 3_500,
    latencySampleMs: 1_000,
    // From `laneSwitchMs` on it fits into the run, with room to hand over what was found.
    latencyMs: 3_800,
    stunIntervalMs: 20,
    stunRequests: 150,
    stunSilenceMs: 800,
    signInPageMs: 3_500,
    certificatesMs: 4_000,
    transferMs: 10_000,
    enoughForMs: 2_000,
    loadedIntervalMs: 100,
    watchIntervalMs: 1_000,
    watchAnswerMs: 2_000,
    localMs: 2_000,
    programMs: 3_000,
    systemInformationMs: platform === 'win32' ? 5_000 : 3_000,
    loadSampleMs: 1_000,
    childEndMs: 500,
  };
}

/** With a speed measurement the run is longer anyway, so more is asked over UDP: one lost in 250 then shows as 0.4 %. */
export const WITH_SPEED = { stunRequests: 250, latencyMs: 5_900, wholeRunMs: 11_200 } as const;
