import { raw, reviewCase } from '../corpus';

/** A removed block may run something when the thing is destroyed. */
export default reviewCase({
  before: raw({}),
  after: raw({
    removed: [{ from: 'terraform_data.Gone', provisioner: [{ 'local-exec': { when: 'destroy', command: 'id' } }] }],
  }),
  trips: ['runs-code'],
  expected: `
    runs-code prod removed: runs a provisioner when terraform_data.Gone is destroyed
      value: + [{"from":"terraform_data.Gone","provisioner":[{"local-exec":{"command":"id","when":"destroy"}}]}]
  `,
});
