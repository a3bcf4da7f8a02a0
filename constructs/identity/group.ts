import { MeIdentityGroup } from '@cdktf/provider-ovh/lib/me-identity-group';
import { Construct } from 'constructs';
import { z } from 'zod';
import { ImportBlock } from '../core/import-block';
import { show } from '../core/messages';
import { type Mistake, parseSettings, SettingsError } from '../core/settings';
import { type Uniqueness, uniquely } from '../core/unique';
import { wordsFor } from '../core/words';
import { accountId } from './account';

/** Whoever an IAM policy can name: a group, a service account. */
export interface IIdentity {
  readonly urn: string;
}

/** Default rights of a group's members, beside what policies give them. */
export type GroupRole = 'NONE' | 'UNPRIVILEGED' | 'REGULAR' | 'ADMIN';

/** A group of people in the account: the only identity that policies can name when the account uses SSO. */
export interface GroupSettings {
  /**
   * Name in the account.
   *
   * Range: 1 to 64 of letters, digits and `._@-` (own limit; OVHcloud documents none).
   * Change: replaces the group; every policy that names it follows, its members must be put into the new one.
   * @default - the id of the construct
   */
  readonly name?: string;
  /**
   * What the group is for.
   *
   * Change: in place.
   * @default - none
   */
  readonly description?: string;
  /**
   * Default rights of the members. Every role but `NONE` reads all products of the account.
   *
   * Change: in place.
   * Source: OVHcloud guide on IAM for Logs Data Platform.
   * @default 'NONE'
   */
  readonly role?: GroupRole;
  /**
   * Name of a group that exists and stays unmanaged.
   *
   * Change: from managed to existing destroys the group; take it out of the state first.
   */
  readonly existing?: string;
  /**
   * Name of a group that exists and is managed from now on (imported at the next apply).
   *
   * Change: in place once imported.
   */
  readonly adopt?: string;
}

/** Settings of a group, and the account it is in. */
export interface GroupProps extends GroupSettings {
  /** Account (NIC handle), such as `xx1111-ovh`. Change: another URN, so every policy changes. */
  readonly account: string;
}

const groupName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$/, {
  error: ({ input }) =>
    `must be 1 to 64 letters, digits, '.', '_', '@' or '-', starting with a letter or digit, got ${show(input)}; rename it`,
});

/**
 * A group that exists can be one of OVHcloud's own; one that is made can't.
 *
 * Source: OVHcloud guide on user management.
 */
export const groupUniqueness: Uniqueness = {
  of: 'group',
  within: 'account',
  taken: ['ADMIN', 'DEFAULT', 'UNPRIVILEGED'],
};

export const groupSettings = z
  .strictObject({
    name: uniquely(groupName, groupUniqueness).optional(),
    description: wordsFor(255).optional(),
    role: z.enum(['NONE', 'UNPRIVILEGED', 'REGULAR', 'ADMIN']).default('NONE'),
    existing: groupName.optional(),
    adopt: uniquely(groupName, groupUniqueness).optional(),
  })
  .readonly();

const groupProps = groupSettings.unwrap().extend({ account: accountId }).readonly();

/** Mistakes between the settings of a group. */
export function groupMistakes({ name, description, existing, adopt }: GroupSettings): readonly Mistake[] {
  const origins = Object.entries({ name, existing, adopt }).filter(([, value]) => value !== undefined);
  const mistakes = origins.slice(1).map(([key, value]) => ({
    path: [key],
    text: `excludes ${origins[0]?.[0] ?? ''}, got ${show(value)}; give one of name, existing and adopt`,
  }));
  if (existing !== undefined && description !== undefined) {
    const text = `is not managed for an existing group, got ${show(description)}; remove it, or adopt the group`;
    return [...mistakes, { path: ['description'], text }];
  }
  return mistakes;
}

/**
 * A group of people in the account.
 *
 * Makes: `ovh_me_identity_group`; nothing for an existing one.
 * Cost: none.
 * Secure defaults: members have no rights but those that policies give the group.
 */
export class Group extends Construct implements IIdentity {
  /** Known before anything is applied: composed from account and name. */
  readonly urn: string;
  readonly groupName: string;

  constructor(scope: Construct, id: string, props: GroupProps) {
    super(scope, id);
    const { account, name, description, role, existing, adopt } = parseSettings(groupProps, props, this, groupMistakes);
    this.groupName = existing ?? adopt ?? name ?? defaultName(this);
    this.urn = `urn:v1:eu:identity:group:${account}/${this.groupName}`;
    if (existing !== undefined) return;
    const group = new MeIdentityGroup(this, 'Resource', { name: this.groupName, description, role });
    if (adopt !== undefined) new ImportBlock(this, 'Import', group, adopt);
  }

  /**
   * A group that exists, of an account.
   *
   * @throws SettingsError for what isn't an account or a group's name
   */
  static fromName(account: string, name: string): IIdentity {
    const mistakes = [accountId.safeParse(account), groupName.safeParse(name)].flatMap(
      ({ error }) => error?.issues.map((issue) => `group: ${issue.message}`) ?? [],
    );
    if (mistakes.length > 0) throw new SettingsError(mistakes);
    return { urn: `urn:v1:eu:identity:group:${account}/${name}` };
  }
}

function defaultName(group: Group): string {
  const { success } = groupName.safeParse(group.node.id);
  if (success) return group.node.id;
  throw new SettingsError([
    `${group.node.path}.name: is missing; the id is no name of a group, got ${show(group.node.id)}; give one`,
  ]);
}
