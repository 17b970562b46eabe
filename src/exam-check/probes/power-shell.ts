import type { MachineAccess } from './machine-access.ts';

/**
 * What a PowerShell command gives, as JSON. Fixed text only: nothing that was found ever becomes part of a command.
 * The answer does not depend on the language of Windows or of its console.
 */
export function powerShell(machine: MachineAccess, command: string, signal: AbortSignal): Promise<string> {
  const root = machine.env['SystemRoot'] ?? machine.env['SYSTEMROOT'] ?? 'C:\\Windows';
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
    return Array.isArray(value) ? value : value === null ? [] : [value];
  } catch {
    return [];
  }
}
