import { IamResourceTags } from '@cdktf/provider-ovh/lib/iam-resource-tags';
import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { z } from 'zod';
import { show } from '../core/messages';
import { type Mistake, parseSettings } from '../core/settings';
import { secretless } from '../core/words';

/** Every tag of a resource. */
export interface TagsSettings {
  /**
   * Tags by key; all of them, as those set elsewhere are removed.
   *
   * Range: keys of 1 to 128, values of up to 256 letters, digits and `_.:/=+@-`; case matters; `ovh:` is OVHcloud's own.
   * Change: in place.
   */
  readonly tags: Readonly<Record<string, string>>;
}

/** Tags, and what they are on. */
export interface TagsProps extends TagsSettings {
  /**
   * URN of the resource. Projects, vRacks, OKMS domains, vRack Services, log services, private clouds and OVHcloud
   * Connects have one; clusters, databases, registries, networks, gateways and streams don't.
   *
   * Change: replaces the tags.
   */
  readonly urn: string;
}

const tagKey = z
  .string()
  .regex(/^[a-zA-Z0-9_.:/=+@-]{1,128}$/, {
    error: ({ input }) => `must be a key of 1 to 128 letters, digits and '_.:/=+@-', got ${show(input)}; rename it`,
  })
  .refine((key) => !key.startsWith('ovh:'), {
    error: ({ input }) => `must not start with 'ovh:', which is OVHcloud's own, got ${show(input)}; rename it`,
  });

const tagValue = z.string().regex(/^[a-zA-Z0-9_.:/=+@-]{0,256}$/, {
  error: ({ input }) => `must be up to 256 letters, digits and '_.:/=+@-', got ${show(input)}; replace the rest`,
});

export const tagsSettings = z.strictObject({ tags: secretless(z.record(tagKey, tagValue)).readonly() }).readonly();

/** Mistakes in what tags are put on. */
function tagsMistakes(urn: string): readonly Mistake[] {
  if (Token.isUnresolved(urn) || /^urn:v1:eu:resource:[A-Za-z]+:[^*]+$/.test(urn)) return [];
  return [{ path: ['urn'], text: `must be the URN of one resource, got ${show(urn)}; name one, without *` }];
}

/**
 * All tags of one resource.
 *
 * Makes: `ovh_iam_resource_tags`. It writes the whole map: tags that somebody else sets on the resource show up in the
 * next plan and are removed by it, so use one per resource, and none on resources that others tag.
 * Cost: none.
 */
export class Tags extends Construct {
  constructor(scope: Construct, id: string, { urn, ...input }: TagsProps) {
    super(scope, id);
    const { tags } = parseSettings(tagsSettings, input, this, () => tagsMistakes(urn));
    new IamResourceTags(this, 'Resource', { urn, tags });
  }
}
