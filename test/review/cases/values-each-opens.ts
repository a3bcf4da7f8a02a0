import { project, raw, reviewCase } from '../corpus';

const clusters = (web: string) =>
  raw({
    locals: { access: { web: [web], data: ['203.0.113.0/28'] } },
    resource: {
      ovh_cloud_project_kube: {
        Cluster: {
          for_each: '${toset(keys(local.access))}',
          service_name: project,
          region: 'GRA11',
          name: '${each.key}',
        },
      },
      ovh_cloud_project_kube_iprestrictions: {
        Api: {
          for_each: '${local.access}',
          service_name: project,
          kube_id: '${ovh_cloud_project_kube.Cluster[each.key].id}',
          ips: '${each.value}',
        },
      },
    },
  });

/** One of several allow-lists is opened: another value under its key. */
export default reviewCase({
  before: clusters('198.51.100.0/24'),
  after: clusters('0.0.0.0/0'),
  expected: `
    change prod/ovh_cloud_project_kube_iprestrictions.Api["web"] ovh_cloud_project_kube_iprestrictions
      ips: - 198.51.100.0/24
      ips: + 0.0.0.0/0
    listed prod locals.access: local value differs
      web[0]: 198.51.100.0/24 -> 0.0.0.0/0
  `,
  trips: ['exposure', 'world'],
});
