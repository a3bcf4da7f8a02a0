import { maskText } from '../../../constructs/core/secrets/mask';
import { masked } from '../../../constructs/core/secrets/masked';
import { mapValues } from '../../estate/map-values';
import type { Block } from '../../estate/model';
import { manifestObjects } from '../manifests';
import type { Reader } from '../reader';
import { annotated } from './annotated';
import { unsure } from './balancer';
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

/** Types inside of a cluster that open something. */
export const clusterServices: Readonly<Record<string, ExposedBy>> = {
  ...mapValues(kindsByType, () => openedByResource),
  kubernetes_manifest: manifest,
  kubernetes_annotations: annotated,
  helm_release: release,
};
