import type { Values } from '../../../../../src/estate/model';
import { clusterUnguarded } from '../../../../../src/review/engine/findings/clusters/cluster-guards';
import { outputOf, type Resources } from '../../../outputs';

/** Every stack is connected to one cluster. */
export const inCluster: Values = {
  provider: { kubernetes: [{ host: 'https://a' }], helm: [{ kubernetes: [{ host: 'https://a' }] }] },
};

/** What guards less in the cluster of a stack, as `address: says`. */
export function unguarded(before: Resources, after: Resources): readonly string[] {
  const [base, head] = [before, after].map((resources) => outputOf({ prod: resources }, inCluster));
  const [old, now] = [base?.stacks.get('prod'), head?.stacks.get('prod')];
  if (base === undefined || head === undefined || old === undefined || now === undefined) throw new Error('no stack');
  return clusterUnguarded([base, old], [head, now]).map(({ at, says }) => `${at.address}: ${says}`);
}

/** An object as a manifest, at an address of that name; with arguments of its resource. */
export const manifest = (at: string, object: Values, more: Values = {}): Resources => ({
  [`kubernetes_manifest.${at}`]: { manifest: object, ...more },
});

/** Of something that may be there or not: only Terraform knows. */
export const unsure: Values = { count: `\${var.n}` };
