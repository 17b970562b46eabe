import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PageFiles, startPage, usedPage } from '../../../src/exam-check/camera-page/document.ts';
import type { PageFindings } from '../../../src/exam-check/camera-page/findings.ts';
import { type CameraPageServer, serveCameraPage } from '../../../src/exam-check/probes/camera-page/server.ts';
import { ROOT } from '../../helpers/cli.ts';

export interface ServedPage {
  readonly server: CameraPageServer;
  /** What happened, in order: `opened`, `left`, `findings`. */
  readonly events: readonly string[];
  readonly findings: () => PageFindings | null;
}

/** The built page in English, served by this process. */
export async function servePage(lifeMs: number): Promise<ServedPage> {
  const read = (name: string): string => readFileSync(join(ROOT, 'dist', name), 'utf8');
  const files: PageFiles = { script: read('camera-page.js'), style: read('camera-page.css') };
  const events: string[] = [];
  let found: PageFindings | null = null;
  const server = await serveCameraPage(
    {
      startPage: (nonce, token, secondsLeft) => startPage(files, 'en', nonce, { token, secondsLeft }),
      usedPage: (nonce) => usedPage(files, 'en', nonce),
    },
    {
      onOpened: () => events.push('opened'),
      onLeft: () => events.push('left'),
      onFindings: (findings) => {
        events.push('findings');
        found = findings;
      },
    },
    lifeMs,
  );
  return { server, events, findings: () => found };
}
