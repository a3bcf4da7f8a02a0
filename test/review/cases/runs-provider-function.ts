import { raw, reviewCase, thing } from '../corpus';

/** A function of a provider is code of that provider. */
export default reviewCase({
  before: raw({ resource: thing() }),
  after: raw({ resource: thing({ input: '${provider::local::direxists("/")}' }) }),
  trips: ['runs-code'],
  expected: `
    change prod/terraform_data.Thing terraform_data
      input: same -> \${provider::local::direxists("/")}
    runs-code prod terraform_data.Thing: calls a function of a provider: provider::local::direxists(…)
      input: same -> \${provider::local::direxists("/")}
  `,
});
