import type { Block, Estate, Value, Values } from '../../../estate/model';
import { isExpression } from '../../../estate/references';
import { type Connected, clusterKey } from '../../../readings/access/kubernetes';
import { inTerraform } from '../../../readings/cluster-fields';
import { manifestObjects } from '../../../readings/manifests';
import { blocksIn, groupBy, isUncounted, type Reader, readerOf } from '../../../readings/reader';
import { admissionKinds } from './admission';

/** What fences in a namespace, the namespace itself, labels that something else gives it, and what decides over a whole cluster. */
type Kind = 'Namespace' | 'Labels' | 'NetworkPolicy' | 'ResourceQuota' | 'LimitRange' | (typeof admissionKinds)[number];

/** An object of a cluster, made by a resource of its own or written out in a manifest. */
export interface ClusterObject {
  readonly kind: Kind;
  readonly block: Block;
  /** What tells its cluster apart from others. */
  readonly cluster: string;
  /** Its name, as far as it is known. */
  readonly name: string;
  /** The namespace that it is in, or that has the labels, and the stack that makes this. */
  readonly space: { readonly name: string; readonly stack: string };
  readonly labels: Value | undefined;
  /** As Kubernetes or a resource of Terraform writes it. */
  readonly body: Values;
  readonly spec: Value | undefined;
  /** Whether only Terraform knows if it is there. */
  readonly isUnsure: boolean;
}

const kinds: Readonly<Record<string, Kind>> = Object.fromEntries(
  (
    [
      ['namespace', 'Namespace'],
      ['network_policy', 'NetworkPolicy'],
      ['resource_quota', 'ResourceQuota'],
      ['limit_range', 'LimitRange'],
      ...admissionKinds.map((kind) => [inTerraform(kind), kind] as const),
    ] as const
  ).flatMap(([name, kind]) =>
    ['', '_v1', '_v1beta1', '_v1alpha1'].map((version) => [`kubernetes_${name}${version}`, kind]),
  ),
);
const byName: ReadonlyMap<string, Kind> = new Map(Object.values(kinds).map((kind) => [kind, kind]));

/** Objects of an estate, with known values in the place of expressions; read once for all stacks. */
interface Objects {
  readonly byStack: ReadonlyMap<string, readonly ClusterObject[]>;
  readonly byCluster: ReadonlyMap<string, readonly ClusterObject[]>;
}

const known = new WeakMap<Reader, Objects>();

function objectsOf(reader: Reader): Objects {
  const found = known.get(reader);
  if (found !== undefined) return found;
  const all = objectsIn(reader);
  const objects = {
    byStack: groupBy(all, ({ block }) => block.stack),
    byCluster: groupBy(all, ({ cluster }) => cluster),
  };
  known.set(reader, objects);
  return objects;
}

/** Those of a stack. */
export const stackObjects = (estate: Estate, stack: string): readonly ClusterObject[] =>
  objectsOf(readerOf(estate)).byStack.get(stack) ?? [];

/** Those that any stack makes in the cluster that a provider is connected to. */
export function clusterObjects(estate: Estate, connected: Connected): readonly ClusterObject[] {
  const reader = readerOf(estate);
  return objectsOf(reader).byCluster.get(clusterKey(connected, reader)) ?? [];
}

const objectsIn = (reader: Reader): readonly ClusterObject[] =>
  reader.ofType(...Object.keys(kinds), 'kubernetes_labels', 'kubernetes_manifest').flatMap((block) => {
    const kind = kinds[block.type];
    if (kind !== undefined) return [objectOf(kind, block, block.body, reader)];
    if (block.type === 'kubernetes_labels') return labelsOf(block, reader);
    return manifestObjects(block).objects.flatMap((object) => {
      const said = byName.get(String(object['kind']));
      return said === undefined ? [] : [objectOf(said, block, object, reader)];
    });
  });

function objectOf(kind: Kind, block: Block, body: Values, reader: Reader): ClusterObject {
  const [metadata = {}] = blocksIn(body['metadata']);
  return {
    kind,
    block,
    cluster: clusterKey(block, reader),
    name: String(metadata['name'] ?? metadata['generate_name'] ?? ''),
    space: spaceOf(block, metadata['namespace'], reader),
    labels: metadata['labels'],
    body,
    spec: body['spec'],
    isUnsure: isUncounted(block),
  };
}

/** Labels that a resource of its own gives a namespace. */
function labelsOf(block: Block, reader: Reader): ClusterObject[] {
  const { kind, metadata, labels } = block.body;
  if (kind !== 'Namespace' && !isExpression(kind)) return [];
  const written = objectOf('Labels', block, block.body, reader);
  return [{ ...written, space: spaceOf(block, blocksIn(metadata)[0]?.['name'], reader), labels }];
}

/** Behind a reference the name of the namespace that it leads to. */
function spaceOf(block: Block, written: Value | undefined, reader: Reader): ClusterObject['space'] {
  const behind = reader.resolve(block.stack, written);
  const [metadata] = blocksIn(
    (behind?.type === 'kubernetes_manifest' ? manifestObjects(behind).objects[0] : behind?.body)?.['metadata'],
  );
  return { name: String(metadata?.['name'] ?? written ?? 'default'), stack: behind?.stack ?? block.stack };
}
