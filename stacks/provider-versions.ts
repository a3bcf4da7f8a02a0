import type { TerraformStack } from 'cdktf';
import { z } from 'zod';
import { show } from '../constructs/core/messages';
import type { Mistake } from '../constructs/core/settings';
import { warn } from '../constructs/core/warnings';
import { entryNames, has, monthOf } from '../facts/fact-list';
import { isVersionSince, measuredProvider, ovhProviderVersions } from '../facts/ovh-provider';

/** Versions of Terraform providers. */
export interface ProviderVersions {
  /**
   * Version of the OVHcloud provider, 2.19.0 or a later one of major 2. Bindings, sandbox and predictions of a review stay those of 2.19.0;
   * what a later version is known to do otherwise is told by the review.
   *
   * Change: nothing at OVHcloud by itself; a review tells it, gate `provider`.
   * @default '2.19.0'
   */
  readonly ovh?: string;
}

const version = z
  .string()
  .regex(/^\d+\.\d+\.\d+$/, {
    error: ({ input }) => `must be one version, such as 2.21.0 and without a range, got ${show(input)}`,
  })
  .refine(
    (given) => !/^\d+\.\d+\.\d+$/.test(given) || (given.startsWith('2.') && isVersionSince(given, measuredProvider)),
    {
      error: ({ input }) =>
        `must be ${measuredProvider} or later, and of major 2, got ${show(input)}: the bindings are those of ${measuredProvider}`,
    },
  );

export const providerVersions = z.strictObject({ ovh: version.default(measuredProvider) }).readonly();

/** Versions that every stack needs: of Terraform or OpenTofu, whose lock files in a bucket are of 1.10, and of the provider. */
export function pinVersions(stack: TerraformStack, { ovh }: z.output<typeof providerVersions>): void {
  stack.addOverride('terraform.required_version', '>= 1.10');
  stack.addOverride('terraform.required_providers.ovh.version', ovh);
}

/** What is to be said of the versions, once a program. */
export function warnOfVersions(stack: TerraformStack, { ovh }: z.output<typeof providerVersions>): void {
  warn(stack, unknownVersion(ovh));
}

function unknownVersion(ovh: string): Mistake[] {
  if (has(ovhProviderVersions, ovh)) return [];
  const known = entryNames(ovhProviderVersions).join(', ');
  const text = `is not known, got ${show(ovh)}; versions of ${monthOf(ovhProviderVersions)}: ${known}`;
  return [{ path: ['providers', 'ovh'], text }];
}
