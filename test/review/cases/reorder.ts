import { reviewCase, zone } from '../corpus';
import { reversed } from '../program';

/** The order in which things are written means nothing. */
export default reviewCase({
  before: zone(),
  after: zone({
    networks: reversed,
    'organization.groups': reversed,
    'teams.web.environments': reversed,
    'prod.clusters.main': reversed,
  }),
  expected: '',
});
