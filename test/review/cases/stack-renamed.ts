import { CloudProjectStorage } from '@cdktf/provider-ovh/lib/cloud-project-storage';
import { project, reviewCase, stack } from '../corpus';

const bucket = (id: string) =>
  stack((scope) => {
    new CloudProjectStorage(scope, 'Archive', { serviceName: project, regionName: 'GRA', name: 'acme-archive' });
  }, id);

/** A stack with another name starts with an empty state. */
export default reviewCase({
  before: bucket('prod'),
  after: bucket('production'),
  expected: `
    stack production added: 1 to add
    state production name: holds the same as prod, which is gone: under another name Terraform finds no state, and would make everything again
      $ terraform -chdir=cdktf.out/stacks/prod init  # in the output of the base
      $ terraform -chdir=cdktf.out/stacks/prod state pull > prod.tfstate
      $ terraform -chdir=cdktf.out/stacks/production init -reconfigure  # in the output of the head
      $ terraform -chdir=cdktf.out/stacks/production state push - < prod.tfstate  # the file holds secrets, remove it then
      $ terraform -chdir=cdktf.out/stacks/prod state rm $(terraform -chdir=cdktf.out/stacks/prod state list)  # in the output of the base
    stack prod removed: 1 left
    note prod: is production now: its state has to move there before anything is deployed or destroyed
  `,
});
