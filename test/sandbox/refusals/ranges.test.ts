import fc from 'fast-check';
import { expect, test } from 'vitest';
import { overlaps as overlapsInLibrary } from '../../../constructs/core/cidr';
import { address, dotted, range, rangesOverlap } from '../../../providers/ovh/schema/rules.sandbox';

const octet = fc.integer({ min: 0, max: 255 });
const network = fc.tuple(octet, octet, octet, octet, fc.integer({ min: 1, max: 32 })).map(([a, b, c, d, length]) => {
  const of = range(`${a}.${b}.${c}.${d}/${length}`);
  return `${dotted(of?.first ?? 0)}/${length}`;
});

test('an address is the same after it was a number', () => {
  fc.assert(
    fc.property(octet, octet, octet, octet, (...parts) => dotted(address(parts.join('.')) ?? -1) === parts.join('.')),
  );
});

test('the sandbox and the library agree on which ranges overlap', () => {
  fc.assert(fc.property(network, network, (a, b) => rangesOverlap(range(a), range(b)) === overlapsInLibrary(a, b)));
});

test.each(['', '10.0.0.0', '10.0.0/8', '10.0.0.0/33', '10.0.0.256/8', 'x/8', '10.0.0.0/8/8', '::/8'])(
  '%j is no range',
  (text) => {
    expect(range(text)).toBeUndefined();
  },
);
