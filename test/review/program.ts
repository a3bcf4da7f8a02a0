import type { LandingZoneSettings } from '../../src/zone/settings';

/** The landing zone that most cases change: IT, and one team with an environment in production and one for development. */
const program = (): LandingZoneSettings => ({
  name: 'acme',
  account: 'xx1111-ovh',
  owner: 'it@acme.example',
  vracks: { main: { existing: 'pn-1000001' } },
  logServices: { main: { existing: 'ldp-gr-10001' } },
  networks: {
    'web-prod': { vlan: 121, cidr: '10.20.16.0/20' },
    'web-dev': { vlan: 122, cidr: '10.20.32.0/22' },
    spare: { vlan: 130, cidr: '10.30.0.0/22' },
  },
  organization: {
    groups: { admins: { description: 'IT' }, web: { description: 'Web team' } },
    policies: { logs: { groups: ['web'], resources: ['urn:v1:eu:resource:ldp:*'], allow: ['ldp:apiovh:get'] } },
  },
  teams: {
    web: {
      owner: 'web@acme.example',
      costCentre: 'RD-1',
      environments: {
        prod: {
          stage: 'production',
          project: { existing: '0a1b2c3d4e5f46a7b8c9d0e1f2a30001' },
          region: 'GRA11',
          access: { operator: ['web'] },
          temporaryAccess: { launch: { preset: 'owner', groups: ['web'], expires: '2027-03-31', reason: 'launch' } },
          budget: { monthly: 1000 },
          quota: { regions: { GRA11: '20vms' } },
          auditLog: { retention: 'P14D', archive: { years: 2 } },
          networks: { main: { allocation: 'web-prod', egress: { gateway: 's' } } },
          clusters: {
            main: {
              apiAccess: ['203.0.113.0/28'],
              oidc: { issuerUrl: 'https://login.acme.example', clientId: 'kubernetes' },
              nodePools: { web: { flavor: 'b3-8', nodes: 3 } },
              platform: { namespaces: { shop: {} } },
            },
          },
        },
        dev: {
          stage: 'development',
          project: { existing: '0a1b2c3d4e5f46a7b8c9d0e1f2a30002' },
          region: 'GRA11',
          networks: { main: { allocation: 'web-dev', egress: { gateway: 's' } } },
        },
      },
    },
  },
});

type Entry = Record<string, unknown>;

/** A change of one setting: another value, `undefined` to take it away, or a function from the old value to the new one. */
export type Change = unknown | ((old: Entry) => unknown);

const places: Readonly<Record<string, string>> = {
  prod: 'teams.web.environments.prod',
  dev: 'teams.web.environments.dev',
};

/** The program with some settings changed, each by its path, which may begin with `prod` or `dev`. */
export function changedProgram(changes: Readonly<Record<string, Change>>): LandingZoneSettings {
  const settings = program();
  for (const [path, change] of Object.entries(changes)) {
    const keys = path.replace(/^\w+/, (first) => places[first] ?? first).split('.');
    const last = keys.pop() ?? '';
    const parent = keys.reduce<Entry>((at, key) => at[key] as Entry, settings as unknown as Entry);
    const value = typeof change === 'function' ? change(parent[last]) : change;
    if (value === undefined) delete parent[last];
    else parent[last] = value;
  }
  return settings;
}

/** Gives entries of a map other names and leaves their order: `renamed({ web: 'shop' })`. */
export const renamed =
  (names: Readonly<Record<string, string>>) =>
  (map: Entry): Entry =>
    Object.fromEntries(Object.entries(map).map(([name, value]) => [names[name] ?? name, value]));

/** Turns the order of a map round. */
export const reversed = (map: Entry): Entry => Object.fromEntries(Object.entries(map).reverse());

/** Adds entries to a map. */
export const plus =
  (more: Entry) =>
  (map: Entry): Entry => ({ ...map, ...more });

/** Takes an entry out of a map. */
export const minus =
  (name: string) =>
  ({ [name]: _, ...rest }: Entry): Entry =>
    rest;
