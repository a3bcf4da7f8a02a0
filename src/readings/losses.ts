import { schemaOf } from '../../providers/schemas';
import type { Values } from '../estate/model';
import { isExpression } from '../estate/references';
import { fieldIn, inTerraform } from './cluster-fields';
import { manifestObjects } from './manifests';
import { blocksIn } from './reader';

/** What goes with a resource that is destroyed or replaced, beside itself: what makes it one that holds data. */
export const lossOf = (type: string, body: Values = {}): string | undefined =>
  lossIn(type, body) ?? schemaOf(type)?.replacementLoses;

/** What its arguments tell. */
function lossIn(type: string, body: Values): string | undefined {
  if (type.startsWith('kubernetes_stateful_set')) return lossOfSet(body);
  if (type !== 'kubernetes_manifest') return undefined;
  return manifestObjects({ body })
    .objects.map((object) =>
      object['kind'] === 'StatefulSet'
        ? lossOfSet(object)
        : lossOf(`kubernetes_${inTerraform(String(object['kind']))}`),
    )
    .find((loses) => loses !== undefined);
}

/** The volumes of a set of pods stay when it goes, where it doesn't say otherwise. */
function lossOfSet(set: Values): string | undefined {
  const [spec = {}] = blocksIn(set['spec']);
  const written = fieldIn(spec, 'persistentVolumeClaimRetentionPolicy');
  const deleted = isExpression(written) ? written : fieldIn(blocksIn(written)[0], 'whenDeleted');
  return (deleted ?? 'Retain') === 'Retain'
    ? undefined
    : 'the volumes of its pods (persistentVolumeClaimRetentionPolicy)';
}
