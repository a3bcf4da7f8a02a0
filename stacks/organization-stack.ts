import { TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';
import { z } from 'zod';
import { distinct } from '../constructs/core/lists';
import { attributesFrom, makeEach } from '../constructs/core/origin';
import { type Keyed, keyedMap, slug } from '../constructs/core/settings';
import { Group, type GroupSettings, groupSettings } from '../constructs/identity/group';
import { IamPolicy, type PolicyRules, policyRulesShape } from '../constructs/identity/iam-policy';
import { Vrack } from '../constructs/network/vrack';
import { BaseStack, type BaseStackSettings } from './base-stack';
import { type External, externalMetadata } from './external';

/** A group of people in the account: the only identity that policies can name when the account uses SSO. */
export interface OrganizationGroupSettings extends GroupSettings, Keyed {}

/** A policy that isn't bound to one project. */
export interface AccountPolicySettings extends PolicyRules, Keyed {
  /** Groups that it holds for, by their names in `organization.groups`. Change: in place. */
  readonly groups: readonly string[];
  /** Resources it holds for, each a URN; a trailing `*` stands for all of a kind. Change: in place. */
  readonly resources: readonly string[];
}

/** What IT keeps for the account as a whole. */
export interface OrganizationSettings {
  /**
   * Groups of people, by name. Members are local users or come from the company's identity provider.
   * @default - none
   */
  readonly groups?: Readonly<Record<string, OrganizationGroupSettings>>;
  /**
   * Account-wide policies by name.
   * @default - none
   */
  readonly policies?: Readonly<Record<string, AccountPolicySettings>>;
  /**
   * Groups that no deny floor names, so that somebody can act when everything else fails: a deny wins over every policy.
   *
   * Change: in place.
   * @default - none
   */
  readonly breakGlass?: readonly string[];
}

export const organizationSettings = z
  .strictObject({
    groups: keyedMap(slug, (identity) => groupSettings.unwrap().extend(identity).readonly()).prefault({}),
    policies: keyedMap(slug, (identity) =>
      z
        .strictObject({
          ...policyRulesShape,
          groups: distinct(z.array(slug).min(1)).readonly(),
          resources: distinct(z.array(z.string()).min(1)).readonly(),
          ...identity,
        })
        .readonly(),
    ).prefault({}),
    breakGlass: distinct(z.array(slug)).readonly().default([]),
  })
  .readonly();

export const accountPolicyName = (stack: string, policy: string): string => `${stack}-${policy}`;

interface OrganizationStackProps extends BaseStackSettings {
  readonly organization: z.output<typeof organizationSettings>;
  /** vRacks to manage from now on, by name. */
  readonly adoptedVracks: Readonly<
    Record<string, { readonly id: string; readonly adopt: string; readonly deletionProtection: boolean }>
  >;
}

/** Identity groups, account-wide policies and the vRacks that IT manages. */
export class OrganizationStack extends BaseStack {
  readonly groups: Readonly<Record<string, Group>>;

  constructor(scope: Construct, id: string, { organization, adoptedVracks, ...settings }: OrganizationStackProps) {
    super(scope, id, 'organization', settings);
    const { account } = settings;
    this.groups = makeEach(this, 'Groups', organization.groups, (groups, name, group) => {
      return new Group(groups, name, { ...group, account });
    });
    for (const { existing, adopt = existing } of Object.values(organization.groups)) {
      if (adopt !== undefined) this.node.addMetadata(externalMetadata, groupOf(adopt));
    }
    makeEach(this, 'Policies', organization.policies, (policies, name, { groups, resources, ...rules }) => {
      const identities = groups.flatMap((group) => this.groups[group] ?? []);
      const policy = new IamPolicy(policies, name, {
        ...rules,
        name: accountPolicyName(id, name),
        identities,
        resources: resources.map((urn) => ({ urn })),
      });
      attributesFrom(policy, { identities: ['groups', '/organization.groups', '/account'] });
      makeAfter(policy, identities);
      return policy;
    });
    makeEach(this, 'Vracks', adoptedVracks, (vracks, name, vrack) => new Vrack(vracks, name, vrack), '/vracks');
  }
}

/** A policy names its groups by URNs that are known beforehand, in which Terraform sees no dependency. */
function makeAfter(policy: IamPolicy, groups: readonly Group[]): void {
  const { defaultChild } = policy.node;
  const made = groups
    .map(({ node }) => node.defaultChild)
    .filter((child) => TerraformResource.isTerraformResource(child));
  if (made.length === 0 || !TerraformResource.isTerraformResource(defaultChild)) return;
  defaultChild.dependsOn = made.map(
    ({ terraformResourceType, friendlyUniqueId }) => `${terraformResourceType}.${friendlyUniqueId}`,
  );
}

/** A group that was there before the first deploy. */
const groupOf = (name: string): External => ({ type: 'ovh_me_identity_group', id: name, attributes: { name } });
