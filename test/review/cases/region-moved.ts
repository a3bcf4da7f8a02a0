import { reviewCase, zone } from '../corpus';

/** Another region. */
export default reviewCase({
  before: zone(),
  after: zone({ 'dev.region': 'SBG5' }),
  expected: `
    change web-dev/Networks/main ovh_cloud_project_network_private
      regions: - GRA11
      regions: + SBG5
    replace web-dev/Networks/main/Gateway ovh_cloud_project_gateway: network_id known after apply, region certain, subnet_id known after Networks/main/Subnet; loses the public address that egress comes from
      network_id: \${Networks/main.regions_openstack_ids["GRA11"]} -> \${Networks/main.regions_openstack_ids["SBG5"]}
      region: GRA11 -> SBG5
    replace web-dev/Networks/main/Subnet ovh_cloud_project_network_private_subnet_v2: network_id known after apply, region certain; loses the ports in the subnet
      network_id: \${Networks/main.regions_openstack_ids["GRA11"]} -> \${Networks/main.regions_openstack_ids["SBG5"]}
      region: GRA11 -> SBG5
  `,
});
