import { IpFirewall } from '@cdktf/provider-ovh/lib/ip-firewall';
import { IpFirewallRule } from '@cdktf/provider-ovh/lib/ip-firewall-rule';
import { describe, expect, test } from 'vitest';
import { stack } from '../../review/corpus';
import { exposure } from '../readings';

const world = '0.0.0.0/0 (the whole internet)';
const at = { ip: '192.0.2.1/32', ipOnFirewall: '192.0.2.1' };

const output = (rules: readonly object[], enabled?: boolean) =>
  stack((scope) => {
    if (enabled !== undefined) new IpFirewall(scope, 'Edge', { ...at, enabled });
    for (const [index, rule] of rules.entries())
      new IpFirewallRule(scope, `Rule${index}`, {
        ...at,
        protocol: 'ipv4',
        action: 'deny',
        sequence: 19,
        ...rule,
      });
  });

describe('a rule that denies', () => {
  const all = `prod/Rule0: port: ipv4 on every port of 192.0.2.1 is open to ${world}`;

  test('opens what it kept away when it goes, and closes it when it comes', () => {
    expect(exposure(output([{}], true), output([], true))).toEqual([`+ ${all}!`]);
    expect(exposure(output([], true), output([{}], true))).toEqual([`- ${all}!`]);
    expect(exposure(output([{}], true), output([{}], true))).toEqual([]);
  });

  test('of one source opens to that', () => {
    const one = { source: '203.0.113.0/28', protocol: 'tcp', destinationPort: 22 };
    expect(exposure(output([one]), output([]))).toEqual([
      '+ prod/Rule0: port: tcp on port 22 of 192.0.2.1 is open to 203.0.113.0/28',
    ]);
  });

  test('that permits from now on opens', () => {
    expect(exposure(output([{}]), output([{ action: 'permit' }]))).toContain(`+ ${all}!`);
  });
});

describe('the order of rules', () => {
  const permit = { action: 'permit', sequence: 5 };
  const ssh = { ...permit, protocol: 'tcp', destinationPort: 22 };

  test('changes nothing where no rule meets another', () => {
    const both = (sequence: number) => output([{ sequence, protocol: 'udp' }, ssh], true);
    expect(exposure(both(0), both(19))).toEqual([]);
    expect(exposure(output([{ sequence: 0 }], true), output([{ sequence: 7 }], true))).toEqual([]);
  });

  test('opens where one that denies comes after one that permits, and closes where it comes before', () => {
    const both = (sequence: number) => output([{ sequence }, ssh], true);
    const door = `prod/Rule1: port: tcp on port 22 of 192.0.2.1 is open to`;
    const [open, short] = [`${door} ${world}`, `${door} whom no rule before it denies of ${world}`];
    expect(exposure(both(0), both(19))).toEqual([`+ ${open}!`, `- ${short}!`]);
    expect(exposure(both(19), both(0))).toContain(`- ${open}!`);
  });
});

describe('a firewall', () => {
  const open = (to: string) => `prod/Edge: reachable: 192.0.2.1, without the firewall in front of it is open to ${to}`;

  test('that is switched off lets everybody in, and nobody where it is on again', () => {
    expect(exposure(output([{}], true), output([{}], false))).toEqual([`+ ${open(world)}!`]);
    expect(exposure(output([{}], false), output([{}], true))).toEqual([`- ${open(world)}!`]);
  });

  test('that is gone does, too', () => {
    expect(exposure(output([{}], true), output([{}]))).toEqual([`+ ${open(world)}!`]);
  });

  test('of which the program has no rule that denies: nobody knows', () => {
    const [row = ''] = exposure(output([], true), output([], false));
    expect(row).toContain('if rules that are not in the program kept something away');
  });
});
