// The landing zone of Orbital, a European space company: VMware and Public Cloud on one vRack, IT and four teams.
import { LandingZone, LandingZoneApp } from 'ovh-landing-zone';
import { dataPlatform } from './teams/data-platform';
import { erp } from './teams/erp';
import { flightDynamics } from './teams/flight-dynamics';
import { it } from './teams/it';
import { missionOperations } from './teams/mission-operations';

const app = new LandingZoneApp();

new LandingZone(app, {
  name: 'orbital',
  account: 'xx1111-ovh',
  owner: 'it@orbital.example',
  vracks: { main: { existing: 'pn-1000001' } },
  logServices: { main: { existing: 'ldp-gr-10001' } },
  networks: {
    vmotion: { vlan: 10, cidr: '10.10.0.0/24' },
    simulation: { vlan: 21, cidr: '10.10.4.0/22' },
    transit: { vlan: 100, cidr: '10.16.0.0/24', allottedTo: ['it/hub', 'erp/prod'] },
    shared: { vlan: 101, cidr: '10.16.4.0/22' },
    'fd-dev': { vlan: 120, cidr: '10.20.0.0/22' },
    'fd-prod': { vlan: 121, cidr: '10.20.16.0/20' },
    'mo-dev': { vlan: 130, cidr: '10.21.0.0/22' },
    'mo-staging': { vlan: 131, cidr: '10.21.4.0/22' },
    'mo-prod': { vlan: 132, cidr: '10.21.16.0/20' },
    'erp-prod': { vlan: 140, cidr: '10.22.0.0/22' },
    'data-dev': { vlan: 150, cidr: '10.23.0.0/22' },
    'data-prod': { vlan: 151, cidr: '10.23.16.0/20' },
  },
  privateClouds: { main: { existing: 'pcc-192-0-2-10', networks: ['vmotion', 'simulation'] } },
  organization: {
    groups: {
      'it-admins': { description: 'IT, day to day' },
      'it-emergency': { existing: 'emergency@orbital.example' },
      fd: { description: 'Flight dynamics' },
      'fd-ops': { description: 'Flight dynamics, on call' },
      mo: { description: 'Mission operations' },
      'mo-leads': { description: 'Mission operations, who may create and delete' },
      erp: { description: 'ERP' },
      data: { description: 'Data platform' },
      auditors: { description: 'External auditors' },
    },
    policies: {
      logs: {
        groups: ['auditors'],
        resources: ['urn:v1:eu:resource:ldp:ldp-gr-10001'],
        allow: ['ldp:apiovh:get', 'ldp:apiovh:output/graylog/stream/get', 'ldp:graylog:stream/read'],
      },
    },
    breakGlass: ['it-emergency'],
  },
  teams: {
    it,
    'flight-dynamics': flightDynamics,
    'mission-operations': missionOperations,
    erp,
    data: dataPlatform,
  },
});

app.synth();
