import type { Block, Estate, Value, Values } from '../../../../estate/model';
import { isExpression } from '../../../../estate/references';
import { fieldIn, inTerraform } from '../../../../readings/cluster-fields';
import { type Connected, clusterKey, isInUnknownCluster } from '../../../../readings/clusters';
import { manifestObjects, objectsOfValues } from '../../../../readings/manifests';
import { blocksIn, groupBy, isUncounted, type Reader, readerOf } from '../../../../readings/reader';
import { releaseValues } from '../../../../readings/release-values';
import { admissionKinds } from './admission';
import { constraintKind, exemptKind, templateKind } from './gatekeeper';
import { exceptionKind, kyvernoKinds } from './kyverno';
import { releaseKind } from './strict-values';

/** What fences in a namespace, the namespace itself, labels that something else gives it, and what decides over a whole cluster. */
type Kind =
  | ('Namespace' | 'Labels' | 'NetworkPolicy' | 'ResourceQuota' | 'LimitRange')
  | (typeof admissionKinds | typeof kyvernoKinds)[number]
  | (typeof constraintKind | typeof templateKind | typeof exemptKind | typeof exceptionKind | typeof releaseKind);

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

/** Kinds of what others bring into a cluster, by their group: another group may call something else by the same name. */
const byGroup: ReadonlyMap<string, readonly Kind[]> = new Map<string, readonly Kind[]>([
  ['kyverno.io', [...kyvernoKinds, exceptionKind]],
  ['policies.kyverno.io', [exceptionKind]],
  ['templates.gatekeeper.sh', [templateKind]],
  ['config.gatekeeper.sh', [exemptKind]],
]);

function kindOf({ apiVersion, kind }: Values): Kind | undefined {
  const [group = ''] = String(apiVersion).split('/');
  if (group === 'constraints.gatekeeper.sh') return constraintKind;
  return byName.get(String(kind)) ?? byGroup.get(group)?.find((one) => one === kind);
}

/** Objects of an estate, with known values in the place of expressions; read once for all stacks. */
interface Objects {
  readonly byStack: ReadonlyMap<string, readonly ClusterObject[]>;
  readonly byCluster: ReadonlyMap<string, readonly ClusterObject[]>;
  readonly all: readonly ClusterObject[];
  /** Those of which nobody knows in which cluster they are. */
  readonly unplaced: readonly ClusterObject[];
}

const known = new WeakMap<Reader, Objects>();

function objectsOf(reader: Reader): Objects {
  const found = known.get(reader);
  if (found !== undefined) return found;
  const all = objectsIn(reader);
  const objects = {
    byStack: groupBy(all, ({ block }) => block.stack),
    byCluster: groupBy(all, ({ cluster }) => cluster),
    all,
    unplaced: all.filter(({ block }) => isInUnknownCluster(block, reader)),
  };
  known.set(reader, objects);
  return objects;
}

/** Those of a stack. */
export const stackObjects = (estate: Estate, stack: string): readonly ClusterObject[] =>
  objectsOf(readerOf(estate)).byStack.get(stack) ?? [];

/** Those that any stack makes in the cluster that a provider is connected to. */
export const clusterObjects = (estate: Estate, connected: Connected): readonly ClusterObject[] =>
  objectsInCluster(estate, clusterKey(connected, readerOf(estate)));

/** Those in a cluster, by what tells it apart from others. */
export const objectsInCluster = (estate: Estate, cluster: string): readonly ClusterObject[] =>
  objectsOf(readerOf(estate)).byCluster.get(cluster) ?? [];

/** Those of other stacks of which nobody knows whether they are in the cluster that a provider is connected to. */
export function perhapsBeside(estate: Estate, connected: Connected): readonly ClusterObject[] {
  const reader = readerOf(estate);
  const { all, unplaced } = objectsOf(reader);
  return (isInUnknownCluster(connected, reader) ? all : unplaced).filter(
    ({ block }) => block.stack !== connected.stack,
  );
}

const objectsIn = (reader: Reader): readonly ClusterObject[] =>
  reader.ofType(...Object.keys(kinds), 'kubernetes_labels', 'kubernetes_manifest', 'helm_release').flatMap((block) => {
    const kind = kinds[block.type];
    const ofManifests = (objects: readonly Values[]) =>
      objects.flatMap((object) => {
        const said = kindOf(object);
        return said === undefined ? [] : [objectOf(said, block, object, reader)];
      });
    if (kind !== undefined) return [objectOf(kind, block, block.body, reader)];
    if (block.type === 'kubernetes_labels') return labelsOf(block, reader);
    if (block.type === 'kubernetes_manifest') return ofManifests(manifestObjects(block).objects);
    return [releaseOf(block, reader), ...ofManifests(objectsOfValues(releaseValues(block.body).values))];
  });

/** A release, whose name and namespace are arguments of it. */
function releaseOf(block: Block, reader: Reader): ClusterObject {
  const { name = null, namespace = null } = block.body;
  return objectOf(releaseKind, block, { ...block.body, metadata: { name, namespace } }, reader);
}

function objectOf(kind: Kind, block: Block, body: Values, reader: Reader): ClusterObject {
  const [metadata = {}] = blocksIn(body['metadata']);
  return {
    kind,
    block,
    cluster: clusterKey(block, reader),
    name: String(metadata['name'] ?? fieldIn(metadata, 'generateName') ?? ''),
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
