import { CloudProjectLoadbalancer } from '@cdktf/provider-ovh/lib/cloud-project-loadbalancer';
import { CloudProjectNetworkPrivateSubnetV2 } from '@cdktf/provider-ovh/lib/cloud-project-network-private-subnet-v2';
import { networkIn, project, reviewCase, stack } from '../corpus';

const loadBalancer = (...listeners: object[]) =>
  stack((scope) => {
    const id = networkIn(scope);
    const subnet = new CloudProjectNetworkPrivateSubnetV2(scope, 'Subnet', {
      serviceName: project,
      region: 'GRA11',
      networkId: id,
      name: 'main',
      cidr: '10.0.0.0/24',
    });
    new CloudProjectLoadbalancer(scope, 'Front', {
      serviceName: project,
      regionName: 'GRA11',
      flavorId: 'b2c6c1a0-4d8f-4f0a-9a55-3f1f3c1a7d11',
      network: { private: { network: { id, subnetId: subnet.id } } },
      listeners: listeners.map((listener) => ({ port: 443, protocol: 'tcp', ...listener })),
    });
  });

/** Listeners are fixed: one more is another load balancer with another address. */
export default reviewCase({
  before: loadBalancer({}),
  after: loadBalancer({}, { port: 80 }),
  expected: `
    replace prod/Front ovh_cloud_project_loadbalancer: listeners certain; loses the address (VIP) of the load balancer
      listeners[1]: + {"port":80,"protocol":"tcp"}
  `,
});
