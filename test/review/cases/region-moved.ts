import { reviewCase, zone } from '../corpus';

/** Another region. */
export default reviewCase({
  before: zone(),
  after: zone({ 'dev.region': 'SBG5' }),
  expected: `
    change web-dev/Networks/main ovh_cloud_project_network_private
      regions: - GRA11
      regions: + SBG5
  `,
});
