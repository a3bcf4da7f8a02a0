import { raw, reviewCase } from '../corpus';

/** An ephemeral resource is told. */
export default reviewCase({
  before: raw({}),
  after: raw({ ephemeral: { ovh_token: { Short: { ttl: 60 } } } }),
  trips: [],
  expected: `
    listed prod ephemeral.ovh_token.Short: ephemeral resource is new
      ttl: + 60
  `,
});
