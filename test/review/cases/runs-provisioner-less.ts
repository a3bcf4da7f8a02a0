import { raw, reviewCase, thing } from '../corpus';

/** Less that runs is a difference, and opens no gate. */
export default reviewCase({
  before: raw({ resource: thing({ provisioner: [{ 'local-exec': { command: 'echo hello' } }] }) }),
  after: raw({ resource: thing() }),
  trips: [],
  expected: `
    listed prod terraform_data.Thing: provisioner is gone
      provisioner: - [[{"local-exec":{"command":"echo hello"}}]]
  `,
});
