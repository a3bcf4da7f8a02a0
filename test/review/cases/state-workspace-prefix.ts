import { raw, reviewCase } from '../corpus';

const inBucket = (bucket: string, more = {}) => ({
  terraform: { backend: { local: null, s3: { bucket, key: 'prod.tfstate', region: 'gra', ...more } } },
});

/** Workspaces are looked for elsewhere. */
export default reviewCase({
  before: raw(inBucket('acme-state')),
  after: raw(inBucket('acme-state', { workspace_key_prefix: 'x' })),
  trips: ['state'],
  expected: `
    state prod terraform.backend: the state is kept elsewhere (s3): Terraform finds none there, and would make everything again
      s3.workspace_key_prefix: + x
      $ terraform -chdir=cdktf.out/stacks/prod init  # in the output of the base
      $ terraform -chdir=cdktf.out/stacks/prod state pull > prod.tfstate
      $ terraform -chdir=cdktf.out/stacks/prod init -reconfigure  # in the output of the head
      $ terraform -chdir=cdktf.out/stacks/prod state push - < prod.tfstate  # the file holds secrets, remove it then
  `,
});
