import { defineTeam } from 'ovh-landing-zone';

export const it = defineTeam({
  owner: 'it@orbital.example',
  costCentre: 'IT-1',
  environments: {
    hub: {
      stage: 'production',
      project: { existing: '0a1b2c3d4e5f46a7b8c9d0e1f2a30001', attach: true },
      region: 'GRA11',
      access: { owner: ['it-admins'] },
      budget: { monthly: 300 },
      networks: {
        transit: { allocation: 'transit', pool: { start: '10.16.0.20', end: '10.16.0.99' }, egress: { gateway: 'l' } },
      },
    },
    shared: {
      stage: 'production',
      project: { order: { description: 'Orbital shared services' }, id: '0a1b2c3d4e5f46a7b8c9d0e1f2a30002' },
      region: 'GRA11',
      access: { owner: ['it-admins'], viewer: ['auditors'] },
      budget: { monthly: 500, email: 'finops@orbital.example' },
      quota: { regions: { GRA11: '20vms' } },
      auditLog: { retention: 'P14D', archive: { years: 2 } },
      networks: { main: { allocation: 'shared', egress: { gateway: 's' } } },
      clusters: {
        tools: {
          network: 'main',
          apiAccess: ['203.0.113.0/28'],
          oidc: { issuerUrl: 'https://login.orbital.example', clientId: 'kubernetes' },
          nodePools: { default: { flavor: 'b3-8', nodes: 3, antiAffinity: true } },
        },
      },
    },
  },
});
