import { raw, reviewCase } from '../corpus';

/** A secret is shown from now on. */
export default reviewCase({
  before: raw({ output: { token: { value: '${terraform_data.X.output}', sensitive: true } } }),
  after: raw({ output: { token: { value: '${terraform_data.X.output}' } } }),
  trips: ['guard'],
  expected: `
    guard prod output.token: its value is no longer hidden (sensitive)
      sensitive: - true
  `,
});
