import { raw, reviewCase } from '../corpus';

/** What is inside of a module from elsewhere can be anything, tomorrow something else. */
export default reviewCase({
  before: raw({}),
  after: raw({ module: { net: { source: 'git::https://example.org/net.git?ref=main' } } }),
  trips: ['runs-code'],
  expected: `
    add prod/module.net module
    runs-code prod module.net: calls a module from elsewhere: git::https://example.org/net.git?ref=main
      source: + git::https://example.org/net.git?ref=main
    limit: what is inside module.net is not known without Terraform
  `,
});
