import { maskText } from '../../../constructs/core/secrets/mask';
import { masked } from '../../../constructs/core/secrets/masked';
import { mapValues } from '../../estate/map-values';
import { type Block, isValues, type Values } from '../../estate/model';
import { manifestObjects } from '../manifests';
import { blocksIn, type Reader } from '../reader';
import { balancer, internalBalancer, isInternal, unsure } from './balancer';
import type { ExposedBy, ExposureRow } from './fact';
import { kindsByType, openedByObject, openedByResource } from './objects';
import { release } from './release';

function manifest(block: Block, reader: Reader): ExposureRow[] {
  const { objects, areUnknown } = manifestObjects(block);
  return [
    ...objects.flatMap((object) => openedByObject(block, object, reader)),
    ...(areUnknown
      ? [
          unsure(block, reader, masked`object ${maskText(block.path)}`, {
            is: masked`manifest is`,
            value: block.body['manifest'],
          }),
        ]
      : []),
  ];
}

/** Annotations over those that a service has: they may take its load balancer off the private network. */
const annotations: ExposedBy = (block, reader) => {
  const { kind, metadata, annotations: said } = block.body;
  const isPublic = isValues(said ?? null) && Object.hasOwn(said as Values, internalBalancer) && !isInternal(said);
  if (kind !== 'Service' || !isPublic) return [];
  const [{ name = null, namespace = 'default' } = {}] = blocksIn(metadata);
  return balancer(block, reader, {
    what: masked`service ${reader.show(block.stack, name)}`,
    at: reader.show(block.stack, namespace),
    isPrivate: false,
  });
};

/** Types inside of a cluster that open something. */
export const clusterServices: Readonly<Record<string, ExposedBy>> = {
  ...mapValues(kindsByType, () => openedByResource),
  kubernetes_manifest: manifest,
  kubernetes_annotations: annotations,
  helm_release: release,
};
