import { raw, reviewCase, together } from '../corpus';

/** A new stack that talks to another OVHcloud than every stack that is there. */
export default reviewCase({
  before: raw({}),
  after: together(raw({}), raw({ provider: { ovh: [{ endpoint: 'ovh-ca' }] } }, 'next')),
  trips: ['provider'],
  expected: `
    stack next added: 0 to add
    provider next provider.ovh: provider ovh is configured
      value: + [{"endpoint":"ovh-eu"},{"endpoint":"ovh-ca"}]
  `,
});
