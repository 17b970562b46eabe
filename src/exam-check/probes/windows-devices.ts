import { property } from './raw-values.ts';

/**
 * What the hidden PowerShell is asked for cameras, recording devices and the battery, as one line of JSON.
 *
 * Processors are asked for as well: every computer has one, so a list without any comes from a query that failed.
 * Each query is told to write no error, because one would cut the answer of the shared shell. A preference for the whole
 * line would not do: commands of modules do not see it.
 */
export const WINDOWS_DEVICES_COMMAND = [
  'ConvertTo-Json -Compress -Depth 4 -InputObject @{',
  'devices = @(Get-PnpDevice -PresentOnly -Class Camera,Image,AudioEndpoint,Processor -ErrorAction SilentlyContinue |',
  'ForEach-Object { @{ class = [string]$_.Class; status = [string]$_.Status;',
  'name = [string]$_.FriendlyName; id = [string]$_.InstanceId } });',
  'battery = @(Get-CimInstance -ClassName Win32_Battery -ErrorAction SilentlyContinue |',
  'ForEach-Object { [int]$_.BatteryStatus }) }',
].join(' ');

export interface WindowsDevice {
  readonly class: string;
  /** `OK`, `Error`, `Degraded` or `Unknown`, in English on every Windows. */
  readonly status: string;
  readonly name: string;
  readonly id: string;
}

export interface WindowsDevices {
  readonly devices: readonly WindowsDevice[];
  /** `BatteryStatus` of each battery, as Win32_Battery has it. */
  readonly batteryStatuses: readonly number[];
}

/** The answer to the command above; null when it is cut, empty, or lists no processor. */
export function readWindowsDevices(answer: unknown): WindowsDevices | null {
  const document = parsed(answer);
  const list = property(document, 'devices');
  if (!Array.isArray(list)) return null;
  const text = (device: unknown, name: string): string => {
    const value = property(device, name);
    return typeof value === 'string' ? value : '';
  };
  const devices = list.map((device: unknown) => ({
    class: text(device, 'class'),
    status: text(device, 'status'),
    name: text(device, 'name'),
    id: text(device, 'id'),
  }));
  if (!devices.some((device) => device.class === 'Processor')) return null;
  const statuses = property(document, 'battery');
  const batteryStatuses = Array.isArray(statuses) ? statuses.filter((status) => Number.isInteger(status)) : [];
  return { devices, batteryStatuses };
}

function parsed(answer: unknown): unknown {
  if (typeof answer !== 'string') return null;
  try {
    return JSON.parse(answer.trim()) as unknown;
  } catch {
    return null;
  }
}
