import { IamPolicy as IamPolicyResource } from '@cdktf/provider-ovh/lib/iam-policy';
import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { z } from 'zod';
import { distinct } from '../core/lists';
import { show } from '../core/messages';
import { attributesFrom } from '../core/origin';
import { type Mistake, parseSettings } from '../core/settings';
import { uniquely } from '../core/unique';
import { calendarDay, wordsFor } from '../core/words';
import { actionMistake } from './action-mistake';
import type { IIdentity } from './group';
import { type PresetName, presets } from './presets';
import { identityProblem, resourceProblem } from './urns';

/** Whatever a policy can be about: a project, a vRack, a log service, the account. */
export interface IResource {
  readonly urn: string;
}

/** What a policy allows and denies, and until when. */
export interface PolicyRules {
  /**
   * Why the policy exists.
   *
   * Change: in place.
   * @default - none
   */
  readonly description?: string;
  /**
   * Role in a Public Cloud project; a list of actions that `allow` and `except` add to.
   *
   * Change: in place.
   * @default - none
   */
  readonly preset?: PresetName;
  /**
   * Actions allowed, each `<resource type>:<api>:<path>`, `*` only at the end.
   *
   * Change: in place.
   * @default - those of the preset
   */
  readonly allow?: readonly string[];
  /**
   * Actions taken out of what this policy allows; other policies may still allow them.
   *
   * Change: in place.
   * @default - those of the preset
   */
  readonly except?: readonly string[];
  /**
   * Actions denied, whatever any other policy allows.
   *
   * Change: in place; a deny for an identity of last resort can lock everybody out.
   * @default - none
   */
  readonly deny?: readonly string[];
  /**
   * Permission groups, as URN.
   *
   * Change: in place.
   * @default - none
   */
  readonly permissionsGroups?: readonly string[];
  /**
   * First day on which the policy no longer applies (00:00 UTC), such as `2027-01-31`.
   *
   * Change: in place.
   * @default - never
   */
  readonly expires?: string;
  /**
   * Accept `*` in `allow`: every action of every product, also of future ones.
   *
   * Change: in place.
   * @default false
   */
  readonly allowEverything?: boolean;
  /**
   * Actions of this policy that OVHcloud has and this library's lists don't: accepted as they are.
   *
   * Change: nothing.
   * @default - none
   */
  readonly unlistedActions?: readonly string[];
}

/** What some identities may do with some resources. */
export interface IamPolicySettings extends PolicyRules {
  /**
   * Name, unique in the account; `ovh-` is OVHcloud's own prefix.
   *
   * Range: 1 to 128 of letters, digits and `._/-` (own limit; OVHcloud documents none).
   * Change: in place.
   */
  readonly name: string;
}

/** Settings of a policy, and who and what it is about. */
export interface IamPolicyProps extends IamPolicySettings {
  /** Who. Change: in place. */
  readonly identities: readonly IIdentity[];
  /** About what. Change: in place. */
  readonly resources: readonly IResource[];
}

export const policyName = uniquely(
  z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,127}$/, {
      error: ({ input }) => `must be 1 to 128 letters, digits, '.', '_', '/' or '-', got ${show(input)}; rename it`,
    })
    .refine((name) => !name.startsWith('ovh-'), {
      error: ({ input }) => `must not start with 'ovh-', which is OVHcloud's own, got ${show(input)}; rename it`,
    }),
  { of: 'policy', within: 'account' },
);

export const actionList = distinct(z.array(z.string())).readonly();

const permissionsGroup = z.string().regex(/^urn:v1:eu:permissionsGroup:[^\s*]+$/, {
  error: ({ input }) =>
    `must be the URN of a permission group, got ${show(input)}; write one such as urn:v1:eu:permissionsGroup:ovh:vSphereAdmin`,
});

/** Keys of `PolicyRules`, for schemas that add others to them. */
export const policyRulesShape = {
  description: wordsFor(255).optional(),
  preset: z.enum(['viewer', 'operator', 'owner', 'pipeline']).optional(),
  allow: actionList.optional(),
  except: actionList.optional(),
  deny: actionList.optional(),
  permissionsGroups: distinct(z.array(permissionsGroup)).readonly().optional(),
  expires: calendarDay.optional(),
  allowEverything: z.boolean().default(false),
  unlistedActions: actionList.optional(),
};

export const iamPolicySettings = z.strictObject({ name: policyName, ...policyRulesShape }).readonly();

