import { reviewCase, zone } from '../corpus';
import { minus } from '../program';

/** An environment that is gone from the program stays at OVHcloud. */
export default reviewCase({
  before: zone(),
  after: zone({ 'teams.web.environments': minus('dev') }),
  expected: `
    stack web-dev removed: 3 left; npx landing-zone destroy web-dev
    stack web-dev-foundation removed: 4 left; npx landing-zone destroy web-dev-foundation
  `,
});
