import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bounds, toAddress, toNumber } from '../../../constructs/core/cidr';
import { cidrProblems, defaultPool, inPool, isHostAddress } from '../../../constructs/network/subnet';

/** A network of 10.0.0.0/8 with a mask of 16 to 28. */
const networks = fc.tuple(fc.integer({ min: 16, max: 28 }), fc.nat({ max: 2 ** 24 - 1 })).map(([length, offset]) => {
  const size = 2 ** (32 - length);
  return `${toAddress(toNumber('10.0.0.0') + BigInt(Math.floor(offset / size) * size))}/${length}`;
});

/** A network and one of its host addresses. */
const networksWithRouter = networks.chain((cidr) => {
  const { first, last } = bounds(cidr);
  return fc.bigInt({ min: first + 1n, max: last - 1n }).map((address) => ({ cidr, router: toAddress(address) }));
});

describe('the pool of a network by default', () => {
  test.each<[cidr: string, router: string | undefined, start: string, end: string]>([
    ['10.0.0.0/28', undefined, '10.0.0.4', '10.0.0.14'],
    ['10.0.0.0/25', undefined, '10.0.0.8', '10.0.0.126'],
    ['10.0.0.0/24', undefined, '10.0.0.16', '10.0.0.254'],
    ['10.0.0.0/16', undefined, '10.0.0.32', '10.0.255.254'],
    // a router below it changes nothing; one inside of it cuts it in two, and of two as large it is the upper part
    ['10.0.0.0/28', '10.0.0.3', '10.0.0.4', '10.0.0.14'],
    ['10.0.0.0/28', '10.0.0.4', '10.0.0.5', '10.0.0.14'],
    ['10.0.0.0/28', '10.0.0.9', '10.0.0.10', '10.0.0.14'],
    ['10.0.0.0/28', '10.0.0.10', '10.0.0.4', '10.0.0.9'],
    ['10.0.0.0/28', '10.0.0.14', '10.0.0.4', '10.0.0.13'],
  ])('of %s with a router at %s is %s to %s', (cidr, router, start, end) => {
    expect(defaultPool(cidr, router)).toEqual({ start, end });
  });

  test('has host addresses only, in order', () => {
    fc.assert(
      fc.property(networks, (cidr) => {
        const { start, end } = defaultPool(cidr);
        expect([isHostAddress(cidr, start), isHostAddress(cidr, end)]).toEqual([true, true]);
        expect(toNumber(start)).toBeLessThan(toNumber(end));
      }),
    );
  });

  test('leaves 4 to 32 addresses below it', () => {
    fc.assert(
      fc.property(networks, (cidr) => {
        const below = toNumber(defaultPool(cidr).start) - bounds(cidr).first;
        expect(below).toBeGreaterThanOrEqual(4n);
        expect(below).toBeLessThanOrEqual(32n);
      }),
    );
  });

  test('never contains the router, and keeps host addresses', () => {
    fc.assert(
      fc.property(networksWithRouter, ({ cidr, router }) => {
        const pool = defaultPool(cidr, router);
        expect(inPool(pool, router)).toBe(false);
        expect([isHostAddress(cidr, pool.start), isHostAddress(cidr, pool.end)]).toEqual([true, true]);
      }),
    );
  });

  test('holds 5 addresses or more in the smallest network, wherever the router is', () => {
    for (let router = 1; router <= 14; router += 1) {
      const { start, end } = defaultPool('10.0.0.0/28', `10.0.0.${router}`);
      expect(toNumber(end) - toNumber(start) + 1n).toBeGreaterThanOrEqual(5n);
    }
  });
});

describe('a network', () => {
  test('of the company is sound', () => {
    fc.assert(
      fc.property(networks, (cidr) => {
        expect(cidrProblems(cidr)).toEqual([]);
      }),
    );
  });

  test('has every problem named at once', () => {
    expect(cidrProblems('203.0.113.0/29')).toEqual([
      'must be a private network (RFC 1918), got 203.0.113.0/29; use one in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16',
      'must be /28 or larger, got 203.0.113.0/29; DHCP, gateway and load balancers take up to 7 addresses of a subnet',
    ]);
  });

  test('beside the range of floating IPs is sound', () => {
    expect(cidrProblems('172.31.128.0/17')).toEqual([]);
  });
});
