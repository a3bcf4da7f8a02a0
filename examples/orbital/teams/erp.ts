import { defineTeam } from 'ovh-landing-zone';

export const erp = defineTeam({
  owner: 'erp@orbital.example',
  costCentre: 'FIN-1',
  environments: {
    prod: {
      stage: 'production',
      project: { existing: '0a1b2c3d4e5f46a7b8c9d0e1f2a30008' },
      region: 'GRA11',
      access: { operator: ['erp'] },
      budget: { monthly: 1200 },
      networks: {
        main: { allocation: 'erp-prod', egress: { hub: '10.22.0.2' } },
        transit: { allocation: 'transit', pool: { start: '10.16.0.100', end: '10.16.0.199' } },
      },
      clusters: {
        main: { network: 'main', apiAccess: ['203.0.113.0/28'], nodePools: { odoo: { flavor: 'b3-16', nodes: 2 } } },
      },
    },
  },
});
