import { raw, reviewCase, thing, withFile } from '../corpus';

/** A file that was read is gone. */
export default reviewCase({
  before: withFile(raw({ resource: thing() }), 'more.tf', ''),
  after: raw({ resource: thing() }),
  trips: ['unread'],
  expected: `
    unread prod more.tf: configuration beside what cdktf wrote is gone
    limit: stacks/prod/more.tf is configuration beside what cdktf wrote, which is not read here
  `,
});
