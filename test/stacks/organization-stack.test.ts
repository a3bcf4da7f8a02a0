import { IamPolicy } from '@cdktf/provider-ovh/lib/iam-policy';
import { MeIdentityGroup } from '@cdktf/provider-ovh/lib/me-identity-group';
import { Vrack } from '@cdktf/provider-ovh/lib/vrack';
import { expect, test } from 'vitest';
import { addresses, all, only, synth } from '../support/synth';
import { zone } from '../support/zone';

const organization = (changes = {}) => zone(changes).organization;

test('belongs to IT', () => {
  expect(organization().labels).toEqual({ owner: 'it@acme.example' });
});

test('makes the groups that the settings name, but not those that exist', () => {
  expect(Object.values(all(organization(), MeIdentityGroup))).toEqual([
    { name: 'admins', role: 'NONE' },
    { name: 'web', description: 'Web team', role: 'NONE' },
  ]);
});

test('knows the URN of every group before it is made', () => {
  const { groups } = organization();
  expect(Object.fromEntries(Object.entries(groups).map(([name, { urn }]) => [name, urn]))).toEqual({
    admins: 'urn:v1:eu:identity:group:xx1111-ovh/admins',
    web: 'urn:v1:eu:identity:group:xx1111-ovh/web',
    emergency: 'urn:v1:eu:identity:group:xx1111-ovh/emergency',
  });
});

test('gives groups what its policies say, on what they name', () => {
  expect(only(organization(), IamPolicy)).toMatchObject({
    name: 'organization-logs',
    identities: ['urn:v1:eu:identity:group:xx1111-ovh/web'],
    resources: ['urn:v1:eu:resource:ldp:*'],
    allow: ['ldp:apiovh:get'],
  });
});

test('makes a policy after the groups that it names, as OVHcloud refuses one for nobody', () => {
  expect(only(organization(), IamPolicy)['depends_on']).toEqual([
    expect.stringMatching(/^ovh_me_identity_group\.Groups_web_\w+$/),
  ]);
  const forExisting = organization({ 'organization.policies.logs.groups': ['emergency'] });
  expect(only(forExisting, IamPolicy)).not.toHaveProperty('depends_on');
});

test('takes over the vRacks to adopt, and leaves those alone that exist', () => {
  const adopting = organization({ 'vracks.main': { adopt: 'pn-1000001' } });
  expect(only(adopting, Vrack)).toMatchObject({ name: 'main' });
  expect(synth(adopting).import).toEqual([{ to: expect.stringMatching(/^ovh_vrack\.Vracks_main_/), id: 'pn-1000001' }]);
  expect(all(organization(), Vrack)).toEqual({});
});

test('protects the vRacks to adopt from being destroyed, until the settings say otherwise', () => {
  const lifecycle = { ignore_changes: ['plan'], prevent_destroy: true };
  expect(only(organization({ 'vracks.main': { adopt: 'pn-1000001' } }), Vrack)).toMatchObject({ lifecycle });
  const leaving = organization({ 'vracks.main': { adopt: 'pn-1000001', deletionProtection: false } });
  expect(only(leaving, Vrack)).toMatchObject({ lifecycle: { ignore_changes: ['plan'] } });
  expect(only(leaving, Vrack)).not.toHaveProperty('lifecycle.prevent_destroy');
});

test('notes for the sandbox which groups are there before the first deploy', () => {
  const { metadata } = organization({ 'organization.groups.web': { adopt: 'web-team' } }).node;
  expect(metadata.filter(({ type }) => type === 'external').map(({ data }) => data)).toEqual([
    { type: 'ovh_me_identity_group', id: 'web-team', attributes: { name: 'web-team' } },
    { type: 'ovh_me_identity_group', id: 'emergency', attributes: { name: 'emergency' } },
  ]);
});

test('addresses', () => {
  expect(addresses(organization({ 'vracks.main': { adopt: 'pn-1000001' } }))).toMatchInlineSnapshot(`
    [
      "data.ovh_me.Account_0D856946",
      "ovh_iam_policy.Policies_logs_8BA8366C",
      "ovh_me_identity_group.Groups_admins_D0B099C8",
      "ovh_me_identity_group.Groups_web_A4B9F884",
      "ovh_vrack.Vracks_main_0862D922",
    ]
  `);
});

test('a group or policy more changes no other address', () => {
  const more = {
    'organization.groups.auditors': {},
    'organization.policies.audit': { groups: ['auditors'], resources: ['urn:v1:eu:resource:ldp:*'], preset: 'viewer' },
  };
  expect(addresses(organization(more))).toEqual(expect.arrayContaining(addresses(organization())));
});
