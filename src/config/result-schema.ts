import * as v from 'valibot';

const folder = v.nullable(v.string());

/** The `result` of `lusupport/config/1`. */
export const resultSchema = v.strictObject({
  action: v.picklist(['get', 'set', 'unset', 'list', 'path', 'reset']),
  /** The settings file, whether it exists or not; null where no folder can hold it. */
  path: v.nullable(v.string()),
  /** Where all files of ours live; null where not known. */
  folders: v.nullable(v.strictObject({ config: folder, state: folder, cache: folder })),
  /** What was asked about: one setting for `get`, `set` and `unset`, all for `list` and `reset`, none for `path`. */
  settings: v.array(
    v.strictObject({
      key: v.picklist(['language', 'faculty', 'speedTest', 'exam', 'incidentFeed']),
      value: v.nullable(v.string()),
      /** Empty where the value is free, as an address is. */
      allowed: v.array(v.string()),
    }),
  ),
  /** Whether `set`, `unset` or `reset` could save; null for the others. */
  saved: v.nullable(v.boolean()),
});

export type ConfigResult = v.InferOutput<typeof resultSchema>;
export type ShownSetting = ConfigResult['settings'][number];
