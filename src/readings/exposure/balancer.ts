import { joinMasked, type Masked, masked } from '../../../constructs/core/secrets/masked';
import { type Block, isValues, type Value, type Values } from '../../estate/model';
import { clusterOf } from '../clusters';
import type { Reader } from '../reader';
import { type ExposureRow, exposed, type Openness } from './fact';

/** Source: OVHcloud's guide on load balancers of Managed Kubernetes. */
export const internalBalancer = 'service.beta.kubernetes.io/openstack-internal-load-balancer';

export const isInternal = (annotations: Value | undefined): boolean =>
  isValues(annotations ?? null) && String((annotations as Values)[internalBalancer]) === 'true';

/** A load balancer of something inside of a cluster. */
interface Balancer {
  readonly what: Masked;
  /** Namespace that it is in. */
  readonly at: Masked;
  readonly isPrivate: boolean;
  /** Those whom it lets in; nobody is kept away without any. */
  readonly ranges?: readonly Masked[];
  readonly opens?: Openness;
}

export function balancer(
  block: Block,
  reader: Reader,
  { what, at, isPrivate, ranges = [], opens = 'some' }: Balancer,
): ExposureRow[] {
  const name = masked`${what} in the ${clusterOf(block, reader)}`;
  const fact = (said: Masked, how?: Openness) => [exposed(block, 'load balancer', said, how, at)];
  if (isPrivate) return fact(masked`${name} has a load balancer on the private network`);
  const said = masked`${name} has a public load balancer`;
  return ranges.length === 0 ? fact(said, 'world') : fact(masked`${said}, open to ${joinMasked(ranges, ', ')}`, opens);
}

/** Something of which only Terraform knows what it opens, by a value of it. */
export function unsure(
  block: Block,
  reader: Reader,
  what: Masked,
  { is, value }: { readonly is: Masked; readonly value: Value | undefined },
): ExposureRow {
  const was = reader.isOutdated(block.stack, value) ? masked` as it was` : masked``;
  const at = clusterOf(block, reader);
  const says = masked`${what} in the ${at}${was}: its ${is} known after apply, and so is what it opens`;
  return exposed(block, 'reachable', says, 'unsure');
}
