import { reviewCase, zone } from '../corpus';

/** The same program twice. */
export default reviewCase({
  before: zone(),
  after: zone(),
  expected: '',
});
