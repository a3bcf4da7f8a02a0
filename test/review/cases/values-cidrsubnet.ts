import { project, raw, reviewCase } from '../corpus';

const subnet = (range: string) =>
  raw({
    locals: { range },
    resource: {
      ovh_cloud_project_network_private: {
        Net: { service_name: project, name: 'main', vlan_id: 7, regions: ['GRA11'] },
      },
      ovh_cloud_project_network_private_subnet_v2: {
        Nodes: {
          service_name: project,
          network_id: '${tolist(ovh_cloud_project_network_private.Net.regions_attributes[*].openstackid)[0]}',
          region: 'GRA11',
          name: 'nodes',
          cidr: '${cidrsubnet(local.range, 4, 2)}',
          enable_gateway_ip: true,
          dhcp: true,
        },
      },
    },
  });

/** The range of a subnet is worked out from that of the network. */
export default reviewCase({
  before: subnet('10.20.16.0/20'),
  after: subnet('10.20.32.0/20'),
  expected: `
    replace prod/ovh_cloud_project_network_private_subnet_v2.Nodes ovh_cloud_project_network_private_subnet_v2: cidr certain; loses the ports in the subnet
      cidr: 10.20.18.0/24 -> 10.20.34.0/24
    listed prod locals.range: local value differs
      value: 10.20.16.0/20 -> 10.20.32.0/20
  `,
  trips: ['data-loss'],
});
