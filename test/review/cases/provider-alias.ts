import { raw, reviewCase } from '../corpus';

const accounts = [{ endpoint: 'ovh-eu' }, { alias: 'other', endpoint: 'ovh-eu' }];

/** A vRack goes over to another configuration of its provider: to another account. */
export default reviewCase({
  before: raw({ provider: { ovh: accounts }, resource: { ovh_vrack: { Main: { name: 'main' } } } }),
  after: raw({
    provider: { ovh: accounts },
    resource: { ovh_vrack: { Main: { name: 'main', provider: 'ovh.other' } } },
  }),
  trips: ['provider'],
  expected: `
    provider prod ovh_vrack.Main: uses the provider configuration ovh.other instead of ovh
      provider: ovh -> ovh.other
  `,
});
