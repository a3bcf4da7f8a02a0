import { raw, reviewCase } from '../corpus';

/** OpenTofu encrypts the state with another key. */
export default reviewCase({
  before: raw({}),
  after: raw({ terraform: { encryption: { state: { method: 'method.aes_gcm.other' } } } }),
  trips: ['state'],
  expected: `
    state prod terraform.encryption: the state is encrypted otherwise; what is there can only be read with the old keys
      state: + {"method":"method.aes_gcm.other"}
  `,
});
