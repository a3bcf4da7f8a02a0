import { CloudProjectNetworkPrivate } from '@cdktf/provider-ovh/lib/cloud-project-network-private';
import { project, reviewCase, stack } from '../corpus';

const network = (name: string) =>
  stack((scope) => {
    const lifecycle = { ignoreChanges: ['name'] };
    new CloudProjectNetworkPrivate(scope, 'Network', { serviceName: project, name, vlanId: 7, lifecycle });
  });

/** A change that the program itself tells Terraform to ignore. */
export default reviewCase({
  before: network('old'),
  after: network('new'),
  showNoise: true,
  expected: `
    noise prod ovh_cloud_project_network_private.Network: name differs, and lifecycle.ignore_changes names it
  `,
});
