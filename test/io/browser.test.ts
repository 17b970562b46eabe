import { expect, test } from '@jest/globals';
import { openPage } from '../../src/io/browser.ts';

// What is opened is tested on a real terminal; here what must never reach the system.
test.each(['http://example.org', 'file:///etc/passwd', 'javascript:alert(1)', 'not an address', '', '--help'])(
  '%s is not opened',
  async (url) => {
    expect(await openPage(url)).toBe(false);
  },
);
