import { raw, reviewCase, thing } from '../corpus';

/** Terraform mends more than until now. */
export default reviewCase({
  before: raw({ resource: thing({ lifecycle: { ignore_changes: 'all' } }) }),
  after: raw({ resource: thing({ lifecycle: { ignore_changes: ['input'] } }) }),
  trips: [],
  expected: `
    listed prod terraform_data.Thing: lifecycle differs
      lifecycle.ignore_changes: all -> ["input"]
  `,
});
