import { raw, reviewCase } from '../corpus';

/** A module of a folder that nobody compares. */
export default reviewCase({
  before: raw({}),
  after: raw({ module: { net: { source: '../../net' } } }),
  trips: ['unread'],
  expected: `
    add prod/module.net module
    unread prod module.net: its source is not in the stack's folder, or not part of its content: ../../net
      source: + ../../net
    limit: what is inside module.net is not known without Terraform
  `,
});
