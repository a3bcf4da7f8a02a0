import { maskText } from '../../../../../constructs/core/secrets/mask';
import { masked } from '../../../../../constructs/core/secrets/masked';
import { canonical } from '../../../../estate/canonical';
import type { Estate, Stack, Value } from '../../../../estate/model';
import { blocksIn, elementsOf } from '../../../../readings/reader';
import { type ClusterObject, objectsInCluster, stackObjects } from './cluster-objects';
import { exemptKind } from './gatekeeper';
import { exceptionKind } from './kyverno';
import { told, type Unguarded } from './unguarded';

/** What a stack takes out of what policies ask for in its cluster, and nothing did before: also where the policies are of others. */
export const newlyExempt = (base: Estate, head: Estate, after: Stack): Unguarded[] =>
  stackObjects(head, after.id)
    .filter(({ kind }) => kind === exceptionKind || kind === exemptKind)
    .filter((object) => {
      const known = objectsInCluster(base, object.cluster)
        .filter(({ kind }) => kind === object.kind)
        .flatMap(exemptionsOf);
      return exemptionsOf(object).some((one) => !known.includes(one));
    })
    .map((one) => {
      const name = masked`${maskText(one.kind)} ${maskText(one.name)}`;
      return told(one, masked`${name} takes something out of what policies ask for`);
    });

/** One by one: Gatekeeper's configuration lists them, beside other things. */
function exemptionsOf({ kind, spec }: ClusterObject): readonly string[] {
  const exempt: readonly Value[] = kind === exemptKind ? elementsOf(blocksIn(spec)[0]?.['match']) : elementsOf(spec);
  return exempt.map(canonical);
}
