import { raw, reviewCase } from '../corpus';

/** A word of Terraform that is newer than this review. */
export default reviewCase({
  before: raw({}),
  after: raw({ list: { local_files: { x: { config: { path: '/' } } } } }),
  trips: ['unread'],
  expected: `
    unread prod list.local_files: a section that is not known here: list.local_files
      x: + {"config":{"path":"/"}}
  `,
});
