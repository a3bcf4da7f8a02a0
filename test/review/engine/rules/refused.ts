import type { Estate, Values } from '../../../../src/estate/model';
import { compareOutputs } from '../../../../src/review/engine/compare';
import { outputOf, type Resources } from '../../outputs';

export const project = '0a1b2c3d4e5f46a7b8c9d0e1f2a30001';

type Stacks = Readonly<Record<string, Resources>>;

/** What the review says is refused, by the address of the resource. */
export const refused = (before: Estate, after: Estate): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    compareOutputs(before, after).changes.flatMap(({ after: now, before: old, notes }) => {
      const said = notes.flatMap(({ effect, says }) =>
        effect === 'fails' || effect === 'may-fail' ? [`${effect}: ${says}`] : [],
      );
      return said.length === 0 ? [] : [[(now ?? old)?.address, said]];
    }),
  );

export const added = (stacks: Stacks, more: Values = {}) => refused(outputOf({}), outputOf(stacks, more));

export const subnet = (network_id = '11111111-1111-4111-a111-111111111111'): Values => ({
  service_name: project,
  region: 'EU-WEST-PAR',
  network_id,
  name: 'nodes',
  cidr: '10.22.0.0/24',
});
export const cluster = (more: Values = {}): Values => ({
  service_name: project,
  region: 'EU-WEST-PAR',
  plan: 'standard',
  private_network_id: '11111111-1111-4111-a111-111111111111',
  nodes_subnet_id: '${ovh_cloud_project_network_private_subnet_v2.Nodes.id}',
  ...more,
});
export const gateway = (subnet_id: string): Values => ({ service_name: project, region: 'EU-WEST-PAR', subnet_id });
export const inParis: Resources = {
  'ovh_cloud_project_network_private_subnet_v2.Nodes': subnet(),
  'ovh_cloud_project_kube.Main': cluster(),
};
