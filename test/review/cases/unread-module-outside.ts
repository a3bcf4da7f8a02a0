import { raw, reviewCase } from '../corpus';

/** A module of a folder that nobody compares. */
export default reviewCase({
  before: raw({}),
  after: raw({ module: { net: { source: '../../net' } } }),
  trips: ['unread'],
  expected: `
    add prod/module.net module
    unread prod module.net: its source is outside of the stack's folder: ../../net
      source: + ../../net
    limit: what is inside module.net is not known without Terraform
  `,
});
