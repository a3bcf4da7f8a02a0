import { raw, reviewCase } from '../corpus';

/** The state goes to a service, and with it everything secret to where nobody knows. */
export default reviewCase({
  before: raw({}),
  after: raw({ terraform: { cloud: { organization: 'acme', workspaces: { name: 'prod' } } } }),
  trips: ['outside-eu', 'state'],
  expected: `
    state prod terraform.cloud: the state moves from local to cloud: Terraform finds none there, and would make everything again
      organization: + acme
      workspaces: + {"name":"prod"}
      $ terraform -chdir=cdktf.out/stacks/prod init  # in the output of the base
      $ terraform -chdir=cdktf.out/stacks/prod state pull > prod.tfstate
      $ terraform -chdir=cdktf.out/stacks/prod init -reconfigure  # in the output of the head
      $ terraform -chdir=cdktf.out/stacks/prod state push - < prod.tfstate  # the file holds secrets, remove it then
  `,
});
