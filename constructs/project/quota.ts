import { CloudQuota } from '@cdktf/provider-ovh/lib/cloud-quota';
import { Construct } from 'constructs';
import { z } from 'zod';
import { type RegionName, regionNames } from '../../facts/regions';
import { show } from '../core/messages';
import { attributesFrom } from '../core/origin';
import { type Mistake, parseSettings } from '../core/settings';
import type { ICloudProject } from './cloud-project';

/** How much a project may hold, per region. */
export interface QuotaSettings {
  /**
   * Name of a quota profile, by region. OVHcloud lists them live only, as `current_state.available_profiles` of the
   * resource; a name that a region doesn't have fails at apply.
   *
   * Change: in place; a smaller profile than what is in use is refused.
   */
  readonly regions: Readonly<Partial<Record<RegionName, string>>>;
  /**
   * Let OVHcloud raise the quota by itself as the project grows.
   *
   * Change: in place.
   * @default false
   */
  readonly automaticUpgrade?: boolean;
}

/** Settings of a quota, and its project. */
export interface QuotaProps extends QuotaSettings {
  /** Project that is limited. Change: replaces the quota; what was set for the old project stays. */
  readonly project: ICloudProject;
}

const profile = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}$/, {
  error: ({ input }) =>
    `must be the name of a quota profile, got ${show(input)}; use one that OVHcloud lists for the region`,
});

const perRegion = Object.fromEntries(regionNames.map((region) => [region, profile.optional()])) as Record<
  RegionName,
  z.ZodOptional<typeof profile>
>;

export const quotaSettings = z
  .strictObject({
    regions: z.strictObject(perRegion).readonly(),
    automaticUpgrade: z.boolean().default(false),
  })
  .readonly();

/** Mistakes between the settings of a quota. */
export const quotaMistakes = ({ regions }: QuotaSettings): readonly Mistake[] =>
  Object.keys(regions).length === 0 ? [{ path: ['regions'], text: 'names no region; give at least one' }] : [];

/**
 * The quota of a project, held where it is: a mistake, or a stolen credential, can't grow beyond it.
 *
 * Makes: `ovh_cloud_quota` (provider 2.16). There is one per project; destroying it changes nothing at OVHcloud.
 * Cost: none.
 * Secure defaults: OVHcloud doesn't raise it by itself.
 */
export class Quota extends Construct {
  constructor(scope: Construct, id: string, { project, ...input }: QuotaProps) {
    super(scope, id);
    const { regions, automaticUpgrade } = parseSettings(quotaSettings, input, this, quotaMistakes);
    new CloudQuota(this, 'Resource', {
      serviceName: project.serviceName,
      preventAutomaticQuotaUpgrade: !automaticUpgrade,
      // a list to the provider, so its order must not depend on how the settings are written
      regions: Object.entries(regions)
        .map(([region, profile]) => ({ region, profile }))
        .sort((a, b) => (a.region < b.region ? -1 : 1)),
    });
    attributesFrom(this, { prevent_automatic_quota_upgrade: 'automaticUpgrade' });
  }
}
