import { reviewCase, zone } from '../corpus';
import { renamed } from '../program';

/** An environment with another name has other stacks, and so other states. */
export default reviewCase({
  before: zone(),
  after: zone({ 'teams.web.environments': renamed({ dev: 'test' }) }),
  trips: ['removed-stack', 'state'],
  expected: `
    stack web-test-foundation added: 4 to add
    state web-test-foundation name: holds the same as web-dev-foundation, which is gone: under another name Terraform finds no state, and would make everything again
      $ teams.web.environments.test.id: 'dev'  # in the settings: then nothing changes, and the rest is not needed
      $ terraform -chdir=cdktf.out/stacks/web-dev-foundation init  # in the output of the base
      $ terraform -chdir=cdktf.out/stacks/web-dev-foundation state pull > web-dev-foundation.tfstate
      $ terraform -chdir=cdktf.out/stacks/web-test-foundation init -reconfigure  # in the output of the head
      $ terraform -chdir=cdktf.out/stacks/web-test-foundation state push - < web-dev-foundation.tfstate  # the file holds secrets, remove it then
      $ terraform -chdir=cdktf.out/stacks/web-dev-foundation state rm $(terraform -chdir=cdktf.out/stacks/web-dev-foundation state list)  # in the output of the base
    stack web-test added: 3 to add
    state web-test name: holds the same as web-dev, which is gone: under another name Terraform finds no state, and would make everything again
      $ teams.web.environments.test.id: 'dev'  # in the settings: then nothing changes, and the rest is not needed
      $ terraform -chdir=cdktf.out/stacks/web-dev init  # in the output of the base
      $ terraform -chdir=cdktf.out/stacks/web-dev state pull > web-dev.tfstate
      $ terraform -chdir=cdktf.out/stacks/web-test init -reconfigure  # in the output of the head
      $ terraform -chdir=cdktf.out/stacks/web-test state push - < web-dev.tfstate  # the file holds secrets, remove it then
      $ terraform -chdir=cdktf.out/stacks/web-dev state rm $(terraform -chdir=cdktf.out/stacks/web-dev state list)  # in the output of the base
    stack web-dev removed: 3 left
    note web-dev: is web-test now: its state has to move there before anything is deployed or destroyed
    stack web-dev-foundation removed: 4 left
    note web-dev-foundation: is web-test-foundation now: its state has to move there before anything is deployed or destroyed
  `,
});
