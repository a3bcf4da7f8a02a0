import { type Block, isList, isValues, type Value, type Values } from '../estate/model';
import { isExpression } from '../estate/references';
import { contentIn, yamlDocuments } from '../estate/yaml';
import { blocksIn, expressionsAmong } from './reader';

/** Objects of Kubernetes in a `kubernetes_manifest`. */
interface Objects {
  /** Those of a list one by one. */
  readonly objects: readonly Values[];
  /** Whether only Terraform knows what kind some of them are. */
  readonly areUnknown: boolean;
}

export const manifestObjects = ({ body }: Pick<Block, 'body'>): Objects => objectsIn(body['manifest'] ?? null);

/** Objects that the values of a chart hold, at any depth, written out or in a text; templates are none. */
export function objectsOfValues(value: Value): readonly Values[] {
  if (typeof value === 'string') {
    if (!/^\s*(apiVersion|kind)\s*:/m.test(value)) return [];
    return (yamlDocuments(value) ?? []).flatMap((document) => objectsOfValues(contentIn(document) ?? null));
  }
  if (isList(value)) return value.flatMap(objectsOfValues);
  if (!isValues(value)) return [];
  return isClusterObject(value) ? objectsIn(value).objects : Object.values(value).flatMap(objectsOfValues);
}

/** Whether values are an object of a cluster, written out among those of a chart. */
export const isClusterObject = ({ kind, apiVersion }: Values): boolean =>
  typeof kind === 'string' && typeof apiVersion === 'string';

function objectsIn(value: Value): Objects {
  if (!isValues(value)) return { objects: [], areUnknown: isExpression(value) };
  const { kind, items } = value;
  if (typeof kind !== 'string' || isExpression(kind)) return { objects: [value], areUnknown: isExpression(kind) };
  if (!kind.endsWith('List')) return { objects: [value], areUnknown: false };
  const one = kind.slice(0, -'List'.length);
  const inside = blocksIn(items).map((item) => objectsIn(one === '' ? item : { kind: one, ...item }));
  return {
    objects: inside.flatMap(({ objects }) => objects),
    areUnknown: expressionsAmong(items).length > 0 || inside.some(({ areUnknown }) => areUnknown),
  };
}
