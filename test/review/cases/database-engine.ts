import { CloudProjectDatabase } from '@cdktf/provider-ovh/lib/cloud-project-database';
import { project, reviewCase, stack } from '../corpus';

const make = (changes: object) =>
  stack((scope) => {
    new CloudProjectDatabase(scope, 'Shop', {
      serviceName: project,
      description: 'shop',
      engine: 'postgresql',
      version: '16',
      plan: 'business',
      flavor: 'db1-7',
      nodes: [{ region: 'GRA' }, { region: 'GRA' }],
      ...changes,
    });
  });

/** Another engine is another cluster. */
export default reviewCase({
  before: make({}),
  after: make({ engine: 'mysql', version: '8.0' }),
  expected: `
    replace prod/Shop ovh_cloud_project_database: engine certain; loses the data of the cluster
      engine: postgresql -> mysql
      version: 16 -> 8.0
  `,
});
