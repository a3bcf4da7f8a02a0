import { reviewCase, zone } from '../corpus';
import { plus } from '../program';

/** A second network in another region. */
export default reviewCase({
  before: zone(),
  after: zone({ 'dev.networks': plus({ spare: { allocation: 'spare' } }) }),
  expected: `
    add web-dev/Networks/spare ovh_cloud_project_network_private
    add web-dev/Networks/spare/Subnet ovh_cloud_project_network_private_subnet_v2
  `,
});
