import { defineTeam } from 'ovh-landing-zone';

export const flightDynamics = defineTeam({
  owner: 'fd@orbital.example',
  costCentre: 'RD-1',
  environments: {
    dev: {
      stage: 'development',
      project: { existing: '0a1b2c3d4e5f46a7b8c9d0e1f2a30003' },
      region: 'GRA11',
      access: { owner: ['fd'] },
      networks: { main: { allocation: 'fd-dev', egress: { gateway: 's' } } },
      clusters: {
        main: {
          network: 'main',
          apiAccess: 'public',
          nodePools: { jobs: { flavor: 'c3-8', minNodes: 0, maxNodes: 6 } },
        },
      },
    },
    prod: {
      stage: 'production',
      project: { existing: '0a1b2c3d4e5f46a7b8c9d0e1f2a30004' },
      region: 'EU-WEST-PAR',
      access: { operator: ['fd-ops'], viewer: ['fd'] },
      temporaryAccess: {
        launch: { preset: 'owner', groups: ['fd-ops'], expires: '2027-03-31', reason: 'launch campaign' },
      },
      budget: { monthly: 4000 },
      auditLog: { retention: 'P14D', archive: { years: 5 } },
      networks: { main: { allocation: 'fd-prod', egress: { gateway: 'm' } } },
      clusters: {
        main: {
          network: 'main',
          apiAccess: ['203.0.113.0/28'],
          nodePools: {
            jobs: { flavor: 'c3-16', minNodes: 3, maxNodes: 39 },
            services: { flavor: 'b3-16', nodes: 3 },
          },
        },
      },
    },
  },
});
