import { z } from 'zod';
import { distinct } from '../../constructs/core/lists';
import { show } from '../../constructs/core/messages';
import { regionName } from '../../constructs/core/region';
import { email, type Keyed, keyedMap, slug } from '../../constructs/core/settings';
import { uniquely } from '../../constructs/core/unique';
import { reasonOf, wordsFor } from '../../constructs/core/words';
import { accountId } from '../../constructs/identity/account';
import { logServiceName } from '../../constructs/logs/log-service';
import { type NetworkSettings, networkPlan } from '../../constructs/network/address-plan';
import { vrackUniqueness } from '../../constructs/network/vrack';
import { type PrivateCloudSettings, privateCloudSettings } from '../../constructs/private-cloud/private-cloud';
import { vrackId } from '../../constructs/project/cloud-project';
import type { RegionName } from '../../facts/regions';
import { type WorkloadSettings, workloadShape } from '../../stacks/environment-stack';
import { type FoundationSettings, foundationShape } from '../../stacks/foundation-settings';
import { type OrganizationSettings, organizationSettings } from '../../stacks/organization-stack';
import { type ExceptionSettings, type RetiredSettings, retiredShape } from '../../stacks/protection';
import { type ProviderVersions, providerVersions } from '../../stacks/provider-versions';
import { type StateSettings, stateSettings } from '../../stacks/state';

/** A vRack that exists and stays unmanaged. */
interface ExistingVrack extends Keyed {
  /**
   * Id of a vRack that exists and stays unmanaged (`pn-<number>`).
   *
   * Change: another vRack; what is attached to this one is detached and attached anew.
   */
  readonly existing: string;
}

/** A vRack that exists and is managed from now on. */
interface AdoptedVrack extends Keyed {
  /** Id of a vRack that exists and is managed from now on (`pn-<number>`). Change: none; an import happens once. */
  readonly adopt: string;
  /**
   * Refuse to plan anything that would terminate it. Change: nothing at OVHcloud.
   * @default true
   */
  readonly deletionProtection?: boolean;
}

/** A vRack of the company: named here, or managed by the organization stack from now on. */
export type ZoneVrackSettings = ExistingVrack | AdoptedVrack;

/** A Logs Data Platform service; Terraform can't order one. */
export interface ZoneLogServiceSettings extends Keyed {
  /** Its name, such as `ldp-gr-10001`. Change: replaces every stream in it and loses what it holds. */
  readonly existing: string;
}

/** A VMware private cloud (Hosted Private Cloud) that exists, and its place in the vRack. */
export interface ZonePrivateCloudSettings extends PrivateCloudSettings, Keyed {
  /**
   * vRack that it is in, by its name in `vracks`.
   *
   * Change: replaces the attachment, where this program makes it.
   * @default - the only vRack
   */
  readonly vrack?: string;
  /**
   * Networks of the plan that it uses, by name. VLAN 10 to 20 are delivered as port groups: name here those that are meant.
   *
   * Change: in place.
   */
  readonly networks: readonly string[];
}

/** One environment of a team: what IT guards in it, and what the team runs in it. */
export interface EnvironmentSettings extends FoundationSettings, WorkloadSettings, Keyed {
  /**
   * Mail address of who answers for it, where that isn't the team's owner.
   *
   * Change: in place, in labels and where budget mails go.
   * @default - the owner of the team
   */
  readonly owner?: string;
  /**
   * Refuse a deploy that destroys or replaces what the team runs here and holds data, unless `retired` or `exceptions` name it. What IT
   * guards (the foundation, the organization, the private clouds) is protected in every stage. Change: nothing at OVHcloud.
   * @default - true where `stage` is production
   */
  readonly protectData?: boolean;
}

/** A team: who owns and pays. IT is a team too. */
export interface TeamSettings extends Keyed {
  /** Mail address of who answers for the team. Change: in place, in labels and where budget mails go. */
  readonly owner: string;
  /** Where its cost is booked. Change: in place, in labels. */
  readonly costCentre: string;
  /** Environments by name. */
  readonly environments: Readonly<Record<string, EnvironmentSettings>>;
}

