import { reviewCase, zone } from '../corpus';

const nodes = (flavor: string) =>
  zone({
    'prod.region': 'EU-WEST-PAR',
    'prod.clusters.main.nodePools.web': { flavor, nodes: 3 },
  });

/** What is one node pool in the settings and three at OVHcloud may be replaced by one entry. */
export default reviewCase({
  before: nodes('b3-8'),
  after: nodes('b3-16'),
  expected: `
    replace web-prod/Clusters/main/NodePools/web/a ovh_cloud_project_kube_nodepool: flavor_name certain; loses the nodes
      flavor_name: b3-8 -> b3-16
    replace web-prod/Clusters/main/NodePools/web/b ovh_cloud_project_kube_nodepool: flavor_name certain; loses the nodes
      flavor_name: b3-8 -> b3-16
    replace web-prod/Clusters/main/NodePools/web/c ovh_cloud_project_kube_nodepool: flavor_name certain; loses the nodes
      flavor_name: b3-8 -> b3-16
    protected web-prod ovh_cloud_project_kube_nodepool.Clusters_main_NodePools_web: holds data and would be replaced, which a deploy refuses
      $ exceptions: [{ rule: 'data-replaced', at: 'web/prod/clusters.main.nodePools.web', reason: '…', owner: 'web@acme.example', until: 'YYYY-MM-DD' }]
    protected web-prod ovh_cloud_project_kube_nodepool.Clusters_main_NodePools_web_a: holds data and would be replaced, which a deploy refuses
      $ exceptions: [{ rule: 'data-replaced', at: 'web/prod/clusters.main.nodePools.web', reason: '…', owner: 'web@acme.example', until: 'YYYY-MM-DD' }]
    protected web-prod ovh_cloud_project_kube_nodepool.Clusters_main_NodePools_web_c: holds data and would be replaced, which a deploy refuses
      $ exceptions: [{ rule: 'data-replaced', at: 'web/prod/clusters.main.nodePools.web', reason: '…', owner: 'web@acme.example', until: 'YYYY-MM-DD' }]
  `,
});
