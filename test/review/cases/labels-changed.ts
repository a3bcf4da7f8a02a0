import { reviewCase, zone } from '../corpus';

/** Labels that nothing in these stacks carries: no byte for Terraform differs, and who pays and how careful one is does. */
export default reviewCase({
  before: zone({ 'prod.clusters': undefined }),
  after: zone({ 'prod.clusters': undefined, 'dev.stage': 'staging', 'teams.web.costCentre': 'RD-2' }),
  expected: `
    owner web-dev-foundation cost-centre: its cost is booked elsewhere
      cost-centre: RD-1 -> RD-2
    owner web-dev-foundation stage: how much a mistake in it would cost is another matter
      stage: development -> staging
    owner web-prod-foundation cost-centre: its cost is booked elsewhere
      cost-centre: RD-1 -> RD-2
    owner web-dev cost-centre: its cost is booked elsewhere
      cost-centre: RD-1 -> RD-2
    owner web-dev stage: how much a mistake in it would cost is another matter
      stage: development -> staging
    owner web-prod cost-centre: its cost is booked elsewhere
      cost-centre: RD-1 -> RD-2
  `,
  trips: [],
});
