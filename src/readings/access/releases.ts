import { maskText } from '../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../constructs/core/secrets/masked';
import { flagOf } from '../../estate/flag';
import { type Block, isList, isValues, type Value, type Values } from '../../estate/model';
import { isExpression } from '../../estate/references';
import { clusterOf } from '../clusters';
import { isClusterObject, objectsOfValues } from '../manifests';
import { afterApply, type Reader } from '../reader';
import { releaseValues } from '../release-values';
import { clusterAdmin, objectRights, roleRights, ruleOf } from './kubernetes';
import { type Right, rightOf } from './right';

/** What the values of a release say of roles: objects, rules of a role of its chart, the role that may do everything. */
export function releaseRights(block: Block, reader: Reader): Right[] {
  const { values, areRead } = releaseValues(block.body);
  const name = masked`release ${reader.show(block.stack, block.body['name'])}`;
  const right = (identity: Masked, action: Masked, isStar: boolean): Right =>
    rightOf(block, { identity, effect: 'allow', actions: [action], resource: clusterOf(block, reader), isStar });
  return [
    ...objectsOfValues(values).flatMap((object) => objectRights(block, object, reader)),
    ...[...asksIn(values)].flatMap(({ at, rules }): Right[] => {
      const identity = masked`whom ${name} gives its role (${maskText(at)})`;
      if (rules === undefined) return [right(identity, clusterAdmin, true)];
      if (isExpression(rules)) return [right(identity, reader.show(block.stack, rules), true)];
      const role = { ...block, type: 'kubernetes_cluster_role', body: { rule: rules } };
      return roleRights(role, reader).map((one) => ({ ...one, identity }));
    }),
    ...(areRead ? [] : [right(masked`whomever ${name} names`, masked`what its values say ${afterApply}`, true)]),
  ];
}

/** Where values ask for a role: for rules, or for the one that may do everything. */
interface Ask {
  readonly at: string;
  readonly rules?: Value;
}

const isAdmin = /^cluster-?admin$/i;

function* asksIn(value: Value, at: readonly string[] = []): Generator<Ask> {
  const path = at.join('.');
  if (isList(value)) {
    const rules = value.filter(isRule);
    if (rules.length > 0) yield { at: path, rules: rules.map(ruleOf) };
    for (const one of value) if (!isRule(one)) yield* asksIn(one, at);
  } else if (isValues(value)) {
    // an object gives what it says itself
    if (isClusterObject(value)) return;
    for (const [name, one] of Object.entries(value)) {
      if (isAdmin.test(name) && (flagOf(one) === true || isExpression(one))) yield { at: [...at, name].join('.') };
      else yield* asksIn(one, [...at, name]);
    }
  } else if (value === 'cluster-admin') yield { at: path };
  else if (isExpression(value) && /rules$/i.test(at.at(-1) ?? '') && /rbac|role/i.test(path))
    yield { at: path, rules: value };
}

const isRule = (value: Value): value is Values =>
  isValues(value) &&
  value['verbs'] !== undefined &&
  ['resources', 'nonResourceURLs'].some((name) => value[name] !== undefined);
