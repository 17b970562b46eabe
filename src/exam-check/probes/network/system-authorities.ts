import { readFile } from 'node:fs/promises';
import * as tls from 'node:tls';
import type { MachineAccess } from '../machine-access.ts';
import { powerShell, readPowerShellJson } from '../power-shell.ts';

/** Where Linux distributions and the BSDs keep what they trust, as one file. */
const BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/** What was added on this computer; the public ones come with the system and stand elsewhere. */
const MACOS_KEYCHAIN = '/Library/Keychains/System.keychain';

/** All roots but those that Windows itself hands out as public ones (`AuthRoot`). */
const WINDOWS_ROOTS =
  '$public=(Get-ChildItem Cert:\\LocalMachine\\AuthRoot).Thumbprint;' +
  'Get-ChildItem Cert:\\LocalMachine\\Root,Cert:\\CurrentUser\\Root | Where-Object { $public -notcontains $_.Thumbprint }' +
  ' | ForEach-Object { [Convert]::ToBase64String($_.RawData) }';

/** The authorities that this computer itself trusts, in PEM; empty where they cannot be read. */
export async function systemAuthorities(machine: MachineAccess, signal: AbortSignal): Promise<readonly string[]> {
  // From Node 22.15 on.
  const { getCACertificates } = tls as { getCACertificates?: (kind: 'system') => string[] };
  if (getCACertificates) return getCACertificates('system');
  switch (machine.platform) {
    case 'darwin':
      return pemBlocks(
        await machine.run('/usr/bin/security', ['find-certificate', '-a', '-p', MACOS_KEYCHAIN], signal),
      );
    case 'win32':
      return readPowerShellJson(await powerShell(machine, WINDOWS_ROOTS, signal)).flatMap((base64) =>
        typeof base64 === 'string' ? [pemOf(base64)] : [],
      );
    default:
      for (const path of BUNDLES) {
        const found = pemBlocks(await readFile(path, { encoding: 'latin1', signal }).catch(() => ''));
        if (found.length > 0) return found;
      }
      return [];
  }
}

function pemBlocks(text: string): readonly string[] {
  return text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
}

function pemOf(base64: string): string {
  const lines = base64.match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
