import { reviewCase, zone } from '../corpus';

/** State in a bucket instead of files changes no resource. */
export default reviewCase({
  before: zone(),
  after: zone({ state: { bucket: 'acme-state', region: 'GRA11' } }),
  expected: '',
});
