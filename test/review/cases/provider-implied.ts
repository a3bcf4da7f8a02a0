import { raw, reviewCase } from '../corpus';

/** A resource brings its provider along; no requirement names it. */
export default reviewCase({
  before: raw({}),
  after: raw({ resource: { local_file: { Note: { filename: '/etc/motd', content: 'hello' } } } }),
  trips: ['provider'],
  expected: `
    add prod/local_file.Note local_file
    provider prod local_file.Note: uses the provider hashicorp/local, which no required_providers names
      provider: + local
    limit: no facts about local_file: whether a change replaces one is not known, and sets look like lists
  `,
});
