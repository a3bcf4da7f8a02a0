import { raw, reviewCase, thing, withFile } from '../corpus';

/** A file with variables wins over their defaults. */
export default reviewCase({
  before: raw({ resource: thing() }),
  after: withFile(raw({ resource: thing() }), 'x.auto.tfvars', 'open = true'),
  trips: ['unread'],
  expected: `
    unread prod x.auto.tfvars: a file that sets variables is new
    limit: stacks/prod/x.auto.tfvars sets variables, and is not read here
  `,
});
