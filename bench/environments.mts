/** A landing zone of as many environments as wanted, each like one of the production environments of examples/orbital. */
import type {
  EnvironmentClusterSettings,
  EnvironmentSettings,
  LandingZoneSettings,
  NetworkSettings,
  TeamSettings,
} from '../src/index.js';

/** What differs between the environments of one kind. */
interface Place {
  readonly project: { readonly existing: string };
  readonly allocation: string;
  /** First three numbers of the network's first address. */
  readonly prefix: string;
}

const office = ['203.0.113.0/28'];
const auditors = { viewer: ['auditors'] };
const groups = ['auditors', 'leads', 'operators', 'developers', 'emergency'];

const jobsAndWeb = ({ project, allocation }: Place): EnvironmentSettings => ({
  stage: 'production',
  project,
  region: 'EU-WEST-PAR',
  access: { operator: ['operators'], viewer: ['developers'] },
  temporaryAccess: { launch: { preset: 'owner', groups: ['operators'], expires: '2027-03-31', reason: 'launch' } },
  budget: { monthly: 4000 },
  auditLog: { archive: { years: 5 } },
  networks: { main: { allocation, egress: { gateway: 'm' } } },
  clusters: {
    main: {
      apiAccess: office,
      nodePools: { jobs: { flavor: 'c3-16', minNodes: 3, maxNodes: 39 }, web: { flavor: 'b3-16', nodes: 3 } },
      platform: { namespaces: { propagation: {}, web: {} }, knative: {}, argoRollouts: {} },
    },
  },
});

const control = ({ project, allocation }: Place): EnvironmentSettings => {
  const main: EnvironmentClusterSettings = {
    apiAccess: office,
    oidc: { issuerUrl: 'https://login.orbital.example', clientId: 'kubernetes' },
    ipAllocation: { pods: '10.128.0.0/14' },
    nodePools: { control: { flavor: 'b3-32', nodes: 3 }, data: { flavor: 'r3-16', nodes: 6 } },
    platform: { namespaces: { control: {}, telemetry: {} }, argoRollouts: {} },
  };
  return {
    stage: 'production',
    project,
    region: 'EU-WEST-PAR',
    access: { owner: ['leads'], operator: ['operators'], ...auditors },
    budget: { monthly: 6000 },
    auditLog: { archive: { years: 10 }, indexing: { maxSizeGb: 200 } },
    networks: { main: { allocation, egress: { gateway: 'l' } } },
    clusters: { main },
  };
};

const behindHub = ({ project, allocation, prefix }: Place): EnvironmentSettings => ({
  stage: 'production',
  project,
  region: 'GRA11',
  access: { operator: ['operators'] },
  budget: { monthly: 1200 },
  networks: { main: { allocation, egress: { hub: `${prefix}.2` } } },
  clusters: { main: { apiAccess: office, nodePools: { odoo: { flavor: 'b3-16', nodes: 2 } } } },
});

const pipelines = ({ project, allocation }: Place): EnvironmentSettings => ({
  stage: 'production',
  project,
  region: 'EU-WEST-PAR',
  access: { operator: ['operators'] },
  budget: { monthly: 2500 },
  logStreams: { pipelines: { indexing: { maxSizeGb: 20 } } },
  networks: { main: { allocation, egress: { gateway: 'm' } } },
  clusters: {
    main: { apiAccess: office, nodePools: { olap: { flavor: 'r3-32', nodes: 3 } }, platform: { knative: {} } },
  },
});

/** The environments of every team. */
const kinds = { jobs: jobsAndWeb, control, erp: behindHub, data: pipelines };

/** Settings of a landing zone with that many environments, four a team. */
export function landingZoneOf(environments: number): LandingZoneSettings {
  const networks: Record<string, NetworkSettings> = {};
  const teams: Record<string, TeamSettings> = {};
  const names = Object.keys(kinds) as (keyof typeof kinds)[];
  for (let index = 0; index < environments; index += 1) {
    const kind = names[index % names.length] ?? 'jobs';
    const team = `team-${Math.floor(index / names.length)}`;
    const prefix = `10.${64 + (index >> 6)}.${(index & 63) * 4}`;
    const allocation = `${team}-${kind}`;
    networks[allocation] = { vlan: 200 + index, cidr: `${prefix}.0/22` };
    const project = { existing: index.toString(16).padStart(32, '0') };
    teams[team] = {
      owner: `${team}@orbital.example`,
      costCentre: `CC-${team}`,
      environments: { ...teams[team]?.environments, [kind]: kinds[kind]({ project, allocation, prefix }) },
    };
  }
  return {
    name: 'bench',
    account: 'xx1111-ovh',
    owner: 'it@orbital.example',
    vracks: { main: { existing: 'pn-1000001' } },
    logServices: { main: { existing: 'ldp-gr-10001' } },
    networks,
    organization: { groups: Object.fromEntries(groups.map((name) => [name, {}])), breakGlass: ['emergency'] },
    teams,
  };
}
