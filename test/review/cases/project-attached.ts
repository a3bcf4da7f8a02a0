import { reviewCase, zone } from '../corpus';

/** The project is put into the vRack by this program from now on. */
export default reviewCase({
  before: zone(),
  after: zone({ 'dev.project.attach': true }),
  expected: `
    add web-dev-foundation/VrackAttachment ovh_vrack_cloudproject
  `,
});
