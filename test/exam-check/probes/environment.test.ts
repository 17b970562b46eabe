import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, expect, test } from '@jest/globals';
import { bundle } from './bundle.ts';
import { certificate, Loopback } from './loopback.ts';

const scratch = mkdtempSync(join(tmpdir(), 'lusupport-environment-'));
const loopback = new Loopback();
afterEach(() => loopback.closeAll());
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test('T2: NODE_TLS_REJECT_UNAUTHORIZED=0 switches no certificate check off', async () => {
  const port = await loopback.https((_request, response) => response.end('secret'), certificate('self-signed'));
  bundle('src/io/http.ts', join(scratch, 'http.cjs'));
  bundle('src/exam-check/probes/network/hosts.ts', join(scratch, 'hosts.cjs'));
  const program = join(scratch, 'program.mjs');
  writeFileSync(
    program,
    `import { askHttps } from './http.cjs';
     import { lookAtHosts } from './hosts.cjs';
     const lookup = async () => ['127.0.0.1'];
     const isAllowedAddress = () => true;
     const url = 'https://exam.test:${port}/';
     const asked = await askHttps({ url, method: 'GET', deadlineMs: 5000 }, { lookup, isAllowedAddress });
     const network = { lookup, isAllowedAddress, monotonicMs: () => 0, onContact: () => {} };
     const hosts = [{ host: 'exam.test', port: ${port}, product: 'x' }];
     const [host] = await lookAtHosts(network, hosts, 5000, new AbortController().signal);
     console.log(JSON.stringify([asked, host.outcome]));`,
  );
  // A process of its own: Node reads the variable from the real environment, which a test cannot change for itself.
  const env = { ...process.env, NODE_TLS_REJECT_UNAUTHORIZED: '0' };
  const { stdout } = await promisify(execFile)(process.execPath, [program], { env });
  expect(JSON.parse(stdout)).toEqual([
    { kind: 'failed', failure: 'certificate-not-trusted' },
    'certificate-not-trusted',
  ]);
});
