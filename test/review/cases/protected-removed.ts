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

const none = stack(() => {});

/** The protection goes with the resource: Terraform only looks at what is still there. */
export default reviewCase({
  before: stack((scope) => bucket(scope, true)),
  after: none,
  expected: `
    destroy prod/Archive ovh_cloud_project_storage; loses every object in the bucket
      ! unprotects: it had prevent_destroy, which protects nothing once the resource is gone from the program
    guard prod ovh_cloud_project_storage.Archive: prevent_destroy goes with it, and stops nothing
      lifecycle: - {"prevent_destroy":true}
  `,
});
