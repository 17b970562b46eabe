import * as v from 'valibot';
import { id, isoDate, sourceIds, text } from './shape.ts';

/** The kinds of exam, in the order in which they are asked. */
export const PROFILE_IDS = ['lecture', 'exam', 'proctored', 'secure'] as const;

/** What a locked-down exam (`secure`) is locked down with. */
export const SECURE_PRODUCTS = ['schoolyear', 'seb'] as const;

/** Every fact that probes can bring. */
export const FACT_NAMES = [
  'platform',
  'operatingSystem',
  'logicalCores',
  'cpuLoadPercent',
  'memoryTotalGiB',
  'memoryAvailableGiB',
  'diskFreeGB',
  'uptimeDays',
  'power',
  'displays',
  'virtualMachine',
  'remoteSession',
  'cameraCount',
  'cameraFaults',
  'cameraAllowed',
  'microphoneCount',
  'microphoneAllowed',
  'browsers',
  'defaultBrowser',
  'browserRestart',
  'machineYear',
  'programs',
  'installRights',
  'pendingRestart',
  'updatesEndOn',
  'timeZone',
  'online',
  'hosts',
  'clockOffsetSeconds',
  'latencyMs',
  'latencySamplesMs',
  'jitterMs',
  'lossPercent',
  'udpAnswered',
  'signInPage',
  'certificates',
  'link',
  'wifi',
  'hotspot',
  'vpn',
  'proxy',
  'downloadMbps',
  'uploadMbps',
  'loadedLatencyMs',
  'stability',
  'cameraPicture',
  'cameraFramesPerSecond',
  'cameraBrightness',
  'microphoneLevelDbfs',
  'runningBrowser',
] as const;

const profile = v.picklist(PROFILE_IDS);
const profiles = v.pipe(v.array(profile), v.minLength(1));
/** Null: whichever product. */
const secureProduct = v.optional(v.nullable(v.picklist(SECURE_PRODUCTS)), null);
const family = v.picklist(['windows', 'macos', 'linux', 'chromeos', 'other']);
const hostName = v.pipe(v.string(), v.regex(/^[a-z0-9.-]+$/, 'a host name such as ans.app'));

/** Whose limit it is, and whether the thing plainly cannot work beyond it (then nobody needs to have published it). */
const owner = {
  by: v.picklist(['university', 'vendor', 'peer', 'ours']),
  source: id,
  plain: v.optional(v.boolean(), false),
};

/** A host that is contacted: its name, its port, and the product it belongs to. */
export const hostSchema = v.strictObject({
  host: hostName,
  port: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65535)),
  product: id,
});

const path = v.pipe(v.string(), v.regex(/^\/[\x21-\x7e]*$/, 'a path such as /up, beginning with /'));
const bytes = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(15_000_000));

/** Sizes of transfers one after the other, and how much all of a direction may be in the end. */
const transfers = v.strictObject({
  path,
  sizesBytes: v.pipe(v.array(bytes), v.minLength(1)),
  mostBytes: bytes,
});

/** `data/hosts.yaml`: which hosts an exam product needs, and the hosts that measurements use. */
export const hostsSchema = v.strictObject({
  products: v.array(v.strictObject({ id, name: text })),
  hosts: v.array(
    v.strictObject({
      ...hostSchema.entries,
      /** Who runs it, where it is no product of the exam's. */
      owner: v.optional(v.nullable(v.string()), null),
      sources: sourceIds,
    }),
  ),
  /** What the measurements use, by name of the host. */
  measuring: v.strictObject({
    /** A page over plain HTTP whose text is known: anything else is a sign-in page. */
    signInPage: v.strictObject({ host: hostName, path, text: v.string() }),
    /** Two hosts that answer STUN over UDP. */
    stun: v.pipe(v.array(hostName), v.minLength(1)),
    /** `path` of the download ends where the number of bytes follows. */
    speed: v.strictObject({ host: hostName, download: transfers, upload: transfers }),
  }),
});

