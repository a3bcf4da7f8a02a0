import { raw, reviewCase, thing } from '../corpus';

/** How a resource is replaced, and what it waits for. */
export default reviewCase({
  before: raw({ resource: thing() }),
  after: raw({ resource: thing({ lifecycle: { create_before_destroy: true }, depends_on: ['terraform_data.Other'] }) }),
  trips: [],
  expected: `
    listed prod terraform_data.Thing: lifecycle is new
      lifecycle: + {"create_before_destroy":true}
    listed prod terraform_data.Thing: depends_on differs
      depends_on[0]: + terraform_data.Other
  `,
});
