// The landing zone of Orbital, a European space company: VMware and Public Cloud on one vRack, IT and four teams.
import { defineTeam, LandingZone, LandingZoneApp } from 'ovh-landing-zone';

const office = ['203.0.113.0/28'];
const oidc = { issuerUrl: 'https://login.orbital.example', clientId: 'kubernetes' };

const it = defineTeam({
  owner: 'it@orbital.example',
  costCentre: 'IT-1',
  environments: {
    hub: {
      stage: 'production',
      project: { existing: '0a1b2c3d4e5f46a7b8c9d0e1f2a30001', attach: true },
      region: 'GRA11',
      access: { owner: ['admins'] },
      networks: { transit: { allocation: 'transit', egress: { gateway: 'l' } } },
    },
    shared: {
      stage: 'production',
      project: { order: { description: 'Orbital shared services' }, id: '0a1b2c3d4e5f46a7b8c9d0e1f2a30002' },
      region: 'GRA11',
      access: { owner: ['admins'], viewer: ['auditors'] },
      budget: { monthly: 500, email: 'finops@orbital.example' },
      quota: { regions: { GRA11: '20vms' } },
      auditLog: { archive: { years: 2 } },
      networks: { main: { allocation: 'shared', egress: { gateway: 's' } } },
      clusters: {
        tools: {
          apiAccess: office,
          oidc,
          nodePools: { default: { flavor: 'b3-8', nodes: 3, antiAffinity: true } },
          platform: { namespaces: { ci: { quota: { cpu: 8, memoryGib: 16 } } }, argoRollouts: {} },
        },
      },
    },
  },
});

const flightDynamics = defineTeam({
  owner: 'fd@orbital.example',
  costCentre: 'RD-1',
  environments: {
    dev: {
      stage: 'development',
      project: { existing: '0a1b2c3d4e5f46a7b8c9d0e1f2a30003' },
      region: 'GRA11',
      access: { owner: ['fd'] },
      networks: { main: { allocation: 'fd-dev', egress: { gateway: 's' } } },
      clusters: { main: { apiAccess: office, nodePools: { jobs: { flavor: 'c3-8', minNodes: 0, maxNodes: 6 } } } },
    },
    prod: {
      stage: 'production',
      project: { existing: '0a1b2c3d4e5f46a7b8c9d0e1f2a30004' },
      region: 'EU-WEST-PAR',
      access: { operator: ['fd-ops'], viewer: ['fd'] },
      temporaryAccess: { launch: { preset: 'owner', groups: ['fd-ops'], expires: '2027-03-31', reason: 'launch' } },
      budget: { monthly: 4000 },
      auditLog: { archive: { years: 5 } },
      networks: { main: { allocation: 'fd-prod', egress: { gateway: 'm' } } },
      clusters: {
        main: {
          apiAccess: office,
          nodePools: { jobs: { flavor: 'c3-16', minNodes: 3, maxNodes: 39 }, web: { flavor: 'b3-16', nodes: 3 } },
          platform: { namespaces: { propagation: {}, web: {} }, knative: {}, argoRollouts: {} },
        },
      },
    },
  },
});

const missionOperations = defineTeam({
  owner: 'mo@orbital.example',
  costCentre: 'OPS-1',
  environments: {
    staging: {
      stage: 'staging',
      project: { existing: '0a1b2c3d4e5f46a7b8c9d0e1f2a30005' },
      region: 'EU-WEST-PAR',
      access: { owner: ['leads'], operator: ['mo'] },
      budget: { monthly: 800 },
      logStreams: { audit: { retention: 'P14D' } },
      networks: { main: { allocation: 'mo-staging', egress: { gateway: 's' } } },
      clusters: { main: { apiAccess: office, auditLog: 'audit', nodePools: { web: { flavor: 'b3-8', nodes: 3 } } } },
    },
    prod: {
      stage: 'production',
      project: { existing: '0a1b2c3d4e5f46a7b8c9d0e1f2a30006' },
      region: 'EU-WEST-PAR',
      access: { owner: ['leads'], operator: ['mo'], viewer: ['auditors'] },
      budget: { monthly: 6000 },
      auditLog: { archive: { years: 10 }, indexing: { maxSizeGb: 200 } },
      networks: { main: { allocation: 'mo-prod', egress: { gateway: 'l' } } },
      clusters: {
        main: {
          apiAccess: office,
          oidc,
          ipAllocation: { pods: '10.128.0.0/14' },
          nodePools: { control: { flavor: 'b3-32', nodes: 3 }, data: { flavor: 'r3-16', nodes: 6 } },
          platform: { namespaces: { control: {}, telemetry: {} }, argoRollouts: {} },
        },
      },
    },
  },
});

