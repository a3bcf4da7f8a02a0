import { CloudProjectNetworkPrivate } from '@cdktf/provider-ovh/lib/cloud-project-network-private';
import { project, reviewCase, stack } from '../corpus';

const network = (name: string) =>
  stack((scope) => {
    new CloudProjectNetworkPrivate(scope, 'Network', { serviceName: project, name, vlanId: 7 });
  });

/** A rename that the provider plans and never sends. */
export default reviewCase({
  before: network('old'),
  after: network('new'),
  expected: `
    change prod/Network ovh_cloud_project_network_private
      name: old -> new
      ! ignored: the new name never reaches the API; every plan shows it again
  `,
});
