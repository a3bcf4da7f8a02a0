import { MeIdentityGroup } from '@cdktf/provider-ovh/lib/me-identity-group';
import { describe, expect, test } from 'vitest';
import { Group, type GroupProps, groupSettings } from '../../../constructs/identity/group';
import { testBounds, wordsOf } from '../../support/bounds';
import { addresses, mistakesOf, only, synth, testStack } from '../../support/synth';

const account = 'xx1111-ovh';
const make = (props: Partial<GroupProps> = {}, id = 'fd-ops') => {
  const stack = testStack();
  return { stack, group: new Group(stack, id, { account, ...props }) };
};

describe('secure defaults', () => {
  test('members may do nothing but what policies say', () => {
    expect(only(make().stack, MeIdentityGroup)).toMatchObject({ name: 'fd-ops', role: 'NONE' });
  });
});

describe('settings', () => {
  test('name, description and role land on the group', () => {
    const { stack } = make({ name: 'ops@orbital.example', description: 'On call', role: 'UNPRIVILEGED' });
    expect(only(stack, MeIdentityGroup)).toMatchObject({
      name: 'ops@orbital.example',
      description: 'On call',
      role: 'UNPRIVILEGED',
    });
  });

  test('the URN is known before anything is applied', () => {
    expect(make().group.urn).toBe('urn:v1:eu:identity:group:xx1111-ovh/fd-ops');
    expect(make({ name: 'ops' }).group.urn).toBe('urn:v1:eu:identity:group:xx1111-ovh/ops');
    expect(Group.fromName(account, 'ops')).toEqual({ urn: 'urn:v1:eu:identity:group:xx1111-ovh/ops' });
  });

  test('an existing group is only named', () => {
    const { stack, group } = make({ existing: 'admins' });
    expect(addresses(stack)).toEqual([]);
    expect(group.urn).toBe('urn:v1:eu:identity:group:xx1111-ovh/admins');
  });

  test('an adopted group is imported by its name', () => {
    const { stack } = make({ adopt: 'admins' });
    expect(only(stack, MeIdentityGroup)).toMatchObject({ name: 'admins' });
    expect(synth(stack).import).toEqual([expect.objectContaining({ id: 'admins' })]);
  });
});

describe('mistakes', () => {
  test.each<[Partial<GroupProps>, string]>([
    [
      { account: 'acme' },
      's/fd-ops.account: must be an account such as xx1111-ovh, got "acme"; copy it from the control panel',
    ],
    [
      { name: 'fd ops' },
      "s/fd-ops.name: must be 1 to 64 letters, digits, '.', '_', '@' or '-', starting with a letter or digit, got \"fd ops\"; rename it",
    ],
    [{ name: 'a', adopt: 'b' }, 's/fd-ops.adopt: excludes name, got "b"; give one of name, existing and adopt'],
    [{ existing: 'a', adopt: 'b' }, 's/fd-ops.adopt: excludes existing, got "b"; give one of name, existing and adopt'],
    [
      { existing: 'a', description: 'On call' },
      's/fd-ops.description: is not managed for an existing group, got "On call"; remove it, or adopt the group',
    ],
  ])('%j', (props, message) => {
    expect(mistakesOf(() => make(props))).toEqual([message]);
  });

  test('are told all at once', () => {
    expect(mistakesOf(() => make({ existing: 'a', adopt: 'b', description: 'On call' }))).toEqual([
      's/fd-ops.adopt: excludes existing, got "b"; give one of name, existing and adopt',
      's/fd-ops.description: is not managed for an existing group, got "On call"; remove it, or adopt the group',
    ]);
  });

  test('an id that is no name needs a name', () => {
    expect(mistakesOf(() => make({}, '-ops'))).toEqual([
      's/-ops.name: is missing; the id is no name of a group, got "-ops"; give one',
    ]);
    expect(make({ name: 'ops' }, '-ops').group.groupName).toBe('ops');
  });

  test('a group of another account must be named rightly', () => {
    const noAccount = 'group: must be an account such as xx1111-ovh, got "acme"; copy it from the control panel';
    expect(mistakesOf(() => Group.fromName('acme', 'ops'))).toEqual([noAccount]);
    expect(mistakesOf(() => Group.fromName('acme', 'a b'))).toEqual([
      noAccount,
      "group: must be 1 to 64 letters, digits, '.', '_', '@' or '-', starting with a letter or digit, got \"a b\"; rename it",
    ]);
  });
});

testBounds(groupSettings, {}, [
  ['name', ['a', 'a'.repeat(64)], ['', 'a'.repeat(65)]],
  ['description', ['a', wordsOf(255)], ['', wordsOf(256)]],
  ['role', ['NONE', 'UNPRIVILEGED', 'REGULAR', 'ADMIN'], ['OWNER', '']],
]);

test('addresses', () => {
  expect(addresses(make().stack)).toMatchInlineSnapshot(`
    [
      "ovh_me_identity_group.fd-ops_346970D9",
    ]
  `);
});
