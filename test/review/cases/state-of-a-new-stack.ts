import { raw, reviewCase, together } from '../corpus';

const inBucket = (bucket: string, more = {}) => ({
  terraform: { backend: { local: null, s3: { bucket, key: 'prod.tfstate', region: 'gra', ...more } } },
});

/** The state of a new stack, with its secrets, goes where no other one is. */
export default reviewCase({
  before: raw(inBucket('acme-state')),
  after: together(raw(inBucket('acme-state')), raw(inBucket('foreign-state'), 'next')),
  trips: ['outside-eu', 'state'],
  expected: `
    stack next added: 0 to add
    state next terraform.backend: its state is kept elsewhere than that of every stack in the base
      s3: + {"bucket":"foreign-state","key":"prod.tfstate","region":"gra"}
  `,
});
