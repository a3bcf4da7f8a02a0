import { defineTeam } from 'ovh-landing-zone';

export const dataPlatform = defineTeam({
  owner: 'data@orbital.example',
  costCentre: 'RD-2',
  environments: {
    dev: {
      stage: 'development',
      project: { existing: '0a1b2c3d4e5f46a7b8c9d0e1f2a30009' },
      region: 'GRA11',
      access: { owner: ['data'] },
      networks: { main: { allocation: 'data-dev' } },
      logStreams: { pipelines: { indexing: { maxSizeGb: 20 } } },
    },
    prod: {
      stage: 'production',
      project: { existing: '0a1b2c3d4e5f46a7b8c9d0e1f2a30010' },
      region: 'EU-WEST-PAR',
      access: { operator: ['data'] },
      budget: { monthly: 2500 },
      networks: { main: { allocation: 'data-prod', egress: { gateway: 'm' } } },
      clusters: {
        main: {
          network: 'main',
          apiAccess: ['203.0.113.0/28'],
          nodePools: {
            clickhouse: {
              flavor: 'r3-32',
              nodes: 3,
              taints: [{ key: 'dedicated', value: 'clickhouse', effect: 'NoSchedule' }],
            },
          },
        },
      },
    },
  },
});
