import { CloudProjectKube } from '@cdktf/provider-ovh/lib/cloud-project-kube';
import { project, reviewCase, stack } from '../corpus';

const make = (changes: object) =>
  stack((scope) => {
    new CloudProjectKube(scope, 'Cluster', { serviceName: project, region: 'GRA11', ...changes });
  });

/** What the API chose so far is written down: it may be the same. */
export default reviewCase({
  before: make({}),
  after: make({ kubeProxyMode: 'ipvs' }),
  expected: `
    replace prod/Cluster ovh_cloud_project_kube: kube_proxy_mode known after apply; loses the etcd data of the cluster
      kube_proxy_mode: + ipvs
  `,
});
