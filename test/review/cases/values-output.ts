import type { TerraformStack } from 'cdktf';
import { project, raw, reviewCase, together } from '../corpus';

const reads = (range: string) =>
  together(
    raw(
      {
        output: { office: { value: [range] } },
        'terraform.backend': { local: null, s3: { bucket: 'b', key: 'network' } },
      },
      'network',
    ),
    raw({
      data: { terraform_remote_state: { Network: { backend: 's3', config: { bucket: 'b', key: 'network' } } } },
      resource: {
        ovh_cloud_project_kube: { Cluster: { service_name: project, region: 'GRA11' } },
        ovh_cloud_project_kube_iprestrictions: {
          Api: {
            service_name: project,
            kube_id: '${ovh_cloud_project_kube.Cluster.id}',
            ips: '${try(data.terraform_remote_state.Network.outputs.office, [])}',
          },
        },
      },
    }),
    (app) =>
      (app.node.findChild('prod') as TerraformStack).addDependency(app.node.findChild('network') as TerraformStack),
  );

/** An output of another stack opens an allow-list of this one. */
export default reviewCase({
  before: reads('203.0.113.0/28'),
  after: reads('0.0.0.0/0'),
  expected: `
    listed network output.office: output differs
      value[0]: 203.0.113.0/28 -> 0.0.0.0/0
    change prod/ovh_cloud_project_kube_iprestrictions.Api ovh_cloud_project_kube_iprestrictions
      ips: - 203.0.113.0/28
      ips: + 0.0.0.0/0
  `,
  trips: ['exposure', 'world'],
});
