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

/** With the line that the review names, nothing happens. */
export default reviewCase({
  before: stack((scope) => bucket(scope)),
  after: stack((scope) => bucket(new Construct(scope, 'Storage')).moveFromId('ovh_cloud_project_storage.Archive')),
  expected: `
    listed prod moved: moved is new
      value: + [{"from":"ovh_cloud_project_storage.Archive","to":"ovh_cloud_project_storage.Storage_Archive"}]
    note prod: ovh_cloud_project_storage.Archive is now ovh_cloud_project_storage.Storage_Archive, kept by a moved block
  `,
});
