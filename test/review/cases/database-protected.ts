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

/** A database with deletion protection is not replaced as long as it has it. */
export default reviewCase({
  before: make({ deletionProtection: true }),
  after: make({ deletionProtection: true, engine: 'mysql', version: '8.0' }),
  expected: `
    replace prod/Shop ovh_cloud_project_database: engine certain; loses the data of the cluster
      engine: postgresql -> mysql
      version: 16 -> 8.0
      ! fails: Deletion protection is on for database Shop: set deletion_protection to false first
  `,
});
