import { raw, reviewCase } from '../corpus';

/** A provider more. */
export default reviewCase({
  before: raw({}),
  after: raw({ terraform: { required_providers: { random: { source: 'hashicorp/random', version: '3.7.2' } } } }),
  trips: ['provider'],
  expected: `
    provider prod terraform.required_providers: provider random is new: hashicorp/random 3.7.2
      random: + {"source":"hashicorp/random","version":"3.7.2"}
  `,
});
