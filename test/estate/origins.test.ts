import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Lineage, type Origins, partsOf, settingAt } from '../../src/estate/origins';

const origins: Origins = {
  prod: {
    '': {
      path: '/teams.web.environments.prod',
      attributes: { owner: ['owner', '/teams.web.owner'], region: 'region' },
    },
    Clusters: 'clusters',
    'Clusters/main': { path: 'clusters.main', attributes: { 'template.metadata.labels': 'nodeLabels' } },
    'Clusters/main/NodePools/jobs': {
      path: 'clusters.main.nodePools.jobs',
      attributes: {
        flavor_name: 'flavor',
        'metadata.labels': 'labels',
        'metadata.labels["example.com/tier"]': 'tier',
      },
    },
    Floor: { attributes: { identities: 'access' } },
  },
  own: { Network: { attributes: { vlan_id: '/networks.dev.vlan', cidr: 'cidr' } } },
};

const lineage = (construct: string, stack = 'prod') => new Lineage({ origins }, stack, construct);
const behind = (construct: string, attribute?: string, stack = 'prod') =>
  [...lineage(construct, stack).behind(attribute)].map((keys) => keys.join('.'));
const cluster = 'teams.web.environments.prod.clusters.main';

describe('a construct', () => {
  test('is made from the settings that are told of it, or of the nearest one around it', () => {
    expect(lineage('Clusters/main/NodePools/jobs/a').keys?.join('.')).toBe(`${cluster}.nodePools.jobs`);
    expect(lineage('Clusters/main/ApiAccess').keys?.join('.')).toBe(cluster);
    expect(lineage('Floor').keys?.join('.')).toBe('teams.web.environments.prod');
    expect(lineage('').keys?.join('.')).toBe('teams.web.environments.prod');
  });

  test('that nothing is told of is made from none', () => {
    expect(lineage('Network', 'own').keys).toBeUndefined();
    expect(lineage('Clusters/main', 'other').keys).toBeUndefined();
    expect(lineage('toString', 'constructor').keys).toBeUndefined();
  });
});

describe('behind an attribute there may be', () => {
  test('what is told of it, the nearest and most exact first, then the setting of its name', () => {
    const pool = `${cluster}.nodePools.jobs`;
    expect(behind('Clusters/main/NodePools/jobs/a', 'flavor_name')).toEqual([`${pool}.flavor`, `${pool}.flavorName`]);
    expect(behind('Clusters/main/NodePools/jobs', 'template.metadata.labels["owner"]')).toEqual([
      `${pool}.labels.owner`,
      `${pool}.template.metadata.labels.owner`,
      `${cluster}.nodeLabels.owner`,
      'teams.web.environments.prod.owner',
      'teams.web.owner',
    ]);
    expect(behind('Clusters/main/NodePools/jobs', 'metadata.labels["example.com/tier"]')[0]).toBe(`${pool}.tier`);
    expect(behind('Clusters/main/Oidc', 'issuer_url')).toEqual([`${cluster}.issuerUrl`]);
  });

  test('for something as a whole all of them', () => {
    expect(behind('Floor')).toEqual([
      'teams.web.environments.prod.access',
      'teams.web.environments.prod.owner',
      'teams.web.owner',
      'teams.web.environments.prod.region',
    ]);
  });

  test('settings from the root only, where the construct is made from none', () => {
    expect(behind('Network/Subnet', 'vlan_id', 'own')).toEqual(['networks.dev.vlan']);
    expect(behind('Network/Subnet', 'cidr', 'own')).toEqual([]);
  });
});

test.each([
  ['rule[2].port', ['rule', 'port']],
  ['tags["cost-centre"]', ['tags', 'cost-centre']],
  ['labels["a.b/c"].d', ['labels', 'a.b/c', 'd']],
  ['labels["a\\"b"]', ['labels', 'a"b']],
  ['', []],
])('parts of %s', (attribute, parts) => {
  expect(partsOf(attribute)).toEqual(parts);
});

describe('a setting', () => {
  const settings = { teams: { web: { owner: 'a', list: [{ x: 1 }] } } };

  test('is what its keys lead to; keys into a list lead to the list', () => {
    expect(settingAt(settings, ['teams', 'web', 'owner'])).toEqual({ keys: ['teams', 'web', 'owner'], value: 'a' });
    expect(settingAt(settings, ['teams', 'web', 'list', '0', 'x'])).toEqual({
      keys: ['teams', 'web', 'list'],
      value: [{ x: 1 }],
    });
    expect(settingAt(settings, ['teams', 'shop'])).toBeUndefined();
    expect(settingAt(settings, ['toString'])).toBeUndefined();
    expect(settingAt(settings, [])).toEqual({ keys: [], value: settings });
  });

  test('is never more than was asked for', () => {
    const keys = fc.array(fc.constantFrom('teams', 'web', 'owner', 'list', '0', 'x', '__proto__', 'length'));
    fc.assert(
      fc.property(keys, (asked) => {
        const found = settingAt(settings, asked);
        if (found !== undefined) expect(asked.slice(0, found.keys.length)).toEqual(found.keys);
      }),
    );
  });
});
