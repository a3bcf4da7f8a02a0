import { project, raw, reviewCase } from '../corpus';

const ips = (...office: readonly string[]) =>
  raw({
    locals: { office, all: '${distinct(concat(local.office, ["198.51.100.0/24"]))}' },
    resource: {
      ovh_cloud_project_kube: { Cluster: { service_name: project, region: 'GRA11' } },
      ovh_cloud_project_kube_iprestrictions: {
        Api: { service_name: project, kube_id: '${ovh_cloud_project_kube.Cluster.id}', ips: '${toset(local.all)}' },
      },
    },
  });

/** The whole internet is let in behind a local value and three functions. */
export default reviewCase({
  before: ips('203.0.113.0/28'),
  after: ips('203.0.113.0/28', '0.0.0.0/0'),
  expected: `
    change prod/ovh_cloud_project_kube_iprestrictions.Api ovh_cloud_project_kube_iprestrictions
      ips: + 0.0.0.0/0
    listed prod locals.office: local value differs
      value[1]: + 0.0.0.0/0
  `,
  trips: ['exposure', 'world'],
});
