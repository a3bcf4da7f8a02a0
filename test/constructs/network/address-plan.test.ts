import { describe, expect, test } from 'vitest';
import { AddressPlan, Allocation } from '../../../constructs/network/address-plan';
import { mistakesOf } from '../../support/synth';

const networks = {
  'web-dev': { vlan: 120, cidr: '10.20.0.0/22' },
  'web-prod': { vlan: 121, cidr: '10.20.16.0/20', vrack: 'main', allottedTo: ['web/prod'] },
};

describe('a plan', () => {
  test('hands out its networks by name', () => {
    const plan = new AddressPlan(networks);
    const found = plan.network('web-prod');
    expect(found).toMatchObject({ name: 'web-prod', vlan: 121, cidr: '10.20.16.0/20', vrack: 'main' });
    expect(found.plan).toBe(plan);
    expect([...plan.networks.keys()]).toEqual(['web-dev', 'web-prod']);
  });

  test('tells where in the settings each of its networks stands, where a landing zone made it', () => {
    const origins = (plan: AddressPlan) => [...plan.networks.values()].map(({ origin }) => origin);
    expect(origins(new AddressPlan(networks, '/networks'))).toEqual(['/networks.web-dev', '/networks.web-prod']);
    expect(origins(new AddressPlan(networks))).toEqual([undefined, undefined]);
  });

  test.each([
    ['web-pord', "address-plan.web-pord: is not in the plan; did you mean 'web-prod'?"],
    ['simulation', 'address-plan.simulation: is not in the plan; use one of web-dev, web-prod'],
  ])('has no network %s, and says what it has', (name, message) => {
    expect(mistakesOf(() => new AddressPlan(networks).network(name))).toEqual([message]);
  });

  test('is the only maker of its entries: what looks like one is none', () => {
    const entry = new AddressPlan(networks).network('web-dev');
    expect(Allocation.isAllocation(entry)).toBe(true);
    for (const other of [{ ...entry }, { name: 'web-dev', vlan: 120, cidr: '10.20.0.0/22' }, 120, null, undefined]) {
      expect(Allocation.isAllocation(other)).toBe(false);
    }
  });
});

describe('a published plan', () => {
  test('is found by names and has the ids that networks are called after', () => {
    const { 'web-dev': dev, ...others } = networks;
    const plan = AddressPlan.fromPublished({ version: 1, networks: { ...others, shop: { id: 'web-dev', ...dev } } });
    expect([...plan.networks.values()].map(({ name, id }) => [name, id])).toEqual([
      ['web-prod', 'web-prod'],
      ['shop', 'web-dev'],
    ]);
  });

  test('is read from the content of its file', () => {
    const plan = AddressPlan.fromPublished(JSON.parse(JSON.stringify({ version: 1, networks })));
    expect(plan.network('web-dev')).toMatchObject({ vlan: 120, cidr: '10.20.0.0/22' });
  });

  test.each<[string, unknown, readonly string[]]>([
    ['of another version', { version: 2, networks }, ['address-plan.version: must be 1, got 2; write that']],
    ['without networks', { version: 1 }, ['address-plan.networks: is missing; give an object']],
    [
      'with VLANs that no vRack has',
      {
        version: 1,
        networks: Object.fromEntries(
          [1, 2, 4000, 4001].map((vlan) => [`n${vlan}`, { vlan, cidr: `10.${vlan % 256}.0.0/16` }]),
        ),
      },
      [
        'address-plan.networks.n1.vlan: must be at least 2, got 1; raise it',
        'address-plan.networks.n4001.vlan: must be at most 4000, got 4001; lower it',
      ],
    ],
    [
      'with a VLAN that no vRack has, and one with a bad address',
      { version: 1, networks: { a: { vlan: 4001, cidr: '10.0.0.0/24' }, b: { vlan: 2, cidr: '10.0.0.0/33' } } },
      [
        'address-plan.networks.a.vlan: must be at most 4000, got 4001; lower it',
        'address-plan.networks.b.cidr: must be an IPv4 network such as 10.20.0.0/20, got "10.0.0.0/33"; write an address and a mask',
      ],
    ],
    ['that is a text', 'web-dev', ['address-plan: must be an object, got "web-dev"; give an object']],
  ])('%s is refused', (_, published, messages) => {
    expect(mistakesOf(() => AddressPlan.fromPublished(published))).toEqual(messages);
  });
});
