// a whole landing zone, as the README shows it
import { defineTeam, LandingZone, LandingZoneApp } from 'ovh-landing-zone';

const app = new LandingZoneApp();

const data = defineTeam({
  owner: 'data@orbital.example',
  costCentre: 'RD-1',
  environments: {
    prod: {
      stage: 'production',
      project: { existing: '0a1b2c3d4e5f46a7b8c9d0e1f2a30009' },
      region: 'GRA11',
      budget: { monthly: 400 },
      networks: { main: { allocation: 'data-prod', egress: { gateway: 's' } } },
    },
  },
});

const zone = new LandingZone(app, {
  name: 'orbital',
  account: 'xx1111-ovh',
  owner: 'it@orbital.example',
  vracks: { main: { existing: 'pn-1000001' } },
  networks: { 'data-prod': { vlan: 120, cidr: '10.20.0.0/20' } },
  teams: { data },
});

const stackId: string | undefined = zone.environment('data', 'prod').workload?.node.id;
if (stackId !== 'data-prod') throw new Error(`the stack is called ${stackId}`);

app.synth();
