import { raw, reviewCase, thing } from '../corpus';

/** A provisioner that runs on destroy waits for the day when nobody looks. */
export default reviewCase({
  before: raw({ resource: thing() }),
  after: raw({ resource: thing({ provisioner: [{ 'local-exec': { when: 'destroy', command: 'echo bye' } }] }) }),
  trips: ['runs-code'],
  expected: `
    runs-code prod terraform_data.Thing: runs a local-exec provisioner when it is destroyed: echo bye
      provisioner: + [[{"local-exec":{"command":"echo bye","when":"destroy"}}]]
  `,
});
