import { raw, reviewCase } from '../corpus';

const inBucket = (bucket: string, more = {}) => ({
  terraform: { backend: { local: null, s3: { bucket, key: 'prod.tfstate', region: 'gra', ...more } } },
});

/** How a state is reached is not where it is. */
export default reviewCase({
  before: raw(inBucket('acme-state')),
  after: raw(inBucket('acme-state', { skip_region_validation: true })),
  trips: [],
  expected: `
    listed prod terraform.backend: terraform differs
      s3.skip_region_validation: + true
  `,
});
