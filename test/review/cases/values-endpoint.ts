import { raw, reviewCase } from '../corpus';

const endpoint = (cloud: string) =>
  raw({ variable: { cloud: { default: cloud } }, 'provider.ovh.0.endpoint': 'ovh-${var.cloud}' });

/** Another OVHcloud by the default of a variable. */
export default reviewCase({
  before: endpoint('eu'),
  after: endpoint('ca'),
  expected: `
    provider prod provider.ovh: provider ovh is configured differently
      value[0].endpoint: ovh-eu -> ovh-ca
    listed prod variable.cloud: variable differs
      default: eu -> ca
  `,
  trips: ['provider'],
});
