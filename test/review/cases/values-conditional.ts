import { project, raw, reviewCase } from '../corpus';

const ips = (isOpen: boolean) =>
  raw({
    locals: { open: isOpen, office: ['203.0.113.0/28'] },
    resource: {
      ovh_cloud_project_kube: { Cluster: { service_name: project, region: 'GRA11' } },
      ovh_cloud_project_kube_iprestrictions: {
        Api: {
          service_name: project,
          kube_id: '${ovh_cloud_project_kube.Cluster.id}',
          ips: '${local.open ? ["0.0.0.0/0"] : local.office}',
        },
      },
    },
  });

/** One word opens an allow-list that nobody touched. */
export default reviewCase({
  before: ips(false),
  after: ips(true),
  expected: `
    change prod/ovh_cloud_project_kube_iprestrictions.Api ovh_cloud_project_kube_iprestrictions
      ips: - 203.0.113.0/28
      ips: + 0.0.0.0/0
    listed prod locals.open: local value differs
      value: false -> true
  `,
  trips: ['exposure', 'world'],
});
