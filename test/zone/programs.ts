import type { LandingZoneSettings } from '../../src/zone/settings';

/** A sound landing zone with one of everything that the wrong programs change. */
export const soundProgram = (): LandingZoneSettings => ({
  name: 'acme',
  account: 'xx1111-ovh',
  owner: 'it@acme.example',
  vracks: { main: { existing: 'pn-1000001' } },
  logServices: { main: { existing: 'ldp-gr-10001' } },
  networks: {
    vmware: { vlan: 21, cidr: '10.10.4.0/22' },
    transit: { vlan: 100, cidr: '10.16.0.0/24', allottedTo: ['it/hub', 'web/prod'] },
    'web-dev': { vlan: 120, cidr: '10.20.0.0/22' },
    'web-prod': { vlan: 121, cidr: '10.20.16.0/20', allottedTo: ['web/prod'] },
    spare: { vlan: 130, cidr: '10.30.0.0/22' },
  },
  privateClouds: { main: { existing: 'pcc-192-0-2-10', networks: ['vmware'] } },
  organization: {
    groups: { admins: {}, web: { description: 'Web team' }, emergency: { existing: 'emergency' } },
    policies: { logs: { groups: ['web'], resources: ['urn:v1:eu:resource:ldp:*'], allow: ['ldp:apiovh:get'] } },
    breakGlass: ['emergency'],
  },
  teams: {
    it: {
      owner: 'it@acme.example',
      costCentre: 'IT-1',
      environments: {
        hub: {
          stage: 'production',
          project: { existing: '0a1b2c3d4e5f46a7b8c9d0e1f2a30001' },
          region: 'GRA11',
          access: { owner: ['admins'] },
          networks: {
            transit: {
              allocation: 'transit',
              pool: { start: '10.16.0.20', end: '10.16.0.99' },
              egress: { gateway: 'm' },
            },
          },
        },
      },
    },
    web: {
      owner: 'web@acme.example',
      costCentre: 'RD-1',
      environments: {
        dev: {
          stage: 'development',
          project: { order: {}, id: '0a1b2c3d4e5f46a7b8c9d0e1f2a30002' },
          region: 'GRA11',
          networks: { main: { allocation: 'web-dev', egress: { gateway: 's' } } },
          clusters: {
            main: { apiAccess: ['203.0.113.0/28'], nodePools: { web: { flavor: 'b3-8', nodes: 2 } } },
          },
        },
        prod: {
          stage: 'production',
          project: { existing: '0a1b2c3d4e5f46a7b8c9d0e1f2a30003' },
          region: 'EU-WEST-PAR',
          access: { operator: ['web'] },
          temporaryAccess: { launch: { preset: 'owner', groups: ['web'], expires: '2027-03-31', reason: 'launch' } },
          budget: { monthly: 1000 },
          quota: { regions: { 'EU-WEST-PAR': '20vms' } },
          auditLog: { retention: 'P14D', archive: { years: 2 } },
          logStreams: { app: { indexing: { maxSizeGb: 20 } } },
          networks: {
            main: { allocation: 'web-prod', egress: { gateway: 'm' } },
            transit: { allocation: 'transit', pool: { start: '10.16.0.100', end: '10.16.0.199' }, egress: 'none' },
          },
          clusters: {
            main: {
              network: 'main',
              apiAccess: ['203.0.113.0/28'],
              oidc: { issuerUrl: 'https://login.acme.example', clientId: 'kubernetes' },
              nodePools: { jobs: { flavor: 'c3-16', minNodes: 3, maxNodes: 9 }, web: { flavor: 'b3-8', nodes: 3 } },
              platform: { namespaces: { web: {} }, knative: {} },
            },
          },
        },
      },
    },
  },
});

const environments: Readonly<Record<string, string>> = {
  hub: 'teams.it.environments.hub',
  dev: 'teams.web.environments.dev',
  prod: 'teams.web.environments.prod',
};

/**
 * The sound program with some values changed, each by its path; `undefined` takes a value away. A path may begin with the
 * name of an environment: `prod.region`.
 */
export function changed(changes: Readonly<Record<string, unknown>>): LandingZoneSettings {
  const program: unknown = soundProgram();
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.replace(/^\w+/, (first) => environments[first] ?? first).split('.');
    const last = keys.pop() ?? '';
    const parent = keys.reduce<Record<string, unknown>>(
      (at, key) => at[key] as Record<string, unknown>,
      program as Record<string, unknown>,
    );
    if (value === undefined) delete parent[last];
    else parent[last] = value;
  }
  return program as LandingZoneSettings;
}

/** An entry of `retired`. */
export const retirement = { after: '2027-01-31', reason: 'nobody uses it any more' };

/** An entry of `exceptions`, without what it is for. */
export const replacement = {
  rule: 'data-replaced',
  reason: 'it moves',
  owner: 'web@acme.example',
  until: '2027-01-31',
} as const;

const inVrack = [
  ...['vmware', 'transit', 'web-dev', 'web-prod', 'spare'].map((network) => `networks.${network}`),
  ...['privateClouds.main', 'hub', 'dev', 'prod'],
];

/**
 * Changes that give the sound program a second vRack, and say of everything in which one it is.
 *
 * @param lab what is in the second one, by its path
 */
export const twoVracks = (
  lab: readonly string[] = ['networks.web-dev', 'networks.spare', 'dev'],
): Readonly<Record<string, unknown>> => ({
  vracks: { main: { existing: 'pn-1000001' }, lab: { adopt: 'pn-1000002' } },
  ...Object.fromEntries(inVrack.map((path) => [`${path}.vrack`, lab.includes(path) ? 'lab' : 'main'])),
});
