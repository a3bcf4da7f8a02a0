import { maskText } from '../../../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../../../constructs/core/secrets/masked';
import { isEqual } from '../../../../estate/canonical';
import { type Estate, isValues, type Stack, type Value, type Values } from '../../../../estate/model';
import { isExpression } from '../../../../estate/references';
import { fieldIn, listIn } from '../../../../readings/cluster-fields';
import { blocksIn, groupBy } from '../../../../readings/reader';
import { admissionKinds } from './admission';
import { type ClusterObject, objectsInCluster, stackObjects } from './cluster-objects';
import { constraintKind } from './gatekeeper';
import { type Requirements, selectorAsks } from './requirements';
import { told, type Unguarded } from './unguarded';

/**
 * Namespaces with other labels, for which something that decides over their cluster passes over them, where it did not before: whichever
 * resource gives them a label, or did.
 */
export function passedOver(base: Estate, head: Estate, after: Stack): Unguarded[] {
  const [old, now] = [base, head].map((estate) => groupBy(stackObjects(estate, after.id).filter(isSpeaker), keyOf));
  return [...new Set([...(now?.keys() ?? []), ...(old?.keys() ?? [])])].flatMap((key) => {
    const [were, are] = [old?.get(key) ?? [], now?.get(key) ?? []];
    // what differs is of this stack
    const at = are.find((one) => !were.some(hasLabelsOf(one))) ?? were.find((one) => !are.some(hasLabelsOf(one)));
    return at === undefined ? [] : passedIn(base, head, at);
  });
}

function passedIn(base: Estate, head: Estate, at: ClusterObject): Unguarded[] {
  const name = spaceOf(at);
  const [old, now] = [base, head].map((estate) =>
    objectsInCluster(estate, at.cluster).filter((one) => isSpeaker(one) && spaceOf(one) === name),
  );
  const [isOld, isNow] = [old, now].map((all) => all?.some(({ kind }) => kind === 'Namespace'));
  // a namespace that comes was looked at by nobody, and with one that goes goes what is in it
  if (isOld !== isNow && (old?.length === 0 || isOld)) return [];
  const [had, has] = [old, now].map((all) => Object.assign({}, ...(all ?? []).map(({ labels }) => labelsOf(labels))));
  const passing = (asks: Requirements): boolean => fits(asks, had) && !fits(asks, has);
  return [
    ...objectsInCluster(head, at.cluster)
      .filter((one) => selectorsOf(one).some(passing))
      .map((one) => masked`${maskText(one.kind)} ${maskText(one.name)}`),
    ...engines.filter(({ asks }) => passing(asks)).map(({ what }) => what),
  ].map((by) => told(at, masked`namespace ${maskText(name)} is passed over by ${by}`));
}

/** What engines of policies ask of a namespace by themselves. Source: their guides on leaving namespaces out, and on asking for them. */
const engines: readonly { readonly what: Masked; readonly asks: Requirements }[] = [
  {
    what: masked`Gatekeeper`,
    asks: [{ key: 'admission.gatekeeper.sh/ignore', operator: 'DoesNotExist', values: [] }],
  },
  {
    what: masked`the policy controller of Sigstore`,
    asks: [{ key: 'policy.sigstore.dev/include', operator: 'In', values: ['true'] }],
  },
];

/** What gives a namespace labels. */
const isSpeaker = ({ kind }: ClusterObject): boolean => kind === 'Namespace' || kind === 'Labels';

const hasLabelsOf =
  (one: ClusterObject) =>
  (other: ClusterObject): boolean =>
    one.kind === other.kind && isEqual(one.labels ?? {}, other.labels ?? {});

const spaceOf = ({ kind, name, space }: ClusterObject): string => (kind === 'Namespace' ? name : space.name);

const keyOf = (one: ClusterObject): string => JSON.stringify([one.cluster, spaceOf(one)]);

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
