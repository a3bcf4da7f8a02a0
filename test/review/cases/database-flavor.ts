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

/** A larger flavor, in place. */
export default reviewCase({
  before: make({}),
  after: make({ flavor: 'db1-15' }),
  expected: `
    change prod/Shop ovh_cloud_project_database
      flavor: db1-7 -> db1-15
  `,
});
