import { raw, reviewCase, withFile } from '../corpus';

/** What is inside of a module of the folder changes. */
export default reviewCase({
  before: withFile(raw({ module: { net: { source: './net' } } }), 'net/main.tf', 'locals {}'),
  after: withFile(raw({ module: { net: { source: './net' } } }), 'net/main.tf', 'locals { a = 1 }'),
  trips: ['unread'],
  expected: `
    unread prod net/main.tf: configuration of a module has other content
    limit: stacks/prod/net/main.tf is configuration of a module, which is not read here
  `,
});
