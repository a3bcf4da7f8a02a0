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

/** A database that the whole internet may reach. */
export default reviewCase({
  before: make({ ipRestrictions: [{ ip: '10.0.0.0/24', description: 'nodes' }] }),
  after: make({ ipRestrictions: [{ ip: '10.0.0.0/24', description: 'nodes' }, { ip: '0.0.0.0/0' }] }),
  expected: `
    change prod/Shop ovh_cloud_project_database
      ip_restrictions: + {"ip":"0.0.0.0/0"}
  `,
});
