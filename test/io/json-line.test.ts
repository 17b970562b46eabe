import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { jsonLine } from '../../src/io/json-line.ts';
import { ACTING } from '../../src/io/visible.ts';

test('T13: what a terminal acts on is escaped, and the value stays the same', () => {
  expect(jsonLine({ a: '\u001b[31m\u009b\u202e\u{e0041}é' })).toBe('{"a":"\\u001b[31m\\u009b\\u202e\\udb40\\udc41é"}');
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      const line = jsonLine(value);
      expect(line.match(ACTING)).toBeNull();
      expect(JSON.parse(line)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
