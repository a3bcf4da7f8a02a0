import { CloudProjectDatabase } from '@cdktf/provider-ovh/lib/cloud-project-database';
import { project, reviewCase, stack } from '../corpus';

/** OpenSearch has three nodes in production, in every region. */
export default reviewCase({
  before: stack(() => {}),
  after: stack((scope) => {
    new CloudProjectDatabase(scope, 'Search', {
      serviceName: project,
      engine: 'opensearch',
      version: '2',
      plan: 'production',
      flavor: 'b3-8',
      nodes: [{ region: 'EU-WEST-PAR' }],
    });
  }),
  expected: `
    add prod/Search ovh_cloud_project_database
      ! fails: Plan production of opensearch has 3 nodes, got 1
  `,
  trips: ['exposure', 'fails'],
});
