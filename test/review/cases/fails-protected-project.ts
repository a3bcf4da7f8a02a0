import { CloudProject } from '@cdktf/provider-ovh/lib/cloud-project';
import { reviewCase, stack } from '../corpus';

/** A project is taken out of the program, and keeps its protection. */
export default reviewCase({
  before: stack((scope) => {
    new CloudProject(scope, 'Project', { description: 'shop', deletionProtection: true });
  }),
  after: stack(() => {}),
  expected: `
    destroy prod/Project ovh_cloud_project; loses the project and everything in it
      ! fails: deletion_protection is on for project Project: set it to false first
  `,
  trips: ['data-loss', 'fails'],
});
