import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addressAt,
  bounds,
  contains,
  ipv4Address,
  ipv4Cidr,
  isPrivate,
  maskLength,
  nextFree,
  overlaps,
  toAddress,
  toNumber,
} from '../../../constructs/core/cidr';

/** Networks of any place and size. */
const cidrs = fc.tuple(fc.integer({ min: 1, max: 32 }), fc.nat({ max: 2 ** 32 - 1 })).map(([length, offset]) => {
  const size = 2 ** (32 - length);
  return `${toAddress(BigInt(Math.floor(offset / size) * size))}/${length}`;
});

/** Networks of 10.0.0.0/8, /16 to /28. */
const privateCidrs = fc
  .tuple(fc.integer({ min: 16, max: 28 }), fc.nat({ max: 2 ** 24 - 1 }))
  .map(([length, offset]) => {
    const size = 2 ** (32 - length);
    return `${toAddress(toNumber('10.0.0.0') + BigInt(Math.floor(offset / size) * size))}/${length}`;
  });

const problem = (schema: typeof ipv4Cidr, text: string) => schema.safeParse(text).error?.issues[0]?.message;

describe('a network', () => {
  test('is taken when it is written by its first address', () => {
    fc.assert(fc.property(cidrs, (cidr) => ipv4Cidr.safeParse(cidr).success));
  });

  test('is refused when it is written by another one of its addresses, with the right spelling', () => {
    fc.assert(
      fc.property(
        cidrs.filter((cidr) => maskLength(cidr) < 32),
        (cidr) => {
          const within = `${toAddress(bounds(cidr).last)}/${maskLength(cidr)}`;
          expect(problem(ipv4Cidr, within)).toBe(`must start at its first address, got "${within}"; write ${cidr}`);
        },
      ),
    );
  });

  test.each([
    ['10.0.0.5', 'must be an IPv4 network, got "10.0.0.5"; add a mask, for one address 10.0.0.5/32'],
    ['10.0.0/16', 'must be an IPv4 network such as 10.20.0.0/20, got "10.0.0/16"; write an address and a mask'],
    ['10.0.0.0/33', 'must be an IPv4 network such as 10.20.0.0/20, got "10.0.0.0/33"; write an address and a mask'],
    ['fd00::/64', 'must be an IPv4 network such as 10.20.0.0/20, got "fd00::/64"; write an address and a mask'],
    ['', 'must be an IPv4 network such as 10.20.0.0/20, got ""; write an address and a mask'],
  ])('is refused as %j', (text, message) => {
    expect(problem(ipv4Cidr, text)).toBe(message);
  });

  test('is refused as any other text, without an exception', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(ipv4Cidr.safeParse(text).success).toBe(false);
      }),
    );
  });
});

describe('an address', () => {
  test('goes to a number and back', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 32 - 1 }), (value) => {
        expect(toNumber(toAddress(BigInt(value)))).toBe(BigInt(value));
      }),
    );
  });

  test('is refused with a mask', () => {
    expect(problem(ipv4Address, '10.0.0.1/24')).toBe(
      'must be an IPv4 address, got "10.0.0.1/24"; write one such as 10.20.0.1',
    );
  });

  test('is found in a network by its number', () => {
    expect([addressAt('10.20.0.0/20', 0), addressAt('10.20.0.0/20', 1), addressAt('10.20.0.0/20', 256)]).toEqual([
      '10.20.0.0',
      '10.20.0.1',
      '10.20.1.0',
    ]);
  });
});

describe('two networks', () => {
  test.each([
    ['10.0.0.0/24', '10.0.0.0/32', true],
    ['10.0.0.0/24', '10.0.0.255/32', true],
    ['10.0.0.0/24', '10.0.1.0/32', false],
    ['10.0.1.0/24', '10.0.0.255/32', false],
  ])('share an address or none: %s and %s %s', (network, address, expected) => {
    const at = address.slice(0, -3);
    expect([overlaps(network, address), overlaps(address, network), contains(network, at)]).toEqual(
      Array(3).fill(expected),
    );
  });

  test('are the same by whichever of its addresses one is written', () => {
    expect(bounds('10.20.7.9/20')).toEqual({ first: toNumber('10.20.0.0'), last: toNumber('10.20.15.255') });
  });

  test('overlap each other or neither does', () => {
    fc.assert(
      fc.property(cidrs, cidrs, (a, b) => {
        expect(overlaps(a, b)).toBe(overlaps(b, a));
      }),
    );
  });

  test('overlap exactly when one contains the first address of the other', () => {
    fc.assert(
      fc.property(cidrs, cidrs, (a, b) => {
        const first = (cidr: string) => toAddress(bounds(cidr).first);
        expect(overlaps(a, b)).toBe(contains(a, first(b)) || contains(b, first(a)));
      }),
    );
  });

  test('overlap when they are the same, and not when they are neighbours', () => {
    expect([overlaps('10.0.0.0/24', '10.0.0.0/24'), overlaps('10.0.0.0/24', '10.0.1.0/24')]).toEqual([true, false]);
  });
});

describe('the private ranges', () => {
  test.each([
    ['10.0.0.0/8', true],
    ['172.16.0.0/12', true],
    ['172.32.0.0/16', false],
    ['192.168.7.0/24', true],
    ['8.0.0.0/6', false],
    ['100.64.0.0/10', false],
  ])('hold %s: %s', (cidr, expected) => {
    expect(isPrivate(cidr)).toBe(expected);
  });
});

describe('the next free network', () => {
  test('is free, aligned, of the size asked for, private, and not before where the search starts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 16, max: 28 }),
        privateCidrs,
        fc.array(privateCidrs, { maxLength: 12 }),
        (length, from, taken) => {
          const found = nextFree(length, from, taken);
          if (found === undefined) return;
          expect(ipv4Cidr.safeParse(found).success).toBe(true);
          expect(maskLength(found)).toBe(length);
          expect(isPrivate(found)).toBe(true);
          expect(taken.filter((cidr) => overlaps(cidr, found))).toEqual([]);
        },
      ),
    );
  });

  test('is the first one: whatever fits before it is taken', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 30 }), { maxLength: 12 }), (blocks) => {
        const taken = blocks.map((block) => `10.0.${block}.0/24`);
        const free = Array.from({ length: 32 }, (_, block) => block).find((block) => !blocks.includes(block));
        expect(nextFree(24, '10.0.0.0/24', taken)).toBe(`10.0.${free}.0/24`);
      }),
    );
  });

  test('is the first one after, else the first one before, and absent where all are taken', () => {
    const block = fc.integer({ min: 16, max: 31 });
    fc.assert(
      fc.property(block, fc.uniqueArray(block, { maxLength: 16 }), (from, blocks) => {
        const free = Array.from({ length: 16 }, (_, index) => 16 + index).filter((one) => !blocks.includes(one));
        const next = free.find((one) => one >= from) ?? free[0];
        const taken = blocks.map((one) => `172.${one}.0.0/16`);
        expect(nextFree(16, `172.${from}.0.0/16`, taken)).toBe(next === undefined ? undefined : `172.${next}.0.0/16`);
      }),
    );
    expect(nextFree(16, '192.168.0.0/16', ['192.168.4.0/24'])).toBeUndefined();
  });

  test('is none in which only its first or its last address is taken', () => {
    expect(nextFree(24, '10.0.0.0/24', ['10.0.0.0/32', '10.0.1.255/32'])).toBe('10.0.2.0/24');
  });

  test('is absent outside the private ranges', () => {
    expect(nextFree(24, '203.0.113.0/24', [])).toBeUndefined();
  });
});
