import { project, raw, reviewCase } from '../corpus';

const buckets = (...names: readonly string[]) =>
  raw({
    locals: { names },
    resource: {
      ovh_cloud_project_storage: {
        Archive: { service_name: project, region_name: 'GRA', name: '${each.key}', for_each: '${toset(local.names)}' },
      },
    },
  });

/** A name less in a local value is a bucket less. */
export default reviewCase({
  before: buckets('logs', 'backups'),
  after: buckets('backups', 'audit'),
  expected: `
    add prod/ovh_cloud_project_storage.Archive["audit"] ovh_cloud_project_storage
    destroy prod/ovh_cloud_project_storage.Archive["logs"] ovh_cloud_project_storage; loses every object in the bucket
    listed prod locals.names: local value differs
      value[0]: logs -> backups
      value[1]: backups -> audit
  `,
  trips: ['data-loss'],
});
