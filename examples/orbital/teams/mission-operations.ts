import { defineTeam } from 'ovh-landing-zone';

export const missionOperations = defineTeam({
  owner: 'mo@orbital.example',
  costCentre: 'OPS-1',
  environments: {
    dev: {
      stage: 'development',
      project: { existing: '0a1b2c3d4e5f46a7b8c9d0e1f2a30005' },
      region: 'GRA11',
      access: { owner: ['mo'] },
      networks: { main: { allocation: 'mo-dev', egress: { gateway: 's' } } },
      clusters: {
        main: { network: 'main', apiAccess: 'public', nodePools: { default: { flavor: 'b3-8', nodes: 2 } } },
      },
    },
    staging: {
      stage: 'staging',
      project: { existing: '0a1b2c3d4e5f46a7b8c9d0e1f2a30006' },
      region: 'EU-WEST-PAR',
      access: { owner: ['mo-leads'], operator: ['mo'] },
      budget: { monthly: 800 },
      networks: { main: { allocation: 'mo-staging', egress: { gateway: 's' } } },
      logStreams: { telemetry: { retention: 'P14D' } },
      clusters: {
        main: {
          network: 'main',
          apiAccess: ['203.0.113.0/28'],
          auditLog: 'telemetry',
          nodePools: { default: { flavor: 'b3-8', nodes: 2, zones: ['a', 'b'] } },
        },
      },
    },
    prod: {
      stage: 'production',
      project: { existing: '0a1b2c3d4e5f46a7b8c9d0e1f2a30007' },
      region: 'EU-WEST-PAR',
      access: { owner: ['mo-leads'], operator: ['mo'], viewer: ['auditors'] },
      budget: { monthly: 6000 },
      auditLog: { retention: 'P14D', archive: { years: 10 }, indexing: { maxSizeGb: 200, pauseWhenFull: true } },
      networks: { main: { allocation: 'mo-prod', egress: { gateway: 'l' } } },
      clusters: {
        main: {
          network: 'main',
          apiAccess: ['203.0.113.0/28'],
          oidc: { issuerUrl: 'https://login.orbital.example', clientId: 'kubernetes' },
          ipAllocation: { pods: '10.128.0.0/14', services: '10.3.0.0/16' },
          nodePools: {
            control: { flavor: 'b3-32', nodes: 3 },
            telemetry: { flavor: 'r3-16', minNodes: 3, maxNodes: 12 },
          },
        },
      },
    },
  },
});