/** The whole hybrid landing zone of a company. */
export interface LandingZoneSettings {
  /** Name of the landing zone, in `landing-zone.json`. Change: nothing at OVHcloud. */
  readonly name: string;
  /**
   * OVHcloud account (customer code, `xx1111-ovh`). A deploy with credentials of another one fails while it plans.
   *
   * Change: another account; nothing moves with it.
   */
  readonly account: string;
  /**
   * Mail address of the IT team: owner of the organization, the private clouds and every foundation.
   *
   * Change: in place, in labels.
   */
  readonly owner: string;
  /**
   * State in Object Storage, one key per stack, with lock files.
   * @default - local files, one per stack, for trying out
   */
  readonly state?: StateSettings;
  /**
   * Versions of Terraform providers, in every stack.
   * @default - those that the bindings are made for
   */
  readonly providers?: ProviderVersions;
  /**
   * Regions outside the European Union that are allowed all the same, and why.
   * @default - none
   */
  readonly outsideEu?: {
    /** Regions outside the European Union, each by its name. Change: nothing at OVHcloud. */
    readonly regions: readonly RegionName[];
    /** Why, for whoever reviews it; 10 to 300 characters. Change: nothing at OVHcloud. */
    readonly reason: string;
  };
  /** vRacks by name. */
  readonly vracks: Readonly<Record<string, ZoneVrackSettings>>;
  /**
   * Logs Data Platform services by name.
   * @default - none
   */
  readonly logServices?: Readonly<Record<string, ZoneLogServiceSettings>>;
  /** The network plan: every VLAN and CIDR of the company, once, each with a name. */
  readonly networks: Readonly<Record<string, NetworkSettings>>;
  /**
   * VMware private clouds by name.
   * @default - none
   */
  readonly privateClouds?: Readonly<Record<string, ZonePrivateCloudSettings>>;
  /**
   * Groups, account-wide policies.
   * @default - none
   */
  readonly organization?: OrganizationSettings;
  /** Teams by name. */
  readonly teams: Readonly<Record<string, TeamSettings>>;
  /**
   * What was taken out of these settings and may be destroyed with all that it holds, by where it was: `<team>/<environment>/clusters.old`,
   * or its path outside of the environments (`organization.groups.old`). What had an `id` is called by that.
   *
   * Whether it was ever there can't be known here: a path that names nothing allows nothing.
   * @default - nothing
   */
  readonly retired?: Readonly<Record<string, RetiredSettings>>;
  /**
   * What may be replaced although it holds data, for a time.
   * @default - nothing
   */
  readonly exceptions?: readonly ExceptionSettings[];
}

const vracks = keyedMap(slug, (identity) =>
  z.union(
    [
      z.strictObject({ existing: vrackId, ...identity }).readonly(),
      z
        .strictObject({
          adopt: uniquely(vrackId, vrackUniqueness),
          deletionProtection: z.boolean().default(true),
          ...identity,
        })
        .readonly(),
    ],
    {
      error: ({ input }) =>
        `must be { existing: 'pn-…' } or { adopt: 'pn-…' }, got ${show(input)}; choose one of the two`,
    },
  ),
);

const privateClouds = keyedMap(slug, (identity) =>
  z
    .strictObject({
      ...privateCloudSettings.unwrap().shape,
      vrack: slug.optional(),
      networks: distinct(z.array(slug)).readonly(),
      ...identity,
    })
    .readonly(),
);

const environments = keyedMap(slug, (identity) =>
  z
    .strictObject({
      ...foundationShape,
      ...workloadShape,
      owner: email.optional(),
      protectData: z.boolean().optional(),
      ...identity,
    })
    .readonly(),
);

const teams = keyedMap(slug, (identity) =>
  z.strictObject({ owner: email, costCentre: wordsFor(63), environments, ...identity }).readonly(),
);

export const landingZoneSettings = z
  .strictObject({
    name: uniquely(slug, { of: 'landing zone', within: 'nowhere' }),
    account: accountId,
    owner: email,
    state: stateSettings.optional(),
    providers: providerVersions.optional(),
    outsideEu: z
      .strictObject({ regions: distinct(z.array(regionName).min(1)).readonly(), reason: reasonOf(10, 300) })
      .readonly()
      .optional(),
    vracks,
    logServices: keyedMap(slug, (identity) =>
      z.strictObject({ existing: logServiceName, ...identity }).readonly(),
    ).prefault({}),
    networks: networkPlan,
    privateClouds: privateClouds.prefault({}),
    organization: organizationSettings.prefault({}),
    teams,
    ...retiredShape,
  })
  .readonly();

export type ParsedLandingZone = z.output<typeof landingZoneSettings>;

/** A team in a file of its own, with the editor's help. */
export const defineTeam = (team: TeamSettings): TeamSettings => team;

/** An environment in a file of its own, with the editor's help. */
export const defineEnvironment = (environment: EnvironmentSettings): EnvironmentSettings => environment;
