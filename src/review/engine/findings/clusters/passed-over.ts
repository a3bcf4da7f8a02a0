import { maskText } from '../../../../../constructs/core/secrets/mask';
import { masked } from '../../../../../constructs/core/secrets/masked';
import { type Estate, isValues, type Stack, type Value, type Values } from '../../../../estate/model';
import { isExpression } from '../../../../estate/references';
import { fieldIn, listIn } from '../../../../readings/cluster-fields';
import { blocksIn } from '../../../../readings/reader';
import { admissionKinds } from './admission';
import { type ClusterObject, objectsInCluster, stackObjects } from './cluster-objects';
import { constraintKind } from './gatekeeper';
import { type Requirements, selectorAsks } from './requirements';
import { told, type Unguarded } from './unguarded';

/** Namespaces that get labels for which something that decides over its cluster passes over them, where it did not before. */
export const passedOver = (base: Estate, head: Estate, after: Stack): Unguarded[] =>
  stackObjects(head, after.id).flatMap((space) => {
    if (space.kind !== 'Namespace' && space.kind !== 'Labels') return [];
    const name = spaceOf(space);
    const was = objectsInCluster(base, space.cluster).find((one) => one.kind === space.kind && spaceOf(one) === name);
    if (was === undefined && space.kind === 'Namespace') return [];
    const [old, now] = [labelsOf(was?.labels), labelsOf(space.labels)];
    return objectsInCluster(head, space.cluster)
      .filter((one) => selectorsOf(one).some((asks) => fits(asks, old) && !fits(asks, now)))
      .map((one) =>
        told(space, masked`namespace ${maskText(name)} is passed over by ${maskText(one.kind)} ${maskText(one.name)}`),
      );
  });

const spaceOf = ({ kind, name, space }: ClusterObject): string => (kind === 'Namespace' ? name : space.name);

/** Labels by name; of some that aren't known nothing is. */
const labelsOf = (labels: Value = null): Values => (isValues(labels) ? labels : {});

/** What namespaces are asked for: each webhook asks for itself. */
function selectorsOf({ kind, body, spec }: ClusterObject): readonly Requirements[] {
  const [written = {}] = blocksIn(spec);
  if (kind === constraintKind) return blocksIn(written['match']).map((one) => selectorAsks(one['namespaceSelector']));
  if (!admissionKinds.some((one) => one === kind)) return [];
  const asking = kind.endsWith('Configuration')
    ? listIn(body, 'webhooks', 'webhook')
    : [...listIn(written, 'matchConstraints'), ...listIn(written, 'matchResources')];
  return asking.map((one) => selectorAsks(fieldIn(one, 'namespaceSelector')));
}

/** Whether labels fit; a value that isn't known fits nothing. */
const fits = (asks: Requirements, labels: Values): boolean =>
  asks.every(({ key, operator, values }) => {
    const label = labels[key] ?? null;
    const isThere = label !== null;
    const isOne = isExpression(label) ? operator === 'NotIn' : values.includes(String(label));
    switch (operator) {
      case 'In':
        return isThere && isOne;
      case 'NotIn':
        return !isThere || !isOne;
      case 'Exists':
        return isThere;
      case 'DoesNotExist':
        return !isThere;
      default:
        return true;
    }
  });
