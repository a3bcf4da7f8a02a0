import { raw, reviewCase, thing } from '../corpus';

/** Terraform passes over changes that it mended until now. */
export default reviewCase({
  before: raw({ resource: thing({ lifecycle: { ignore_changes: ['input'] } }) }),
  after: raw({ resource: thing({ lifecycle: { ignore_changes: ['input', 'triggers_replace'] } }) }),
  trips: ['guard'],
  expected: `
    guard prod terraform_data.Thing: more changes are ignored from now on (ignore_changes)
      lifecycle.ignore_changes[1]: + triggers_replace
  `,
});
