import { reviewCase, zone } from '../corpus';

const standard = { unlisted: 'standard' };

/** The range of pods is fixed when a cluster is made; what runs inside goes with the cluster. */
export default reviewCase({
  before: zone({ 'prod.clusters.main.ipAllocation': { pods: '10.64.0.0/14' }, 'prod.clusters.main.plan': standard }),
  after: zone({ 'prod.clusters.main.ipAllocation': { pods: '10.128.0.0/14' }, 'prod.clusters.main.plan': standard }),
  expected: `
    replace web-prod/Clusters/main ovh_cloud_project_kube: ip_allocation_policy.pods_ipv4_cidr certain; loses the etcd data of the cluster
  `,
});
