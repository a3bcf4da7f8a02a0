import { CloudProjectStorage } from '@cdktf/provider-ovh/lib/cloud-project-storage';
import type { Construct } from 'constructs';
import { project, reviewCase, stack } from '../corpus';

const bucket = (scope: Construct, protect = false) =>
  new CloudProjectStorage(scope, 'Archive', {
    serviceName: project,
    regionName: 'GRA',
    name: 'acme-archive',
    lifecycle: { preventDestroy: protect },
  });

/** What Terraform refused to destroy until now. */
export default reviewCase({
  before: stack((scope) => bucket(scope, true)),
  after: stack((scope) => bucket(scope)),
  expected: `
    guard prod ovh_cloud_project_storage.Archive: may be destroyed from now on: prevent_destroy is taken away
      lifecycle.prevent_destroy: true -> false
  `,
});
