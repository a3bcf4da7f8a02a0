import { CloudProjectDatabase } from '@cdktf/provider-ovh/lib/cloud-project-database';
import { CloudProjectKube } from '@cdktf/provider-ovh/lib/cloud-project-kube';
import { TerraformVariable } from 'cdktf';
import type { Construct } from 'constructs';
import { project, reviewCase, stack } from '../corpus';

const names = ['region', 'plan', 'version', 'network', 'subnet', 'engine', 'database_plan', 'database_region'] as const;

const declared = (scope: Construct) => {
  const variables = names.map((name) => [name, new TerraformVariable(scope, name, { type: 'string' })] as const);
  return Object.fromEntries(variables.map(([name, { stringValue }]) => [name, stringValue])) as Record<
    (typeof names)[number],
    string
  >;
};

/** Values that whoever runs Terraform chooses: nothing is known of them, so nothing is said. */
export default reviewCase({
  before: stack(declared),
  after: stack((scope) => {
    const { region, plan, version, network, subnet, ...database } = declared(scope);
    new CloudProjectKube(scope, 'Cluster', {
      serviceName: project,
      region,
      plan,
      version,
      privateNetworkId: network,
      nodesSubnetId: subnet,
    });
    new CloudProjectDatabase(scope, 'Database', {
      serviceName: project,
      engine: database.engine,
      version: '17',
      plan: database.database_plan,
      flavor: 'db1-4',
      nodes: [{ region: database.database_region }],
    });
  }),
  expected: `
    add prod/Cluster ovh_cloud_project_kube
    add prod/Database ovh_cloud_project_database
  `,
});
