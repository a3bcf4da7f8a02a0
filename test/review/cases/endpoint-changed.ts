import { reviewCase, stack } from '../corpus';

const endpoint = (name: string) => stack((scope) => scope.addOverride('provider.ovh.0.endpoint', name));

/** Another API is another OVHcloud: every id means something else there. */
export default reviewCase({
  before: endpoint('ovh-eu'),
  after: endpoint('ovh-ca'),
  expected: `
    provider prod provider.ovh: provider ovh is configured differently
      value[0].endpoint: ovh-eu -> ovh-ca
  `,
});
