import { raw, reviewCase, together } from '../corpus';

const bucket = { backend: { local: null, s3: { bucket: 'foreign-state', key: 'prod.tfstate', region: 'gra' } } };

const nothingSaid = { terraform: { backend: null } };

/** The states of all others are files, and none says so. */
export default reviewCase({
  before: raw(nothingSaid),
  after: together(raw(nothingSaid), raw({ terraform: bucket }, 'next')),
  trips: ['outside-eu', 'state'],
  expected: `
    stack next added: 0 to add
    state next terraform.backend: its state is kept elsewhere than that of every stack in the base
      s3: + {"bucket":"foreign-state","key":"prod.tfstate","region":"gra"}
  `,
});
