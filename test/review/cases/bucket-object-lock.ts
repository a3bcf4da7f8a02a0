import { CloudProjectStorage } from '@cdktf/provider-ovh/lib/cloud-project-storage';
import { project, reviewCase, stack } from '../corpus';

const make = (changes: object) =>
  stack((scope) => {
    new CloudProjectStorage(scope, 'Archive', {
      serviceName: project,
      regionName: 'GRA',
      name: 'acme-archive',
      ...changes,
    });
  });

/** Object lock is decided when a bucket is made. */
export default reviewCase({
  before: make({ objectLock: { status: 'enabled', rule: { mode: 'governance', period: 'P30D' } } }),
  after: make({ objectLock: { status: 'disabled' } }),
  expected: `
    replace prod/Archive ovh_cloud_project_storage: object_lock certain; loses every object in the bucket
      object_lock.status: enabled -> disabled
    guard prod ovh_cloud_project_storage.Archive: its objects are no longer locked (object_lock)
      object_lock.rule: - {"mode":"governance","period":"P30D"}
      object_lock.status: enabled -> disabled
  `,
});