const erp = defineTeam({
  owner: 'erp@orbital.example',
  costCentre: 'FIN-1',
  environments: {
    prod: {
      stage: 'production',
      project: { existing: '0a1b2c3d4e5f46a7b8c9d0e1f2a30007' },
      region: 'GRA11',
      access: { operator: ['erp'] },
      budget: { monthly: 1200 },
      networks: { main: { allocation: 'erp-prod', egress: { hub: '10.22.0.2' } } },
      clusters: { main: { apiAccess: office, nodePools: { odoo: { flavor: 'b3-16', nodes: 2 } } } },
    },
  },
});

const data = defineTeam({
  owner: 'data@orbital.example',
  costCentre: 'RD-2',
  environments: {
    prod: {
      stage: 'production',
      project: { existing: '0a1b2c3d4e5f46a7b8c9d0e1f2a30008' },
      region: 'EU-WEST-PAR',
      access: { operator: ['data'] },
      budget: { monthly: 2500 },
      logStreams: { pipelines: { indexing: { maxSizeGb: 20 } } },
      networks: { main: { allocation: 'data-prod', egress: { gateway: 'm' } } },
      clusters: {
        main: { apiAccess: office, nodePools: { olap: { flavor: 'r3-32', nodes: 3 } }, platform: { knative: {} } },
      },
    },
  },
});

const app = new LandingZoneApp();
new LandingZone(app, {
  name: 'orbital',
  account: 'xx1111-ovh',
  owner: 'it@orbital.example',
  vracks: { main: { adopt: 'pn-1000001' } },
  logServices: { main: { existing: 'ldp-gr-10001' } },
  networks: {
    vmotion: { vlan: 10, cidr: '10.10.0.0/24' },
    simulation: { vlan: 21, cidr: '10.10.4.0/22' },
    transit: { vlan: 100, cidr: '10.16.0.0/24' },
    shared: { vlan: 101, cidr: '10.16.4.0/22' },
    'fd-dev': { vlan: 120, cidr: '10.20.0.0/22' },
    'fd-prod': { vlan: 121, cidr: '10.20.16.0/20', allottedTo: ['flight-dynamics/prod'] },
    'mo-dev': { vlan: 130, cidr: '10.21.0.0/22' },
    'mo-staging': { vlan: 131, cidr: '10.21.4.0/22' },
    'mo-prod': { vlan: 132, cidr: '10.21.16.0/20', allottedTo: ['mission-operations/prod'] },
    'erp-prod': { vlan: 140, cidr: '10.22.0.0/22' },
    'data-prod': { vlan: 151, cidr: '10.23.16.0/20' },
  },
  privateClouds: { main: { existing: 'pcc-192-0-2-10', networks: ['vmotion', 'simulation'] } },
  organization: {
    groups: { admins: {}, auditors: {}, fd: {}, 'fd-ops': {}, mo: {}, leads: {}, erp: {}, data: {}, emergency: {} },
    policies: { logs: { groups: ['auditors'], resources: ['urn:v1:eu:resource:ldp:*'], allow: ['ldp:apiovh:get'] } },
    breakGlass: ['emergency'],
  },
  teams: { it, 'flight-dynamics': flightDynamics, 'mission-operations': missionOperations, erp, data },
});
app.synth();
