import { raw, reviewCase } from '../corpus';

/** A word of Terraform that is newer than this review. */
export default reviewCase({
  before: raw({}),
  after: raw({ action: { local_command: { x: { config: { command: 'id' } } } } }),
  trips: ['unread'],
  expected: `
    unread prod action.local_command: a section that is not known here: action.local_command
      x: + {"config":{"command":"id"}}
  `,
});
