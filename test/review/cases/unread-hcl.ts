import { raw, reviewCase, thing, withFile } from '../corpus';

/** Terraform reads every file of the folder. */
export default reviewCase({
  before: raw({ resource: thing() }),
  after: withFile(raw({ resource: thing() }), 'more.tf', 'resource "ovh_vrack" "x" {}'),
  trips: ['unread'],
  expected: `
    unread prod more.tf: configuration beside what cdktf wrote is new
    limit: stacks/prod/more.tf is configuration beside what cdktf wrote, which is not read here
  `,
});
