import { raw, reviewCase, thing, withFile } from '../corpus';

/** What stays unread may decide what a change means. */
export default reviewCase({
  before: withFile(raw({ resource: thing() }), 'terraform.tfvars', 'open = true'),
  after: withFile(raw({ resource: thing({ input: '${var.open ? 1 : 2}' }) }), 'terraform.tfvars', 'open = true'),
  trips: ['unread'],
  expected: `
    change prod/terraform_data.Thing terraform_data
      input: same -> \${var.open ? 1 : 2}
    unread prod terraform.tfvars: the stack changes beside a file that sets variables, and is not read here
    limit: stacks/prod/terraform.tfvars sets variables, and is not read here
  `,
});
