import { raw, reviewCase } from '../corpus';

const inBucket = (bucket: string, more = {}) => ({
  terraform: { backend: { local: null, s3: { bucket, key: 'prod.tfstate', region: 'gra', ...more } } },
});

/** Another key in the same bucket. */
export default reviewCase({
  before: raw(inBucket('acme-state', { key: 'prod.tfstate' })),
  after: raw(inBucket('acme-state', { key: 'production.tfstate' })),
  trips: ['state'],
  expected: `
    state prod terraform.backend: the state is kept elsewhere (s3): Terraform finds none there, and would make everything again
      s3.key: prod.tfstate -> production.tfstate
      $ terraform -chdir=cdktf.out/stacks/prod init  # in the output of the base
      $ terraform -chdir=cdktf.out/stacks/prod state pull > prod.tfstate
      $ terraform -chdir=cdktf.out/stacks/prod init -reconfigure  # in the output of the head
      $ terraform -chdir=cdktf.out/stacks/prod state push - < prod.tfstate  # the file holds secrets, remove it then
  `,
});
