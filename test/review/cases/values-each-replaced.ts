import { project, raw, reviewCase } from '../corpus';

const buckets = (logs: string) =>
  raw({
    locals: { regions: { logs, backups: 'SBG' } },
    resource: {
      ovh_cloud_project_storage: {
        Archive: {
          service_name: project,
          region_name: '${each.value}',
          name: 'acme-${each.key}',
          for_each: '${local.regions}',
        },
      },
    },
  });

/** One of several is replaced: another value under its key. */
export default reviewCase({
  before: buckets('GRA'),
  after: buckets('DE'),
  expected: `
    replace prod/ovh_cloud_project_storage.Archive["logs"] ovh_cloud_project_storage: region_name certain; loses every object in the bucket
      region_name: GRA -> DE
    listed prod locals.regions: local value differs
      logs: GRA -> DE
  `,
  trips: ['data-loss'],
});
