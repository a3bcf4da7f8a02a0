import { raw, reviewCase } from '../corpus';

const inBucket = (bucket: string, more = {}) => ({
  terraform: { backend: { local: null, s3: { bucket, key: 'prod.tfstate', region: 'gra', ...more } } },
});

/** Another bucket: Terraform finds no state there. */
export default reviewCase({
  before: raw(inBucket('acme-state')),
  after: raw(inBucket('other-state')),
  trips: ['state'],
  expected: `
    state prod terraform.backend: the state is kept elsewhere (s3): Terraform finds none there, and would make everything again
      s3.bucket: acme-state -> other-state
      $ npx landing-zone deploy --move-state before
  `,
});
