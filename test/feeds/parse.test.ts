import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseFeed } from '../../src/feeds/parse.ts';
import { incident, summary } from './faults.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const read = async (text: string) => {
  const parsed = await parseFeed(bytes(text));
  if (typeof parsed === 'string') throw new Error(parsed);
  return parsed;
};
const at = (iso: string): number => Date.parse(iso);

describe('a Statuspage summary', () => {
  test('an incident, field by field', async () => {
    expect(await read(summary([incident()]))).toEqual({
      notices: [
        {
          id: 'i1',
          title: 'Brightspace is slow',
          kind: 'incident',
          impact: 'minor',
          startedAtMs: at('2026-11-22T09:00:00Z'),
          endedAtMs: null,
          updatedAtMs: at('2026-11-22T09:30:00Z'),
          url: 'https://exam.test/i1',
          staleAfterMs: null,
          words: 'Brightspace is slow Brightspace We are looking into it.',
        },
      ],
      unread: 0,
    });
  });

  test.each([
    ['scheduled', '2026-11-22T18:00:00Z'],
    ['in_progress', null],
    ['verifying', null],
    ['completed', '2026-11-22T19:30:00Z'],
  ])('planned work that is %s', async (status, ended) => {
    const work = {
      ...incident({ status, impact: 'maintenance', updated_at: '2026-11-22T19:30:00Z' }),
      scheduled_for: '2026-11-22T17:00:00Z',
      scheduled_until: '2026-11-22T18:00:00Z',
    };
    const [notice] = (await read(summary([], [work]))).notices;
    expect(notice).toMatchObject({
      kind: 'maintenance',
      startedAtMs: at('2026-11-22T17:00:00Z'),
      endedAtMs: ended === null ? null : at(ended),
    });
  });

  test.each(['resolved', 'postmortem'])(
    'an incident that is %s without a time ended when it was last touched',
    async (status) => {
      expect((await read(summary([incident({ status })]))).notices[0]?.endedAtMs).toBe(at('2026-11-22T09:30:00Z'));
    },
  );

  test.each([
    ['no name', { name: '' }],
    ['a name that is a number', { name: 7 }],
    ['no id', { id: null }],
    ['a date in another form', { started_at: '22/11/2026' }],
    ['the year before Christ', { started_at: '-000001-01-01T00:00:00Z' }],
    ['the year 275760', { started_at: '+275760-01-01T00:00:00Z' }],
    ['the year 9999', { started_at: '9999-01-01T00:00:00Z' }],
    ['an end before the start', { resolved_at: '2026-11-22T08:00:00Z' }],
    ['the same id again', {}],
  ])('N11: %s is counted, and the others stay', async (_, broken) => {
    const { notices, unread } = await read(summary([incident(), incident(broken), incident({ id: 'i2' })]));
    expect([notices.map(({ id }) => id), unread]).toEqual([['i1', 'i2'], 1]);
  });

  test('N11: more than 500 are counted, a title of 10 kB is cut', async () => {
    const many = Array.from({ length: 600 }, (_, place) => incident({ id: `i${place}`, name: 'x'.repeat(10_000) }));
    const { notices, unread } = await read(summary(many));
    expect([notices.length, unread, notices[0]?.title.length]).toEqual([500, 100, 2000]);
  });

  test('T15: names of the object’s own machinery are names like any other', async () => {
    const text = `{"page":{},"__proto__":{"polluted":1},"incidents":[{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"id":"__proto__","name":"toString"}]}`;
    const { notices } = await read(text);
    expect(notices.map(({ id, title }) => [id, title])).toEqual([['__proto__', 'toString']]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test.each(['javascript:alert(1)', 'http://exam.test/', 'https://a:b@exam.test/', 'not an address'])(
    'T13: %s is no page to read on',
    async (shortlink) => {
      expect((await read(summary([incident({ shortlink })]))).notices[0]?.url).toBeNull();
    },
  );
});

describe('RSS and Atom', () => {
  const RSS = `<?xml version="1.0"?><rss version="2.0"><channel><title>Status</title>
    <item><title>uSis: onderhoud loopt uit</title><guid>a1</guid><link>https://exam.test/a1</link>
      <pubDate>Sun, 22 Nov 2026 10:00:00 +0100</pubDate><description><![CDATA[<p>Nog <b>bezig</b> &amp; traag</p>]]></description></item>
    <item><title>Wi-Fi</title><guid>a2</guid><pubDate>Sat, 21 Nov 2026 09:00:00 GMT</pubDate>
      <description>&lt;strong&gt;Resolved&lt;/strong&gt; - all is well</description></item>
    <item><title></title><guid>a3</guid></item></channel></rss>`;

  test('items of RSS', async () => {
    const { notices, unread } = await read(RSS);
    expect(unread).toBe(1);
    expect(notices).toEqual([
      {
        id: 'a1',
        title: 'uSis: onderhoud loopt uit',
        kind: 'maintenance',
        impact: null,
        startedAtMs: at('2026-11-22T09:00:00Z'),
        endedAtMs: null,
        updatedAtMs: at('2026-11-22T09:00:00Z'),
        url: 'https://exam.test/a1',
        staleAfterMs: at('2026-11-23T09:00:00Z'),
        words: 'uSis: onderhoud loopt uit Nog bezig & traag',
      },
      expect.objectContaining({ id: 'a2', endedAtMs: at('2026-11-21T09:00:00Z') }),
    ]);
  });

  test('entries of Atom', async () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>S</title><entry><id>tag:1</id><title type="text">Brightspace</title>
      <published>2026-11-22T08:00:00Z</published><updated>2026-11-22T09:00:00Z</updated><link href="https://exam.test/b"/><summary>slow</summary></entry></feed>`;
    expect((await read(atom)).notices).toEqual([
      expect.objectContaining({
        id: 'tag:1',
        title: 'Brightspace',
        startedAtMs: at('2026-11-22T08:00:00Z'),
        updatedAtMs: at('2026-11-22T09:00:00Z'),
        url: 'https://exam.test/b',
      }),
    ]);
  });
});

describe('what an item of RSS says of its end', () => {
  const item = (title: string, text = '', more = '') =>
    `<rss version="2.0"><channel><item><title>${title}</title><description>${text}</description><guid>g</guid>
      <pubDate>Sun, 22 Nov 2026 10:00:00 GMT</pubDate>${more}</item></channel></rss>`;
  const one = async (xml: string) => (await read(xml)).notices[0];

  test.each([
    ['[Resolved] Brightspace', ''],
    ['Opgelost: geen wifi, niet overal', ''],
    ['RESOLVED - uMail', ''],
    ['Storing wifi (opgelost)', ''],
    ['Onderhoud uSis afgerond', ''],
    ['De storing is weer hersteld.', ''],
    ['Brightspace', '&lt;small&gt;Nov 22, 10:00 CET&lt;/small&gt; &lt;b&gt;Resolved&lt;/b&gt; - all is well'],
  ])('over: %s %s', async (title, text) => {
    expect(await one(item(title, text))).toMatchObject({ endedAtMs: at('2026-11-22T10:00:00Z') });
  });

  test.each([
    ['Storing nog niet opgelost', ''],
    ['Unresolved fault', ''],
    ['Not resolved', ''],
    ['Maintenance will be completed', ''],
    ['Wordt vanavond hersteld', ''],
    ['Brightspace', 'Investigating - We expect this to be resolved by noon.'],
    ['Brightspace', 'We will tell you once this is resolved - thank you.'],
  ])('not over: %s %s', async (title, text) => {
    expect(await one(item(title, text))).toMatchObject({ endedAtMs: null });
  });

  test('a title that was written twice, also with characters that are none', async () => {
    const title = 'Wi-Fi &amp;amp; &amp;#233;duroam &amp;#xd800;&amp;#x1F4F6; &amp;copy;';
    expect((await one(item(title)))?.title).toBe('Wi-Fi & \u{e9}duroam \u{fffd}\u{1f4f6} &copy;');
  });

  test('blank lines before the XML, and the zones of RFC 822', async () => {
    const xml = `\n\n<?xml version="1.0"?>${item('a').replace('10:00:00 GMT', '10:00:00 EST')}`;
    expect(await one(xml)).toMatchObject({ startedAtMs: at('2026-11-22T15:00:00Z') });
  });
});

test('no bytes at all make it throw', async () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"',
    '\\',
    '<rss>',
    '<item>',
    '</item>',
    '<![CDATA[',
    ']]>',
    '&amp;',
    '&x;',
    'page',
    ':',
    ',',
    '\u0000',
    '\ud800',
    'é',
    '<!DOCTYPE',
  );
  const text = fc.oneof(
    fc.string(),
    fc.json(),
    fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('', '{"page":{},"incidents":', '<rss><channel>'), text, async (start, rest) => {
      await parseFeed(bytes(start + rest));
    }),
    { numRuns: 500 },
  );
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (raw) => {
      await parseFeed(raw);
    }),
  );
});
