import { expect, test } from 'vitest';
import { type Json, useOrbital } from './output';

const review = useOrbital();

const rules = 'ovh_ip_firewall_rule';
const at = { ip: '192.0.2.1', ip_on_firewall: '192.0.2.1' };
const deny = { ...at, action: 'deny', protocol: 'ipv4', sequence: 19 };

const gates = (prepare: (resource: Json) => void, attack: (resource: Json) => void) => {
  const both = (resource: Json): void => {
    resource.ovh_ip_firewall = { F: { ...at, enabled: true } };
    prepare(resource);
  };
  const seen = review({
    base: ({ stack }) => stack('erp-prod', ({ resource }) => both(resource)),
    head: ({ stack }) => stack('erp-prod', ({ resource }) => attack(resource)),
  });
  return seen.gates.filter((gate) => gate === 'world' || gate === 'exposure');
};

const denied = (resource: Json): void => {
  resource[rules] = { D: deny };
};

test.each<readonly [string, (resource: Json) => void]>([
  ['a rule that denies is gone', (resource) => Reflect.deleteProperty(resource, rules)],
  ['a rule that denies permits', (resource) => Object.assign(resource[rules].D, { action: 'permit' })],
  ['the firewall is off', (resource) => Object.assign(resource.ovh_ip_firewall.F, { enabled: false })],
  [
    'only Terraform knows if it is on',
    (resource) => Object.assign(resource.ovh_ip_firewall.F, { enabled: '${var.x}' }),
  ],
  ['the firewall is gone', (resource) => Reflect.deleteProperty(resource, 'ovh_ip_firewall')],
  ['it denies for another address', (resource) => Object.assign(resource[rules].D, { ip_on_firewall: '192.0.2.2' })],
  ['it denies some packets only', (resource) => Object.assign(resource[rules].D, { tcp_option: 'established' })],
  ['it denies from one port only', (resource) => Object.assign(resource[rules].D, { source_port: '53' })],
  ['there may be no rule', (resource) => Object.assign(resource[rules].D, { count: '${length(data.x.y.z)}' })],
])('%s: that opens', (_, attack) => {
  expect(gates(denied, attack)).toEqual(expect.arrayContaining(['world', 'exposure']));
});

test('a rule that denies closes, and opens nothing', () => {
  expect(gates(() => {}, denied)).toEqual([]);
});

const ssh = { ...at, action: 'permit', protocol: 'tcp', destination_port: '22', sequence: 5 };
const to = (sequence: number) => (resource: Json) => Object.assign(resource[rules].D, { sequence });
const both = (sequence: number) => (resource: Json) => {
  resource[rules] = { D: { ...deny, sequence }, P: ssh };
};

test('a rule that denies and comes after one that permits, opens', () => {
  expect(gates(both(0), to(19))).toEqual(expect.arrayContaining(['world', 'exposure']));
});

test.each<readonly [string, (resource: Json) => void, number]>([
  ['before one that permits', both(19), 0],
  ['elsewhere, past none', both(9), 19],
  ['elsewhere, alone', denied, 0],
])('a rule that denies and comes %s, opens nothing', (_, prepare, sequence) => {
  expect(gates(prepare, to(sequence))).toEqual([]);
});
