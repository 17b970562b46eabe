import { errorCode } from '../../io/error-code.ts';
import { variable } from './child-environment.ts';
import type { MachineAccess } from './machine-access.ts';

/** A program of Windows itself, by its whole path: names are never looked up in folders that others can write to. */
export function systemProgram(machine: Pick<MachineAccess, 'env'>, name: string): string {
  return `${variable(machine.env, 'SystemRoot') ?? 'C:\\Windows'}\\System32\\${name}.exe`;
}

/** What `reg query` says of a key and its values. */
export interface RegistryKey {
  /** Values by their name in small letters. */
  readonly values: ReadonlyMap<string, string>;
  /** Names of the keys right below, without their path. */
  readonly keys: readonly string[];
}

/**
 * Reads the output of `reg query KEY`: values are indented, with a name, a type and the data; keys stand at the margin
 * with their whole path. Neither is in the language of the system, but for the name of the default value.
 */
export function readRegistryKey(output: string, key: string): RegistryKey {
  const values = new Map<string, string>();
  const keys: string[] = [];
  const below = `${key.split('\\').slice(1).join('\\')}\\`.toLowerCase();
  for (const line of output.split(/\r?\n/)) {
    const value = /^ {2,}(\S.*?) {2,}REG_[A-Z_]+(?: {2,}(.*?))?\s*$/.exec(line);
    if (value?.[1] !== undefined) values.set(value[1].toLowerCase(), value[2] ?? '');
    const at = /^HKEY_/.test(line) ? line.toLowerCase().indexOf(below) : -1;
    if (at >= 0) keys.push(line.slice(at + below.length).trimEnd());
  }
  return { values, keys };
}

/** A key of the registry; null where there is none. Rejects when it cannot be told. */
export async function registryKey(
  machine: MachineAccess,
  key: string,
  signal: AbortSignal,
  value?: string,
): Promise<RegistryKey | null> {
  const words = value === undefined ? ['query', key] : ['query', key, '/v', value];
  try {
    return readRegistryKey(await machine.run(systemProgram(machine, 'reg'), words, signal), key);
  } catch (error) {
    // `reg` ends with 1 for a key or value that does not exist.
    if (errorCode(error) === 'EXIT') return null;
    throw error;
  }
}

/** One value of the registry; null where there is none. Rejects when it cannot be told. */
export async function registryValue(
  machine: MachineAccess,
  key: string,
  value: string,
  signal: AbortSignal,
): Promise<string | null> {
  return (await registryKey(machine, key, signal, value))?.values.get(value.toLowerCase()) ?? null;
}
