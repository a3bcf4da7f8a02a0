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
    stack prod removed: 1 left; cdktf destroy prod
    note prod: holds the same as the new stack production; a stack that is renamed leaves its state behind
  `,
});
