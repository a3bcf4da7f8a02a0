import { CloudProjectDatabase } from '@cdktf/provider-ovh/lib/cloud-project-database';
import { project, reviewCase, stack } from '../corpus';

const kafka = (plan: string, nodes: number) =>
  stack((scope) => {
    new CloudProjectDatabase(scope, 'Events', {
      serviceName: project,
      engine: 'kafka',
      version: '3.9',
      plan,
      flavor: 'db1-4',
      nodes: Array.from({ length: nodes }, () => ({ region: 'DE' })),
    });
  });

/** A plan that other engines have. */
export default reviewCase({
  before: kafka('business', 3),
  after: kafka('essential', 3),
  expected: `
    change prod/Events ovh_cloud_project_database
      plan: business -> essential
      ! fails: Plan essential is not available for kafka, available: business, production, enterprise, advanced
  `,
  trips: ['fails'],
});
