import { CloudProjectDatabase } from '@cdktf/provider-ovh/lib/cloud-project-database';
import { project, reviewCase, stack } from '../corpus';

/** What the provider finds before it plans: an engine that it no longer has, a subnet without its network. */
export default reviewCase({
  before: stack(() => {}),
  after: stack((scope) => {
    new CloudProjectDatabase(scope, 'Cache', {
      serviceName: project,
      engine: 'redis',
      version: '7.0',
      plan: 'essential',
      flavor: 'db1-4',
      nodes: [{ region: 'GRA' }],
    });
  }),
  expected: `
    add prod/Cache ovh_cloud_project_database
      ! fails: must be one of clickhouse, grafana, kafka, kafkaConnect, kafkaMirrorMaker, mongodb, mysql, opensearch, postgresql, valkey, got "redis"
  `,
  trips: ['exposure', 'fails'],
});
