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
      $ npx landing-zone deploy --move-state before
  `,
});