/** Mistakes between the settings of a policy, and with whom and what it names. */
export function iamPolicyMistakes(settings: PolicyRules, names?: Names): readonly Mistake[] {
  const { preset, allow = [], except = [], deny = [], permissionsGroups = [], unlistedActions } = settings;
  const mistakes: Mistake[] = [
    ...actionMistakes('allow', allow, unlistedActions, settings.allowEverything),
    ...actionMistakes('except', except, unlistedActions),
    ...actionMistakes('deny', deny, unlistedActions),
    ...voidMistakes(settings),
  ];
  if (preset === undefined && allow.length + deny.length + permissionsGroups.length === 0) {
    mistakes.push({
      path: [],
      text: 'neither allows nor denies anything; give preset, allow, deny or permissionsGroups',
    });
  }
  if (except.length > 0 && preset === undefined && allow.length === 0) {
    mistakes.push({
      path: ['except'],
      text: 'takes nothing out, as nothing is allowed here; deny the actions instead',
    });
  }
  return names === undefined ? mistakes : [...mistakes, ...namesMistakes(names, unlistedActions)];
}

/** What is allowed and, in the same policy, isn't. Another policy's `except` takes nothing out of this one. */
function voidMistakes({ preset, allow = [], except = [], deny = [] }: PolicyRules): readonly Mistake[] {
  const ofPreset: readonly string[] = preset === undefined ? [] : presets[preset].except;
  return allow.flatMap((action, index) => {
    const covered = (by: readonly string[]) => by.some((other) => covers(other, action));
    const text = covered(deny)
      ? 'is denied here too, which counts more'
      : covered(except)
        ? 'is taken out again by except'
        : undefined;
    if (text !== undefined)
      return [{ path: ['allow', index], text: `${text}, got ${show(action)}; take it out of one of the two` }];
    if (!covered(ofPreset)) return [];
    const own = `is taken out again by the preset ${preset}, got ${show(action)}; allow it in a policy of its own`;
    return [{ path: ['allow', index], text: own }];
  });
}

/** Whether an action, or every action that it stands for, is one that the other stands for. */
const covers = (other: string, action: string): boolean =>
  other === action || (other.endsWith('*') && action.startsWith(other.slice(0, -1)));

/** Mistakes in a list of actions, each at its place. */
export function actionMistakes(
  key: string,
  actions: readonly string[],
  unlisted: readonly string[] | undefined,
  allowEverything = false,
): readonly Mistake[] {
  return actions.flatMap((action, index) => {
    const everything = `would be every action of every product, got "*"; name the actions${key === 'allow' ? ', or set allowEverything' : ''}`;
    const text = action === '*' ? (allowEverything ? undefined : everything) : actionMistake(action, unlisted);
    return text === undefined ? [] : [{ path: [key, index], text }];
  });
}

/** Whom and what a policy names. */
interface Names {
  readonly identities: readonly IIdentity[];
  readonly resources: readonly IResource[];
}

/** Mistakes in whom and what a policy names. */
export function namesMistakes(
  { identities, resources }: Names,
  unlistedActions: readonly string[] = [],
): readonly Mistake[] {
  const unlisted = unlistedActions.map((action) => action.split(':')[0] ?? '');
  return [
    ...(identities.length === 0 ? [{ path: ['identities'], text: 'names nobody; give at least one identity' }] : []),
    ...(resources.length === 0 ? [{ path: ['resources'], text: 'names nothing; give at least one resource' }] : []),
    ...identities.flatMap(({ urn }, index) => urnMistakes(['identities', index], urn, identityProblem(urn))),
    ...resources.flatMap(({ urn }, index) => urnMistakes(['resources', index], urn, resourceProblem(urn, unlisted))),
  ];
}

const urnMistakes = (path: Mistake['path'], urn: string, problem: string | undefined): readonly Mistake[] =>
  Token.isUnresolved(urn) || problem === undefined ? [] : [{ path, text: problem }];

/**
 * A policy: what some identities may do with some resources.
 *
 * Makes: `ovh_iam_policy`.
 * Cost: none.
 * Secure defaults: nothing is allowed that isn't named; a misspelt action, which OVHcloud would accept and ignore, is an
 * error.
 */
export class IamPolicy extends Construct {
  constructor(scope: Construct, id: string, { identities, resources, ...input }: IamPolicyProps) {
    super(scope, id);
    const settings = parseSettings(iamPolicySettings, input, this, (parsed) =>
      iamPolicyMistakes(parsed, { identities, resources }),
    );
    const { name, description, preset, deny, permissionsGroups, expires } = settings;
    const { allow, except } = preset === undefined ? { allow: [], except: [] } : presets[preset];
    new IamPolicyResource(this, 'Resource', {
      name,
      description,
      identities: identities.map(({ urn }) => urn),
      resources: resources.map(({ urn }) => urn),
      allow: listOf([...allow, ...(settings.allow ?? [])]),
      except: listOf([...except, ...(settings.except ?? [])]),
      deny: listOf(deny ?? []),
      permissionsGroups: listOf(permissionsGroups ?? []),
      expiredAt: expires === undefined ? undefined : `${expires}T00:00:00Z`,
    });
    attributesFrom(this, { allow: ['allow', 'preset'], except: ['except', 'preset'], expired_at: 'expires' });
  }
}

/** Sets of the provider in one order, each once; left out when empty. */
const listOf = (values: readonly string[]): string[] | undefined =>
  values.length === 0 ? undefined : [...new Set(values)].sort();
