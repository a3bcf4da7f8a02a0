// a product team's own stack, from constructs and a published address plan
import type { Construct } from 'constructs';
import { AddressPlan, CloudProject, LandingZoneApp, PrivateNetwork, TeamStack } from 'ovh-landing-zone';

class MissionControl extends TeamStack {
  readonly cidr: string;

  constructor(scope: Construct, id: string, plan: AddressPlan) {
    super(scope, id, {
      account: 'xx1111-ovh',
      team: 'mission-operations',
      environment: 'dev',
      owner: 'ops@orbital.example',
    });
    const project = CloudProject.fromServiceName('4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c6');
    const network = new PrivateNetwork(this, 'Network', {
      project,
      region: 'GRA11',
      allocation: plan.network('mo-dev'),
    });
    this.cidr = network.cidr;
  }
}

const app = new LandingZoneApp();
const stack = new MissionControl(
  app,
  'mission-control',
  new AddressPlan({ 'mo-dev': { vlan: 130, cidr: '10.21.0.0/22' } }),
);
if (stack.cidr !== '10.21.0.0/22') throw new Error(`the network is ${stack.cidr}`);
app.synth();