/** `data/profiles.yaml`: the kinds of exam, what each needs and whom it speaks to. */
export const profileSchema = v.strictObject({
  id: profile,
  /** The answer to "What does your exam's instruction name?" */
  choice: text,
  /** Services whose planned work can hit the exam: ids of `services.yaml`. */
  services: v.pipe(v.array(id), v.minLength(1)),
  /** Without these no verdict is given: ids of `checks.yaml`. */
  essential: v.array(id),
  /** One entry; `secure` has one for each product. */
  variants: v.pipe(
    v.array(
      v.strictObject({
        with: secureProduct,
        /** Such as "Proctorio exam", for the head line. */
        name: text,
        /** What has the last word, such as "the check of Proctorio itself". */
        lastWord: text,
        /** Hosts that must be reachable, and what it means when one is not. */
        hosts: v.array(v.strictObject({ host: hostName, otherwise: v.picklist(['warn', 'fail']) })),
        /** Two hosts of different houses: when neither answers there is no internet. */
        online: v.pipe(v.array(hostName), v.length(2)),
        /** Three hosts whose clocks are asked. */
        clock: v.pipe(v.array(hostName), v.length(3)),
        latency: v.pipe(v.array(hostName), v.minLength(1)),
      }),
    ),
    v.minLength(1),
  ),
  sources: sourceIds,
});

/** One sentence that says what to do. The first entry that fits the finding is taken. */
export const adviceSchema = v.strictObject({
  state: v.picklist(['warn', 'fail', 'unknown', 'ask']),
  /** Left out: every profile. */
  profiles: v.optional(profiles, [...PROFILE_IDS]),
  with: secureProduct,
  /** Left out: whatever the finding says. Else a finding code such as `clock-wrong`. */
  code: v.optional(v.nullable(id), null),
  /** The systems whose menu the text names; null for all. */
  systems: v.optional(v.nullable(v.pipe(v.array(family), v.minLength(1))), null),
  /** Only where this was found, such as `environment` for a proxy; null for whatever was found. */
  found: v.optional(v.nullable(id), null),
  /** `programs`: only where the finding knows programs by name; the text then says `{programs}`. */
  needs: v.optional(v.nullable(v.picklist(['programs'])), null),
  remedy: v.picklist(['now', 'before-exam', 'other-computer', 'ask']),
  text,
});

/** `data/checks.yaml`: every check, in the order in which results list them. */
export const checkSchema = v.strictObject({
  id,
  title: text,
  /**
   * `facts`: judged from what probes found. `calendar`: judged from the planned work. `ask`: only the student can
   * know. `browser`: judged from what the page of `--browser` found.
   */
  how: v.picklist(['facts', 'browser', 'calendar', 'ask']),
  /** The facts it reads; the first is the one without which nothing can be said. */
  facts: v.optional(v.array(v.picklist(FACT_NAMES)), []),
  profiles,
  /** Kinds of exam that need no such thing: they have the check only where its facts were asked for. */
  optionalFor: v.optional(v.array(profile), []),
  /** Speaks of the computer itself: not known in a container, over SSH or in WSL. */
  ofThisComputer: v.optional(v.boolean(), false),
  /** Belongs to the connection: not known when there is no internet. */
  ofTheNetwork: v.optional(v.boolean(), false),
  /** Contacts a host: not run with `--offline`. */
  contactsHosts: v.optional(v.boolean(), false),
  /** Part of the speed measurement: not run with `--no-speed`. */
  measuresSpeed: v.optional(v.boolean(), false),
  advice: v.optional(v.array(adviceSchema), []),
  sources: sourceIds,
});

const bound = v.optional(v.strictObject({ value: v.number(), ...owner }));
const allowedValue = v.union([v.string(), v.number(), v.boolean()]);

/**
 * `data/limits.yaml`: what a measured value must be, for whom, and who says so. A value below `warnBelow` warns, above
 * `warnAbove` warns, and so on; the bound itself is still good.
 */
export const limitSchema = v.strictObject({
  check: id,
  /** Which value of the check; a check with one value names it `value`. */
  measure: v.optional(id, 'value'),
  profiles,
  with: secureProduct,
  unit: v.optional(v.nullable(v.string()), null),
  /** How far below a bound is still good: "8 GB" machines report 7.7. */
  tolerancePercent: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(50)), 0),
  warnBelow: bound,
  failBelow: bound,
  warnAbove: bound,
  failAbove: bound,
  /** At least one must be there. Of several lists that are missed, the last decides. */
  oneOf: v.optional(
    v.array(
      v.strictObject({ values: v.array(allowedValue), otherwise: v.picklist(['warn', 'fail', 'unknown']), ...owner }),
    ),
  ),
  /** What others use for the same, beside our own number. */
  beside: v.optional(v.array(v.strictObject({ value: v.number(), source: id })), []),
});

const versionBound = v.optional(
  v.strictObject({
    value: v.pipe(v.string(), v.regex(/^\d+(?:\.\d+)*$/, 'a version such as 10.13, in quotes')),
    ...owner,
  }),
);

