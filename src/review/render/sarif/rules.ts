import { readings } from '../../../readings/all';
import type { FindingClass } from '../../report/report';

export type Level = 'error' | 'warning' | 'note';

/** What the results are sorted under. Ids are a contract: code scanning tells alerts apart by them. */
interface Rule {
  readonly id: string;
  readonly says: string;
  readonly level: Level;
}

const rule = (id: string, level: Level, says: string): Rule => ({ id, level, says });

/** The rule of each class of what differs beside the changes of resources. */
export const findingRules: Readonly<Record<FindingClass, string>> = {
  'runs-code': 'runs-code',
  provider: 'other-provider',
  state: 'state-moves',
  protected: 'protected-data',
  guard: 'guard-removed',
  unread: 'unread',
  owner: 'other-owner',
  listed: 'differs',
};

export const rules: readonly Rule[] = [
  rule(findingRules['runs-code'], 'error', 'Code would run that is not of this repository'),
  rule(findingRules.provider, 'error', 'Another provider, version, endpoint or configuration'),
  rule(findingRules.state, 'error', 'A state is looked for elsewhere, and everything would be made again'),
  rule(findingRules.protected, 'error', 'What holds data would go, and a deploy refuses that'),
  rule(findingRules.guard, 'error', 'Something no longer stops a mistake'),
  rule(findingRules.unread, 'error', 'Something differs that nobody here can read'),
  rule('resource-destroy', 'error', 'A resource is destroyed'),
  rule('resource-empty', 'error', 'A resource stays and loses what is in it'),
  rule('resource-replace', 'error', 'A resource is destroyed and created again'),
  rule('resource-move', 'error', 'The address of a resource changed: Terraform would destroy and create it'),
  rule('resource-change', 'note', 'A resource is changed in place'),
  rule('resource-import', 'note', 'A resource that exists is taken over'),
  rule('resource-add', 'note', 'A resource is created'),
  rule(findingRules.owner, 'warning', 'Somebody else owns a stack, or pays for it'),
  rule('stack-left-behind', 'warning', 'A stack is gone from the program, and nothing destroys it'),
  rule('resource-left-behind', 'note', 'A resource of a stack that is gone from the program'),
  rule('change-fails', 'error', 'Terraform or OVHcloud would refuse a planned change'),
  rule('change-may-fail', 'note', 'OVHcloud may refuse a planned change'),
  rule('change-unprotects', 'warning', 'Protection against destruction is taken away'),
  rule('change-buys', 'warning', 'A service is ordered'),
  rule('change-note', 'note', 'Something happens otherwise than planned'),
  // how much each of them matters stands with it
  ...readings.flatMap((reading) => Object.entries(reading.rules).map(([id, says]) => rule(id, 'note', says))),
  rule(findingRules.listed, 'note', 'Something else differs'),
  rule('plan-disagrees', 'warning', 'Code and plan say different things of a resource'),
];
