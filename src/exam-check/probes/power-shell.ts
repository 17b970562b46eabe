import { windowsFolder } from './child-environment.ts';
import type { MachineAccess } from './machine-access.ts';
import { property } from './raw-values.ts';

/**
 * What a PowerShell command gives, as JSON. Fixed text only: nothing that was found ever becomes part of a command.
 * The answer does not depend on the language of Windows or of its console.
 */
export function powerShell(machine: MachineAccess, command: string, signal: AbortSignal): Promise<string> {
  const root = windowsFolder(machine.env);
  const script = `$ProgressPreference='SilentlyContinue'; [Console]::OutputEncoding=[Text.Encoding]::UTF8; ConvertTo-Json -Compress -Depth 3 -InputObject @(${command})`;
  return machine.run(
    `${root}\\System32\\WindowsPowerShell\\v1.0\\powershell.exe`,
    ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', script],
    signal,
  );
}

/** The list that such a command gave; empty where the answer is none. Windows PowerShell makes one entry no list. */
export function readPowerShellJson(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (Array.isArray(value)) return value;
    // Older ones put a list into an object beside its length.
    const inside = property(value, 'value');
    if (Array.isArray(inside) && property(value, 'Count') === inside.length) return inside;
    return value === null ? [] : [value];
  } catch {
    return [];
  }
}
