import { raw, reviewCase } from '../corpus';

/** A data source that runs a program does so with every plan. */
export default reviewCase({
  before: raw({}),
  after: raw({ data: { external: { Who: { program: ['sh', '-c', 'id'] } } } }),
  trips: ['runs-code', 'provider'],
  expected: `
    runs-code prod data.external.Who: runs a program while it plans
      program: + ["sh","-c","id"]
    provider prod data.external.Who: uses the provider hashicorp/external, which no required_providers names
      provider: + external
  `,
});
