import { IamPolicy as IamPolicyResource } from '@cdktf/provider-ovh/lib/iam-policy';
import { Construct } from 'constructs';
import { z } from 'zod';
import { show } from '../core/messages';
import { type Mistake, parseSettings } from '../core/settings';
import { denied } from './floor-actions';
import type { IIdentity } from './group';
import { actionList, actionMistakes, type IResource, namesMistakes, policyName } from './iam-policy';

/** What some identities may never do, whatever any other policy allows. */
export interface DenyFloorSettings {
  /**
   * Name of the policy, unique in the account.
   *
   * Range: as the name of a policy.
   * Change: in place.
   */
  readonly name: string;
  /**
   * Whom it is for: `people` are also denied what hands out credentials of machines, such as kubeconfigs; `pipelines`
   * need those.
   *
   * Change: in place.
   */
  readonly audience: 'people' | 'pipelines';
  /**
   * Actions denied beside those of the floor.
   *
   * Change: in place.
   * @default - none
   */
  readonly alsoDeny?: readonly string[];
  /**
   * Actions in `alsoDeny` that OVHcloud has and this library's lists don't.
   *
   * Change: nothing.
   * @default - none
   */
  readonly unlistedActions?: readonly string[];
}

/** Settings of a deny floor, and who and what it is about. */
export interface DenyFloorProps extends DenyFloorSettings {
  /** Who. Change: in place. */
  readonly identities: readonly IIdentity[];
  /** About what, beside every vRack and the account: the projects. Change: in place. */
  readonly resources: readonly IResource[];
  /** Identities of last resort: naming one in `identities` is an error. */
  readonly breakGlass?: readonly IIdentity[];
}

export const denyFloorSettings = z
  .strictObject({
    name: policyName,
    audience: z.enum(['people', 'pipelines']),
    alsoDeny: actionList.optional(),
    unlistedActions: actionList.optional(),
  })
  .readonly();

/** Nobody binds those who act when everything else fails. */
export const breakGlassText = (who: string): string =>
  `is break-glass, which a deny would bind too, got ${show(who)}; remove it`;

/** Mistakes in a deny floor, and in whom and what it names. */
function denyFloorMistakes(
  { alsoDeny = [], unlistedActions }: DenyFloorSettings,
  { identities, resources, breakGlass = [] }: Pick<DenyFloorProps, 'identities' | 'resources' | 'breakGlass'>,
): readonly Mistake[] {
  const lastResort = new Set(breakGlass.map(({ urn }) => urn));
  const bound = identities.flatMap(({ urn }, index) =>
    lastResort.has(urn)
      ? [
          {
            path: ['identities', index],
            text: breakGlassText(urn),
          },
        ]
      : [],
  );
  return [
    ...actionMistakes('alsoDeny', alsoDeny, unlistedActions),
    ...namesMistakes({ identities, resources }, unlistedActions),
    ...bound,
  ];
}

/**
 * The deny floor of a project's identities: no termination, no vRack attachment, no IAM, no orders; for people no
 * kubeconfig and no machine's secrets either.
 *
 * Makes: `ovh_iam_policy` that only denies, over the resources named, every vRack and the account.
 * Cost: none.
 * Secure defaults: a deny wins over every policy of the account, also over those made by hand. The account's root user
 * is above all policies.
 */
export class DenyFloor extends Construct {
  constructor(scope: Construct, id: string, { identities, resources, breakGlass, ...input }: DenyFloorProps) {
    super(scope, id);
    const { name, audience, alsoDeny } = parseSettings(denyFloorSettings, input, this, (settings) =>
      denyFloorMistakes(settings, { identities, resources, breakGlass }),
    );
    new IamPolicyResource(this, 'Resource', {
      name,
      description: `What no ${audience === 'people' ? 'person' : 'pipeline'} of these projects may do`,
      identities: identities.map(({ urn }) => urn),
      // a trailing * stands for every resource of the type; for vRacks the provider's own tests use it, for the account
      // it is [unsure], and an identity without rights on the account has nothing to lose there
      resources: [...resources.map(({ urn }) => urn), 'urn:v1:eu:resource:vrack:*', 'urn:v1:eu:resource:account:*'],
      deny: [...new Set([...denied(audience), ...(alsoDeny ?? [])])].sort(),
    });
  }
}
