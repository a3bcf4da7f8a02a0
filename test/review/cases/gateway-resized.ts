import { reviewCase, zone } from '../corpus';

/** A larger gateway keeps its address. */
export default reviewCase({
  before: zone(),
  after: zone({ 'prod.networks.main.egress': { gateway: 'm' } }),
  expected: `
    change web-prod/Networks/main/Gateway ovh_cloud_project_gateway
      model: s -> m
  `,
});
