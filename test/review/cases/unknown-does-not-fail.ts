import { CloudProjectDatabase } from '@cdktf/provider-ovh/lib/cloud-project-database';
import { CloudProjectKube } from '@cdktf/provider-ovh/lib/cloud-project-kube';
import { DataResource, Token } from 'cdktf';
import type { Construct } from 'constructs';
import { project, reviewCase, stack } from '../corpus';

/** A value that Terraform knows when it has applied what it comes from. */
const later = (scope: Construct, name: string, value: string): string =>
  Token.asString(new DataResource(scope, name, { input: { value } }).interpolationForAttribute('output.value'));

/** While Terraform plans nothing is known of these values, so nothing fails by them. Once they are applied, they are what is passed on. */
export default reviewCase({
  before: stack(() => {}),
  after: stack((scope) => {
    new CloudProjectKube(scope, 'Cluster', {
      serviceName: project,
      region: later(scope, 'Region', 'GRA11'),
      plan: later(scope, 'Plan', 'free'),
      version: later(scope, 'Version', '1.35'),
      updatePolicy: later(scope, 'Policy', 'NEVER_UPDATE'),
    });
    new CloudProjectDatabase(scope, 'Database', {
      serviceName: project,
      engine: later(scope, 'Engine', 'postgresql'),
      version: '17',
      plan: later(scope, 'DatabasePlan', 'essential'),
      flavor: 'db1-4',
      nodes: [{ region: later(scope, 'DatabaseRegion', 'GRA') }],
    });
  }),
  expected: `
    add prod/Cluster ovh_cloud_project_kube
    add prod/Database ovh_cloud_project_database
    add prod/DatabasePlan terraform_data
    add prod/DatabaseRegion terraform_data
    add prod/Engine terraform_data
    add prod/Plan terraform_data
    add prod/Policy terraform_data
    add prod/Region terraform_data
    add prod/Version terraform_data
  `,
  trips: ['exposure', 'world'],
});
