import { CloudProjectStorage } from '@cdktf/provider-ovh/lib/cloud-project-storage';
import { Construct } from 'constructs';
import { project, reviewCase, stack } from '../corpus';

const bucket = (scope: Construct, protect = false) =>
  new CloudProjectStorage(scope, 'Archive', {
    serviceName: project,
    regionName: 'GRA',
    name: 'acme-archive',
    lifecycle: { preventDestroy: protect },
  });

/** A bucket that is now made inside another construct gets another address. */
export default reviewCase({
  before: stack((scope) => bucket(scope)),
  after: stack((scope) => bucket(new Construct(scope, 'Storage'))),
  expected: `
    move prod/Storage/Archive ovh_cloud_project_storage from ovh_cloud_project_storage.Archive; loses every object in the bucket
  `,
});
