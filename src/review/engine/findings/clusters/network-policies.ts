import { isValues, type Value, type Values } from '../../../../estate/model';
import { isExpression } from '../../../../estate/references';
import { fieldIn } from '../../../../readings/cluster-fields';
import { isWorld } from '../../../../readings/exposure/address';
import { blocksIn, elementsOf, nestedIn } from '../../../../readings/reader';
import { selectorAsks } from './requirements';

export type Direction = 'Ingress' | 'Egress';
export const directions: readonly Direction[] = ['Ingress', 'Egress'];

/** Which traffic a network policy closes, and what it leaves open. What isn't known counts as open. */
export interface NetworkPolicy {
  /** What tells the pods apart that it is for. */
  readonly pods: string;
  /** Whether it holds for every pod of its namespace. */
  readonly isForAll: boolean;
  /** Whether it may: nobody here knows which labels there are. What it opens may be open for every pod. */
  readonly mayBeForAll: boolean;
  /** By direction that it closes: 0 nothing is open to everybody, 1 some ports are, for every pod, 2 everything is. */
  readonly open: ReadonlyMap<Direction, 0 | 1 | 2>;
}

/** Reads `spec`, as the provider of Terraform or as Kubernetes writes it. */
export function networkPolicy(value: Value | undefined): NetworkPolicy {
  const [spec] = blocksIn(value);
  if (spec === undefined) return { pods: '', isForAll: false, mayBeForAll: false, open: new Map() };
  const pods = fieldIn(spec, 'podSelector');
  const mayBeForAll = mayBeEvery(pods);
  const types = elementsOf(fieldIn(spec, 'policyTypes') ?? defaultTypes(spec));
  return {
    pods: sameText(pods),
    isForAll: isEvery(pods),
    mayBeForAll,
    open: new Map(
      directions.filter((one) => types.includes(one)).map((one) => [one, openness(spec, one, mayBeForAll)] as const),
    ),
  };
}

/** A text that is the same for selectors that ask for the same. */
const sameText = (selector: Value | undefined): string =>
  selectorAsks(selector)
    .map(({ key, operator, values }) => JSON.stringify([key, operator, [...values].sort()]))
    .sort()
    .join();

const defaultTypes = (spec: Values): readonly Direction[] =>
  nestedIn(spec, 'egress').length > 0 ? directions : ['Ingress'];

function openness(spec: Values, direction: Direction, mayBeForAll: boolean): 0 | 1 | 2 {
  const name = direction.toLowerCase();
  if (isExpression(spec[name])) return 2;
  const toAll = nestedIn(spec, name).filter((rule) => isForEverybody(rule, direction === 'Ingress' ? 'from' : 'to'));
  if (toAll.some((rule) => nestedIn(rule, 'ports').length === 0)) return 2;
  return mayBeForAll && toAll.length > 0 ? 1 : 0;
}

/** Whether a rule names no peers, or one that is everybody. */
function isForEverybody(rule: Values, name: 'from' | 'to'): boolean {
  const peers = nestedIn(rule, name);
  return peers.length === 0 || peers.some(isEverybody);
}

function isEverybody(peer: Values): boolean {
  const [range] = blocksIn(fieldIn(peer, 'ipBlock'));
  if (range !== undefined) return isExpression(range['cidr']) || isWorld(String(range['cidr']));
  const [spaces, pods] = [fieldIn(peer, 'namespaceSelector'), fieldIn(peer, 'podSelector')];
  return (spaces ?? pods ?? null) === null || ((spaces ?? null) !== null && mayBeEvery(spaces) && mayBeEvery(pods));
}

/** A selector that asks for nothing; one that isn't known may ask for something. */
const isEvery = (selector: Value | undefined): boolean =>
  !isExpression(selector) && blocksIn(selector).every((one) => Object.values(one).every((asked) => isNothing(asked)));

/** One that asks for nothing that everything may not have, or nobody knows for what. */
const mayBeEvery = (selector: Value | undefined): boolean =>
  isExpression(selector) || blocksIn(selector).every((one) => Object.entries(one).every(mayAskNothing));

const mayAskNothing = ([name, asked]: readonly [string, Value]): boolean =>
  isNothing(asked) ||
  isExpression(asked) ||
  name === 'dynamic' ||
  (/^match_?expressions$/i.test(name) && elementsOf(asked).every((one) => !isValues(one) || mayFitAll(one)));

/** A label that nothing may have, or values that nothing may have; every namespace has its own name as a label. */
const mayFitAll = ({ key, operator }: Values): boolean =>
  operator === 'DoesNotExist' ||
  operator === 'NotIn' ||
  isExpression(operator) ||
  (operator === 'Exists' && (key === 'kubernetes.io/metadata.name' || isExpression(key)));

const isNothing = (value: Value): boolean =>
  value === null || (isValues(value) ? Object.keys(value).length === 0 : elementsOf(value).length === 0);
