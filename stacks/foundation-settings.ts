import { z } from 'zod';
import { distinct } from '../constructs/core/lists';
import { show } from '../constructs/core/messages';
import { email, type Keyed, keyedMap, slug } from '../constructs/core/settings';
import { calendarDay, reasonOf, wordsFor } from '../constructs/core/words';
import { type LogStreamSettings, logStreamSettings } from '../constructs/logs/log-stream';
import { projectId } from '../constructs/project/cloud-project';
import { type QuotaSettings, quotaSettings } from '../constructs/project/quota';

/** A Public Cloud project that exists. */
export interface ExistingProject {
  /** Project id, 32 hexadecimal digits. Change: another project; nothing moves with it. */
  readonly existing: string;
  /**
   * Attach the project to the vRack. A project is in one vRack only and was delivered with one of its own, so it must be
   * detached from that first, before any network is in it.
   *
   * Change: to true attaches; to false detaches, which cuts every private network of the project.
   * Needs: `vrack:apiovh:cloudProject/attach` and `publicCloudProject:apiovh:vrack/attach`.
   * @default false - the plan checks that the project is in the vRack
   */
  readonly attach?: boolean;
}

/** A Public Cloud project that is ordered straight into the vRack. */
export interface OrderedProject {
  /** What is ordered. The account needs a default payment method. Cost: the project itself is free. */
  readonly order: {
    /**
     * Name shown in the control panel. Change: in place.
     * @default - `<team>-<environment>`
     */
    readonly description?: string;
    /**
     * Refuse to terminate the project until this is false and deployed. Change: in place.
     * @default true
     */
    readonly deletionProtection?: boolean;
  };
  /**
   * Id of the ordered project. Without it only the foundation is synthesized: deploy it, then write its output here.
   * Adding it changes no address.
   *
   * Change: adding it adds the stacks of what runs there; another id is another project, and nothing moves with it.
   */
  readonly id?: string;
}

/** A project is named or ordered. */
export type ProjectSettings = ExistingProject | OrderedProject;

const projectSettings = z.union(
  [
    z.strictObject({ existing: projectId, attach: z.boolean().default(false) }).readonly(),
    z
      .strictObject({
        order: z
          .strictObject({
            description: wordsFor(255).optional(),
            deletionProtection: z.boolean().default(true),
          })
          .readonly(),
        id: projectId.optional(),
      })
      .readonly(),
  ],
  {
    error: ({ input }) =>
      `must be { existing: '<project id>' } or { order: {} }, got ${show(input)}; choose one of the two`,
  },
);

/** Access of people for a limited time. */
export interface TemporaryAccess extends Keyed {
  /** Role in the project. Change: in place. */
  readonly preset: 'viewer' | 'operator' | 'owner';
  /** Groups by their names in `organization.groups`. Change: in place. */
  readonly groups: readonly string[];
  /** First day on which the policy no longer applies (00:00 UTC), such as `2027-03-31`. Change: in place. */
  readonly expires: string;
  /** Why, for the review and for the policy's description. Change: in place. */
  readonly reason: string;
}

/** Stream for the audit logs of an environment. */
export interface AuditLogSettings extends LogStreamSettings {
  /**
   * Log service, by its name in `logServices`.
   *
   * Change: replaces the stream and loses what it holds.
   * @default - the only one
   */
  readonly service?: string;
}

const groupNames = distinct(z.array(slug)).readonly();

/** What IT guards in an environment. */
export interface FoundationSettings {
  /** How much a mistake here would cost; written on everything that carries labels. Change: in place. */
  readonly stage: 'development' | 'staging' | 'production';
  /** Public Cloud project of the environment. */
  readonly project: ProjectSettings;
  /**
   * vRack of the project, by its name in `vracks`.
   *
   * Change: with `attach` replaces the attachment; without, the next plan checks that the project is in the other one.
   * @default - the only vRack
   */
  readonly vrack?: string;
  /**
   * Who may do what in the project: groups, by their names in `organization.groups`. Change: in place.
   * @default - nobody beside the account's administrators
   */
  readonly access?: {
    /** May look at everything but secrets. */
    readonly viewer?: readonly string[];
    /** May run what is there: restart, scale, read logs. */
    readonly operator?: readonly string[];
    /** May also create and delete, below the deny floor. */
    readonly owner?: readonly string[];
  };
  /**
   * Access that ends by itself, by name.
   * @default - none
   */
  readonly temporaryAccess?: Readonly<Record<string, TemporaryAccess>>;
  /**
   * Mail when the month's cost passes a sum. It is a mail, not a cap. Cost: free. Change: in place.
   * @default - none
   */
  readonly budget?: {
    /** Sum of a month. Unit: whole units of the account's currency a month, at least 1. */
    readonly monthly: number;
    /**
     * Where the mail goes.
     * @default - the owner of the environment
     */
    readonly email?: string;
  };
  /**
   * Quota profile per region. Destroying it changes nothing at OVHcloud.
   * @default - OVHcloud's own
   */
  readonly quota?: QuotaSettings;
  /**
   * Stream for the audit logs of the environment's clusters. It belongs to IT: the team forwards to it and can't delete it.
   * @default - none
   */
  readonly auditLog?: AuditLogSettings;
  /**
   * Write the labels as tags of the project. OVHcloud's provider writes all tags of a resource and removes those set elsewhere.
   *
   * Change: to true in place; to false takes the tags away.
   * @default - true for an ordered project, false for one that exists
   */
  readonly manageTags?: boolean;
}

export const foundationShape = {
  stage: z.enum(['development', 'staging', 'production']),
  project: projectSettings,
  vrack: slug.optional(),
  access: z
    .strictObject({ viewer: groupNames.default([]), operator: groupNames.default([]), owner: groupNames.default([]) })
    .readonly()
    .default({ viewer: [], operator: [], owner: [] }),
  temporaryAccess: keyedMap(slug, (identity) =>
    z
      .strictObject({
        preset: z.enum(['viewer', 'operator', 'owner']),
        groups: distinct(z.array(slug).min(1)).readonly(),
        expires: calendarDay,
        reason: reasonOf(1, 200),
        ...identity,
      })
      .readonly(),
  ).prefault({}),
  budget: z
    .strictObject({ monthly: z.int().min(1), email: email.optional() })
    .readonly()
    .optional(),
  quota: quotaSettings.optional(),
  auditLog: z
    .strictObject({ ...logStreamSettings.unwrap().shape, service: slug.optional() })
    .readonly()
    .optional(),
  manageTags: z.boolean().optional(),
};

const foundationSettings = z.strictObject(foundationShape).readonly();
export type ParsedFoundation = z.output<typeof foundationSettings>;

/** What the name of a policy of a foundation ends in, by what it is for. */
type PolicyEnd =
  | 'viewer'
  | 'operator'
  | 'owner'
  | 'pipeline'
  | 'account'
  | `floor-${'people' | 'pipelines'}`
  | `logs-${'forward' | 'manage'}`;

/** The name of a policy of a foundation; temporary access ends it with its own id. */
export const policyNameOf = (
  team: string,
  environment: string,
  end: PolicyEnd | { readonly temporary: string },
): string => `${team}-${environment}-${typeof end === 'string' ? end : end.temporary}`;

/** Every group that an environment's settings give access to. */
export const peopleOf = ({
  access,
  temporaryAccess,
}: Pick<ParsedFoundation, 'access' | 'temporaryAccess'>): string[] => [
  ...access.viewer,
  ...access.operator,
  ...access.owner,
  ...Object.values(temporaryAccess).flatMap(({ groups }) => groups),
];
