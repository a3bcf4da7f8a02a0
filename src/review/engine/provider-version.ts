import { maskText } from '../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../constructs/core/secrets/masked';
import {
  isVersionSince,
  measuredProvider,
  type ProviderDifference,
  providerDifferences,
} from '../../../facts/ovh-provider';
import { withoutIndices } from '../../estate/attribute-paths';
import type { Estate, Stack } from '../../estate/model';
import { ProviderSources } from '../../estate/provider-sources';
import type { BlockChange } from './change';

/** What versions of the OVHcloud provider do differently of what changes: predictions are those of one of them. */
export function versionLimits(head: Estate, changes: readonly BlockChange[]): Masked[] {
  return changes.flatMap((change) => {
    const stack = head.stacks.get(change.stack);
    const { after } = change;
    if (stack === undefined || after?.kind !== 'resource') return [];
    const version = pinned(stack);
    return providerDifferences.filter(isOf(change)).map((difference) => {
      const { since, before, after: mended } = difference;
      const says =
        version !== undefined && isVersionSince(version, since)
          ? masked`from provider ${maskText(since)} on ${maskText(mended)}, and what is said here is of ${maskText(measuredProvider)}`
          : masked`before provider ${maskText(since)} ${maskText(before)}, and ${version === undefined ? masked`no single version is pinned` : masked`${maskText(version)} is pinned`}`;
      return masked`${maskText(change.stack)} ${maskText(after.address)}: ${says}`;
    });
  });
}

const isOf =
  ({ action, after, differences }: BlockChange) =>
  ({ types, when, attributes }: ProviderDifference): boolean =>
    types.includes(after?.type ?? '') &&
    (when === 'create' ? ['add', 'replace'] : ['change', 'replace']).includes(action) &&
    (attributes === undefined || differences.some(({ path }) => attributes.includes(withoutIndices(path))));

/** The one version of the OVHcloud provider that a stack asks for. */
const pinned = (stack: Stack): string | undefined =>
  /^\s*=?\s*(\d+\.\d+\.\d+)\s*$/.exec(new ProviderSources(stack).version('ovh/ovh') ?? '')?.[1];
