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
    noise prod backend: local is configured differently
  `,
});
