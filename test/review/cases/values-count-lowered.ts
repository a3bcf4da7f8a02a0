import { project, raw, reviewCase } from '../corpus';

const buckets = (count: number) =>
  raw({
    locals: { count, archives: '${local.count}' },
    resource: {
      ovh_cloud_project_storage: {
        Archive: {
          service_name: project,
          region_name: 'GRA',
          name: 'acme-${count.index}',
          count: '${local.archives > 0 ? local.archives : 0}',
        },
      },
    },
  });

/** All buckets are gone, though the resource is still there. */
export default reviewCase({
  before: buckets(2),
  after: buckets(0),
  expected: `
    destroy prod/ovh_cloud_project_storage.Archive[0] ovh_cloud_project_storage; loses every object in the bucket
    destroy prod/ovh_cloud_project_storage.Archive[1] ovh_cloud_project_storage; loses every object in the bucket
    listed prod locals.count: local value differs
      value: 2 -> 0
  `,
  trips: ['data-loss'],
});
