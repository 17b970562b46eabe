import type { HttpsTrust } from '../../src/io/http.ts';

/** The trust of tests: `.test` is this machine, `inside.test` a private network, and the test authority is believed. */
export function loopbackTrust(authority: string): HttpsTrust {
  return {
    lookup: async (host) => {
      if (host === 'inside.test') return ['10.0.0.1'];
      if (host.endsWith('.test')) return ['127.0.0.1'];
      throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
    },
    isAllowedAddress: (address) => address === '127.0.0.1',
    authorities: authority,
  };
}
