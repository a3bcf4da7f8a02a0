import { LocalBackend } from 'cdktf';
import { reviewCase, stack } from '../corpus';

const state = (path: string) =>
  stack((scope) => {
    new LocalBackend(scope, { path });
  });

/** State in another file. */
export default reviewCase({
  before: state('a.tfstate'),
  after: state('b.tfstate'),
  showNoise: true,
  expected: `
    state prod terraform.backend: the state is kept elsewhere (local): Terraform finds none there, and would make everything again
      local.path: a.tfstate -> b.tfstate
      $ npx landing-zone deploy --move-state before
  `,
});
