import { IamResourceTags } from '@cdktf/provider-ovh/lib/iam-resource-tags';
import { describe, expect, test } from 'vitest';
import { CloudProject } from '../../../constructs/project/cloud-project';
import { Tags } from '../../../constructs/project/tags';
import { addresses, mistakesOf, only, testStack } from '../../support/synth';

const { urn } = CloudProject.fromServiceName('4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5');
const make = (tags: Record<string, string>, on = urn) => {
  const stack = testStack();
  new Tags(stack, 'Tags', { urn: on, tags });
  return stack;
};

test('all tags land on the resource', () => {
  expect(only(make({ team: 'flight-dynamics', owner: 'fd@orbital.example' }), IamResourceTags)).toMatchObject({
    urn,
    tags: { team: 'flight-dynamics', owner: 'fd@orbital.example' },
  });
});

test('a project that is ordered is tagged once its URN is known', () => {
  const stack = testStack();
  const project = new CloudProject(stack, 'Project', { description: 'fd-prod' });
  new Tags(stack, 'Tags', { urn: project.urn, tags: { team: 'fd' } });
  expect(only(stack, IamResourceTags)['urn']).toMatch(/^\$\{ovh_cloud_project\..+\.urn\}$/);
});

describe('mistakes', () => {
  test.each<[Record<string, string>, string]>([
    [
      { 'ovh:team': 'fd' },
      "tags.ovh:team: must not start with 'ovh:', which is OVHcloud's own, got \"ovh:team\"; rename it",
    ],
    [
      { 'cost centre': 'RD-1' },
      'tags.cost centre: must be a key of 1 to 128 letters, digits and \'_.:/=+@-\', got "cost centre"; rename it',
    ],
    [{ team: 'a b' }, 'tags.team: must be up to 256 letters, digits and \'_.:/=+@-\', got "a b"; replace the rest'],
  ])('%j', (tags, message) => {
    expect(mistakesOf(() => make(tags))).toEqual([`s/Tags.${message}`]);
  });

  test('a value of 256 is taken, one of 257 is not; a key of 128, not of 129', () => {
    const [value, key] = ['a'.repeat(256), 'a'.repeat(128)];
    expect(() => make({ team: value, [key]: 'x' })).not.toThrow();
    expect(mistakesOf(() => make({ team: `${value}a`, [`${key}a`]: 'x' }))).toEqual([
      expect.stringMatching(/^s\/Tags\.tags\.team: must be up to 256 letters/),
      expect.stringMatching(/^s\/Tags\.tags\.a{129}: must be a key of 1 to 128 letters/),
    ]);
  });

  test.each(['fd-prod', 'urn:v1:eu:resource:publicCloudProject:*'])('%s is not one resource', (on) => {
    expect(mistakesOf(() => make({ team: 'fd' }, on))).toEqual([
      `s/Tags.urn: must be the URN of one resource, got "${on}"; name one, without *`,
    ]);
  });
});

test('addresses', () => {
  expect(addresses(make({ team: 'fd' }))).toMatchInlineSnapshot(`
    [
      "ovh_iam_resource_tags.Tags_32675B89",
    ]
  `);
});
