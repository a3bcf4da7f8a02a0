// A stack of a product team, in a repository of its own: constructs, and the network plan that IT publishes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Construct } from 'constructs';
import {
  AddressPlan,
  CloudProject,
  LandingZoneApp,
  LogService,
  LogStream,
  ManagedKubernetes,
  PrivateNetwork,
  TeamStack,
} from 'ovh-landing-zone';

class MissionControl extends TeamStack {
  constructor(scope: Construct, id: string, plan: AddressPlan) {
    super(scope, id, {
      account: 'xx1111-ovh',
      team: 'mission-operations',
      environment: 'dev',
      owner: 'mo@orbital.example',
      costCentre: 'OPS-1',
    });
    const project = CloudProject.fromServiceName('0a1b2c3d4e5f46a7b8c9d0e1f2a30009');
    const network = new PrivateNetwork(this, 'Network', {
      project,
      region: 'GRA11',
      allocation: plan.network('mo-dev'),
      egress: { gateway: 's' },
    });
    const audit = new LogStream(this, 'Audit', {
      service: LogService.fromServiceName('ldp-gr-10002'),
      title: 'mission-control-audit',
      deletionProtection: false,
    });
    new ManagedKubernetes(this, 'Kubernetes', {
      network,
      auditLog: audit,
      apiAccess: ['203.0.113.0/28'],
      nodeLabels: this.kubernetesLabels,
      nodePools: { default: { flavor: 'b3-8', nodes: 2 } },
    });
  }
}

const plan = AddressPlan.fromPublished(JSON.parse(readFileSync(join(__dirname, 'address-plan.json'), 'utf8')));

const app = new LandingZoneApp();
new MissionControl(app, 'mission-control', plan);
app.synth();
