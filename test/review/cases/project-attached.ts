import { reviewCase, zone } from '../corpus';

/** The project is put into the vRack by this program from now on. */
export default reviewCase({
  before: zone(),
  after: zone({ 'dev.project.attach': true }),
  expected: `
    add web-dev-foundation/VrackAttachment ovh_vrack_cloudproject
    guard web-dev-foundation data.ovh_cloud_project_vrack.VrackMembership: a postcondition is taken away
      lifecycle: - {"postcondition":[{"condition":"\${self.id == \\"pn-1000001\\"}","error_message":"project 0a1b2c3d4e5f46a7b8c9d0e1f2a30002 is in vRack \${self.id}, not in pn-1000001; detach it there (before it has a private network), then attach it here; needs the rights vrack:apiovh:cloudProject/attach and publicCloudProject:apiovh:vrack/attach"}]}
    listed web-dev-foundation data.ovh_cloud_project_vrack.VrackMembership: data source is gone
      service_name: - 0a1b2c3d4e5f46a7b8c9d0e1f2a30002
  `,
});
