import { masked } from '../../../constructs/core/secrets/masked';
import { type Block, isValues, type Value, type Values } from '../../estate/model';
import { type Connected, clusterKey } from '../clusters';
import { manifestObjects } from '../manifests';
import { blocksIn, isUncounted, type Reader } from '../reader';
import { balancer, internalBalancer, isInternal } from './balancer';
import type { ExposedBy } from './fact';

/** What tells a service apart from others, wherever it is spoken of. */
const keyOf = (block: Connected, reader: Reader, metadata: Value | undefined): string => {
  const [{ name = null, namespace = 'default' } = {}] = blocksIn(metadata);
  return JSON.stringify([clusterKey(block, reader), name, namespace]);
};

const annotationsIn = (reader: Reader): readonly Block[] =>
  reader
    .ofType('kubernetes_annotations')
    .filter(({ body: { kind, annotations } }) => kind === 'Service' && saysWhere(annotations));

const saysWhere = (annotations: Value = null): boolean =>
  isValues(annotations) && Object.hasOwn(annotations, internalBalancer);

/** Whether the load balancer of a service is on the private network, also by annotations that stand beside it. */
export function isKeptInside(block: Block, reader: Reader, metadata: Values): boolean {
  const key = keyOf(block, reader, metadata);
  const beside = annotationsIn(reader).filter((one) => keyOf(one, reader, one.body['metadata']) === key);
  const [said] = beside.filter((one) => !isUncounted(one) || !isInternal(one.body['annotations']));
  return isInternal(said?.body['annotations'] ?? metadata['annotations']);
}

/** Whether a service is one of the program, which says itself what it opens. */
function isMade(key: string, reader: Reader): boolean {
  const made = reader
    .ofType('kubernetes_service', 'kubernetes_service_v1')
    .map((block) => keyOf(block, reader, block.body['metadata']));
  const written = reader.ofType('kubernetes_manifest').flatMap((block) =>
    manifestObjects(block)
      .objects.filter(({ kind }) => kind === 'Service')
      .map(({ metadata }) => keyOf(block, reader, metadata)),
  );
  return made.includes(key) || written.includes(key);
}

/**
 * Annotations over those that a service has, which nothing here makes: they take its load balancer off the private network, or keep it
 * there, as long as they are there.
 */
export const annotated: ExposedBy = (block, reader) => {
  const { kind, metadata, annotations } = block.body;
  if (kind !== 'Service' || !saysWhere(annotations) || isMade(keyOf(block, reader, metadata), reader)) return [];
  const [{ name = null, namespace = 'default' } = {}] = blocksIn(metadata);
  const what = masked`service ${reader.show(block.stack, name)}`;
  const at = reader.show(block.stack, namespace);
  const [open] = balancer(block, reader, { what, at, isPrivate: false });
  if (open === undefined || !isInternal(annotations)) return open === undefined ? [] : [open];
  const [kept] = balancer(block, reader, { what, at, isPrivate: true });
  return kept === undefined || isUncounted(block) ? [] : [{ ...kept, without: open }];
};
