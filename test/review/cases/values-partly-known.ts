import { project, raw, reviewCase } from '../corpus';

const ips = (...literal: readonly string[]) =>
  raw({
    resource: {
      ovh_cloud_project_gateway: { Gateway: { service_name: project, region: 'GRA11', name: 'g', model: 's' } },
      ovh_cloud_project_kube_iprestrictions: {
        Api: {
          service_name: project,
          kube_id: 'cluster',
          ips: `\${concat(${JSON.stringify(literal)}, ovh_cloud_project_gateway.Gateway.external_information[*].ip)}`,
        },
      },
    },
  });

/** What is written in a list counts, whatever else is in it that only Terraform knows. */
export default reviewCase({
  before: ips('203.0.113.0/28'),
  after: ips('0.0.0.0/0'),
  expected: `
    change prod/ovh_cloud_project_kube_iprestrictions.Api ovh_cloud_project_kube_iprestrictions
      ips: - 203.0.113.0/28
      ips: + 0.0.0.0/0
  `,
  trips: ['exposure', 'world'],
});
