import type { KnownDanger } from '../../providers/ovh/schema/dangers';
import type { TypeSchema } from '../../providers/ovh/schema/notation';
import { schemaOf } from '../../providers/schemas';
import { flagOf } from '../estate/flag';
import { isIgnored } from '../estate/ignored';
import { type Block, isValues, type Value, type Values } from '../estate/model';
import type { PlannedChange } from '../estate/plan';
import { isExpression } from '../estate/references';
import { fieldIn, inTerraform } from './cluster-fields';
import { manifestObjects } from './manifests';
import { blocksIn, elementsOf, isSaid, nestedIn } from './reader';

/** What becomes of what a resource holds when it is destroyed or replaced; empty where it holds nothing. */
interface Held {
  /** What goes with it, beside itself: what makes it one that holds data. */
  readonly loses?: string;
  /** What stays, and what keeps it, in a sentence without full stop. */
  readonly keeps?: string;
}

/** A resource as it is written, or as a plan knows it; without a body nothing of it is known. */
type Written = Pick<Block, 'type'> & Partial<Pick<Block, 'body' | 'lifecycle'>>;

/** What goes with a resource that is destroyed or replaced, beside itself. */
export const lossOf = (resource: Written): string | undefined => heldBy(resource).loses;

/** The same of one that a plan destroys or replaces. */
export const lossInPlan = ({ type, values: { before } }: Pick<PlannedChange, 'type' | 'values'>): string | undefined =>
  lossOf({ type, ...(isValues(before) && { body: before }) });

/** What of a thing that is there already is made as it is written, where nothing keeps it as it is. */
export function takenAnew({ attributes = [], named, unless }: KnownDanger, body: Values): string | undefined {
  const isThere = named === undefined || isSaid(body[named]);
  const isKept = unless !== undefined && flagOf(body[unless]) === true;
  return isThere && !isKept ? attributes.find((name) => isSaid(body[name])) : undefined;
}

export function heldBy({ type, body, lifecycle = {} }: Written): Held {
  if (type.startsWith('kubernetes_stateful_set')) return bySet(body ?? {});
  if (type === 'kubernetes_manifest') {
    const all = manifestObjects({ body: body ?? {} }).objects.map(byObject);
    return all.find(({ loses }) => loses !== undefined) ?? all.find(({ keeps }) => keeps !== undefined) ?? {};
  }
  const { replacementLoses, keptBy } = schemaOf(type) ?? {};
  if (replacementLoses === undefined) return {};
  const isKept = keptBy !== undefined && body !== undefined && isKeptBy(keptBy, body, lifecycle);
  return isKept ? staysBehind : { loses: replacementLoses };
}

const staysBehind: Held = { keeps: 'the volume behind it stays, with what is on it: its reclaim policy is Retain' };

/** Where what keeps it isn't followed, what is written may never have been so. */
function isKeptBy({ path, value }: NonNullable<TypeSchema['keptBy']>, body: Values, lifecycle: Values): boolean {
  return !isIgnored(lifecycle['ignore_changes'], path[0] ?? '') && valuesAt(body, path).every((one) => one === value);
}

/** Every value at a path without indices that is there; what isn't known on the way to it may be anything. */
function valuesAt(body: Values, [name = '', ...rest]: readonly string[]): readonly Value[] {
  const values = elementsOf(body[name]);
  if (rest.length === 0) return values;
  return [...values.filter((one) => !isValues(one)), ...nestedIn(body, name).flatMap((one) => valuesAt(one, rest))];
}

function byObject(object: Values): Held {
  const { kind } = object;
  if (kind === 'StatefulSet') return bySet(object);
  // of one that was made otherwise and taken over, what isn't written is as it was
  const policy = blocksIn(object['spec'])[0]?.['persistentVolumeReclaimPolicy'];
  if (kind === 'PersistentVolume' && policy === 'Retain') return staysBehind;
  return heldBy({ type: `kubernetes_${inTerraform(String(kind))}` });
}

/** The volumes of a set of pods stay when it goes, where it doesn't say otherwise. */
function bySet(set: Values): Held {
  const [spec = {}] = blocksIn(set['spec']);
  const written = fieldIn(spec, 'persistentVolumeClaimRetentionPolicy');
  const deleted = isExpression(written) ? written : fieldIn(blocksIn(written)[0], 'whenDeleted');
  return (deleted ?? 'Retain') === 'Retain'
    ? {}
    : { loses: 'the volumes of its pods (persistentVolumeClaimRetentionPolicy)' };
}
