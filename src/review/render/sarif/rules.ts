import type { ExposureChange } from '../../report/report';

export type Level = 'error' | 'warning' | 'note';

/** What the results are sorted under. Ids are a contract: code scanning tells alerts apart by them. */
export interface Rule {
  readonly id: string;
  readonly says: string;
  readonly level: Level;
}

const rule = (id: string, level: Level, says: string): Rule => ({ id, level, says });

const kinds: readonly ExposureChange['kind'][] = [
  'public address',
  'load balancer',
  'allow-list',
  'port',
  'reachable',
  'peering',
];

export const exposureRule = (change: 'gained' | 'lost', kind: ExposureChange['kind']): string =>
  `exposure-${change === 'gained' ? 'opened' : 'closed'}-${kind.replace(' ', '-')}`;

export const rules: readonly Rule[] = [
  rule('resource-destroy', 'error', 'A resource is destroyed'),
  rule('resource-empty', 'error', 'A resource stays and loses what is in it'),
  rule('resource-replace', 'error', 'A resource is destroyed and created again'),
  rule('resource-move', 'error', 'Only the address of a resource changed: Terraform would destroy and create it'),
  rule('resource-change', 'note', 'A resource is changed in place'),
  rule('resource-add', 'note', 'A resource is created'),
  rule('stack-left-behind', 'warning', 'A stack is gone from the program, and nothing destroys it'),
  rule('resource-left-behind', 'note', 'A resource of a stack that is gone from the program'),
  rule('change-fails', 'error', 'Terraform or OVHcloud would refuse a planned change'),
  rule('change-unprotects', 'warning', 'Protection against destruction is taken away'),
  rule('change-buys', 'warning', 'A service is ordered'),
  rule('change-note', 'note', 'Something happens otherwise than planned'),
  rule('access-gained', 'warning', 'Somebody may do more'),
  rule('access-lost', 'note', 'Somebody may do less'),
  ...kinds.map((kind) => rule(exposureRule('gained', kind), 'warning', `Reachable by more: ${kind}`)),
  ...kinds.map((kind) => rule(exposureRule('lost', kind), 'note', `Reachable by less: ${kind}`)),
  rule('address-taken', 'note', 'A network of the address plan is taken'),
  rule('address-freed', 'note', 'A network of the address plan is freed'),
  rule('place-new', 'note', 'Something is created in a region'),
  rule('place-gone', 'note', 'Something leaves a region'),
  rule('plan-disagrees', 'warning', 'Code and plan say different things of a resource'),
];
