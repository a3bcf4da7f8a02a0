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
      $ npx landing-zone deploy --move-state before
  `,
});