/** `data/os-support.yaml`: which systems an exam product runs on, and when their makers stop mending them. */
export const systemsSchema = v.strictObject({
  readOn: isoDate,
  /** From this day on the system gets no more security updates. */
  ends: v.array(v.strictObject({ family, version: v.string(), endsOn: isoDate, ...owner })),
  /** What the settings of a system call a version whose number holds a build, without the name of the system. */
  names: v.optional(v.array(v.strictObject({ family, version: v.string(), name: v.string() })), []),
  /** The first rule that fits the profile and the system is taken. A Windows version may carry its build: 10.17134. */
  rules: v.array(
    v.strictObject({
      profiles,
      with: secureProduct,
      family,
      /** Lower-case id of a Linux distribution; null for all others. */
      distribution: v.optional(v.nullable(id), null),
      /** Why the whole system is refused or doubted. `unknown`: nobody has published anything that we know. */
      always: v.optional(v.strictObject({ state: v.picklist(['warn', 'fail', 'unknown']), ...owner })),
      warnBelow: versionBound,
      failBelow: versionBound,
    }),
  ),
});

const processNames = v.optional(v.array(v.string()), []);

/** `data/programs.yaml`: the programs that may be in the way of an exam, and where they are. */
export const programsSchema = v.strictObject({
  groups: v.array(v.strictObject({ id, name: text })),
  programs: v.array(
    v.strictObject({
      id,
      name: v.string(),
      group: id,
      /** Worth a remark only: it does no more than use some of the connection. */
      onlyHint: v.optional(v.boolean(), false),
      /** Names of its processes, without folder and without `.exe`. */
      windows: processNames,
      macos: processNames,
      linux: processNames,
    }),
  ),
  /** Programs of these groups warn in these kinds of exam. */
  rules: v.array(
    v.strictObject({
      profiles,
      with: secureProduct,
      group: id,
      /** Fewer of the group are no trouble: one browser is the one of the exam. */
      atLeast: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
      /** Ids of programs that this kind of exam is held with. */
      except: v.optional(v.array(id), []),
      ...owner,
    }),
  ),
});

const major = v.pipe(v.number(), v.integer(), v.minValue(1));

/** `data/browsers.yaml`: the newest releases on the day the table was made. */
export const browsersSchema = v.strictObject({
  readOn: isoDate,
  /** Older than this, the table no longer says what is newest. */
  staleAfterDays: v.pipe(v.number(), v.integer(), v.minValue(1)),
  browsers: v.array(
    v.strictObject({
      id: v.picklist(['chrome', 'edge', 'firefox', 'safari', 'chromium']),
      name: v.string(),
      newestMajor: major,
      /** The older one of the two newest releases; the same number where both carry it. */
      secondNewestMajor: major,
    }),
  ),
  sources: sourceIds,
});

/** The files of this section of the data, by name, with the key each has in `ExamCheckData`. */
export const EXAM_CHECK_FILES = {
  'profiles.yaml': v.pipe(v.array(profileSchema), v.minLength(1)),
  'checks.yaml': v.pipe(v.array(checkSchema), v.minLength(1)),
  'limits.yaml': v.array(limitSchema),
  'hosts.yaml': hostsSchema,
  'os-support.yaml': systemsSchema,
  'browsers.yaml': browsersSchema,
  'programs.yaml': programsSchema,
} as const;

export type ProfileId = (typeof PROFILE_IDS)[number];
export type SecureProduct = (typeof SECURE_PRODUCTS)[number];
export type Host = v.InferOutput<typeof hostSchema>;
export type Hosts = v.InferOutput<typeof hostsSchema>;
export type Measuring = Hosts['measuring'];
export type Profile = v.InferOutput<typeof profileSchema>;
export type ProfileVariant = Profile['variants'][number];
export type Advice = v.InferOutput<typeof adviceSchema>;
export type Check = v.InferOutput<typeof checkSchema>;
export type Limit = v.InferOutput<typeof limitSchema>;
export type Systems = v.InferOutput<typeof systemsSchema>;
export type SystemRule = Systems['rules'][number];
export type Browsers = v.InferOutput<typeof browsersSchema>;
export type Programs = v.InferOutput<typeof programsSchema>;
export type KnownProgram = Programs['programs'][number];
export type Owner = 'university' | 'vendor' | 'peer' | 'ours';

/** The whole section: what `dist/data/exam-check.jsonl` holds. */
export interface ExamCheckData {
  readonly profiles: readonly Profile[];
  readonly checks: readonly Check[];
  readonly limits: readonly Limit[];
  readonly hosts: Hosts;
  readonly systems: Systems;
  readonly browsers: Browsers;
  readonly programs: Programs;
}
