import { raw, reviewCase } from '../corpus';

/** A page that is read carries nothing away; the provider is new all the same. */
export default reviewCase({
  before: raw({ terraform: { required_providers: { http: { source: 'hashicorp/http', version: '3.4.5' } } } }),
  after: raw({
    terraform: { required_providers: { http: { source: 'hashicorp/http', version: '3.4.5' } } },
    data: { http: { In: { url: 'https://example.org/ranges' } } },
  }),
  trips: [],
  expected: `
    listed prod data.http.In: data source is new
      url: + https://example.org/ranges
  `,
});
