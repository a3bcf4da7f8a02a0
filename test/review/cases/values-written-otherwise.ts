import { project, raw, reviewCase } from '../corpus';

const ips = (value: unknown) =>
  raw({
    locals: { office: ['203.0.113.0/28'] },
    resource: {
      ovh_cloud_project_kube: { Cluster: { service_name: project, region: 'GRA11' } },
      ovh_cloud_project_kube_iprestrictions: {
        Api: { service_name: project, kube_id: '${ovh_cloud_project_kube.Cluster.id}', ips: value },
      },
    },
  });

/** The same addresses, now by a name. */
export default reviewCase({
  before: ips(['203.0.113.0/28']),
  after: ips('${local.office}'),
  showNoise: true,
  expected: `
    noise prod ovh_cloud_project_kube_iprestrictions.Api: ips is the same value, written differently
  `,
  trips: [],
});
