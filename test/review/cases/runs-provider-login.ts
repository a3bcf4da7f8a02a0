import { raw, reviewCase } from '../corpus';

const kubernetes = { required_providers: { kubernetes: { source: 'hashicorp/kubernetes', version: '2.38.0' } } };

/** A provider that asks a program for its credentials runs it with every plan. */
export default reviewCase({
  before: raw({ terraform: kubernetes, provider: { kubernetes: [{ host: 'https://example.com' }] } }),
  after: raw({
    terraform: kubernetes,
    provider: { kubernetes: [{ host: 'https://example.com', exec: [{ command: 'sh', api_version: 'v1' }] }] },
  }),
  trips: ['runs-code', 'provider'],
  expected: `
    runs-code prod provider.kubernetes: runs a program that gives it credentials (exec)
      value[0].exec: + [{"api_version":"v1","command":"sh"}]
    provider prod provider.kubernetes: provider kubernetes is configured differently
      value[0].exec: + [{"api_version":"v1","command":"sh"}]
  `,
});
