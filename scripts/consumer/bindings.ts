// bindings of the OVH provider without the rest of the library
import { App, TerraformStack } from 'cdktf';
import { CloudProjectKube } from 'ovh-landing-zone/provider-ovh/cloud-project-kube';
import { OvhProvider } from 'ovh-landing-zone/provider-ovh/provider';

const app = new App();
const stack = new TerraformStack(app, 'bare');
new OvhProvider(stack, 'ovh', { endpoint: 'ovh-eu' });
const kube = new CloudProjectKube(stack, 'kube', { region: 'GRA11', serviceName: '0a1b2c3d4e5f46a7b8c9d0e1f2a30009' });
const id: string = kube.id;
if (typeof id !== 'string') throw new Error('the id is no token');

app.synth();
