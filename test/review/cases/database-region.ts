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

/** Nodes in another region are another cluster. */
export default reviewCase({
  before: make({}),
  after: make({ nodes: [{ region: 'SBG' }, { region: 'SBG' }] }),
  expected: `
    replace prod/Shop ovh_cloud_project_database: nodes.region certain; loses the data of the cluster
      nodes[0].region: GRA -> SBG
      nodes[1].region: GRA -> SBG
  `,
});
