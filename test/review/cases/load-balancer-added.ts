import { CloudProjectLoadbalancer } from '@cdktf/provider-ovh/lib/cloud-project-loadbalancer';
import { project, reviewCase, stack } from '../corpus';

const loadBalancer = (...listeners: object[]) =>
  stack((scope) => {
    new CloudProjectLoadbalancer(scope, 'Front', {
      serviceName: project,
      regionName: 'GRA11',
      flavorId: 'b2c6c1a0-4d8f-4f0a-9a55-3f1f3c1a7d11',
      network: { private: { network: { id: 'net-1', subnetId: 'subnet-1' } } },
      listeners: listeners.map((listener) => ({ port: 443, protocol: 'tcp', ...listener })),
    });
  });

const none = stack(() => {});

/** A load balancer. */
export default reviewCase({
  before: none,
  after: loadBalancer({}),
  expected: `
    add prod/Front ovh_cloud_project_loadbalancer
  `,
});
