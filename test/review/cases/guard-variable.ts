import { raw, reviewCase } from '../corpus';

/** A variable is shown from now on. */
export default reviewCase({
  before: raw({ variable: { token: { type: 'string', sensitive: true } } }),
  after: raw({ variable: { token: { type: 'string', sensitive: false } } }),
  trips: ['guard'],
  expected: `
    guard prod variable.token: its value is no longer hidden (sensitive)
      sensitive: true -> false
  `,
});
