import { project, raw, reviewCase } from '../corpus';

const ips = (...literal: readonly string[]) =>
  raw({
    resource: {
      ovh_cloud_project_kube: { Cluster: { service_name: project, region: 'GRA11' } },
      ovh_cloud_project_network_private: {
        Net: { service_name: project, name: 'main', vlan_id: 7, regions: ['GRA11'] },
      },
      ovh_cloud_project_network_private_subnet_v2: {
        Net: {
          service_name: project,
          network_id: '${tolist(ovh_cloud_project_network_private.Net.regions_attributes[*].openstackid)[0]}',
          region: 'GRA11',
          name: 'main',
          cidr: '10.0.0.0/24',
        },
      },
      ovh_cloud_project_gateway: {
        Gateway: {
          service_name: project,
          region: 'GRA11',
          name: 'g',
          model: 's',
          network_id: '${ovh_cloud_project_network_private_subnet_v2.Net.network_id}',
          subnet_id: '${ovh_cloud_project_network_private_subnet_v2.Net.id}',
        },
      },
      ovh_cloud_project_kube_iprestrictions: {
        Api: {
          service_name: project,
          kube_id: '${ovh_cloud_project_kube.Cluster.id}',
          ips: `\${concat(${JSON.stringify(literal)}, [for ip in flatten(ovh_cloud_project_gateway.Gateway.external_information[*].ips)[*].ip : format("%s/32", ip)])}`,
        },
      },
    },
  });

/** What is written in a list counts, whatever else is in it that only Terraform knows. */
export default reviewCase({
  before: ips('203.0.113.0/28'),
  after: ips('0.0.0.0/0'),
  expected: `
    change prod/ovh_cloud_project_kube_iprestrictions.Api ovh_cloud_project_kube_iprestrictions
      ips: - 203.0.113.0/28
      ips: + 0.0.0.0/0
  `,
  trips: ['exposure', 'world'],
});
