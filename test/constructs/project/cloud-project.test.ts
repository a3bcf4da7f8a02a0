import { CloudProject as CloudProjectResource } from '@cdktf/provider-ovh/lib/cloud-project';
import { TerraformOutput } from 'cdktf';
import { describe, expect, test } from 'vitest';
import {
  CloudProject,
  type CloudProjectSettings,
  cloudProjectSettings,
} from '../../../constructs/project/cloud-project';
import { testBounds, wordsOf } from '../../support/bounds';
import { addresses, mistakesOf, only, synth, testStack } from '../../support/synth';

const make = (settings: object = {}) => {
  const stack = testStack();
  const all: CloudProjectSettings = { description: 'web-prod', ...settings };
  const project = new CloudProject(stack, 'Project', all);
  return { stack, project };
};

describe('an ordered project', () => {
  test('is protected from termination by default', () => {
    expect(only(make().stack, CloudProjectResource)).toMatchObject({ deletion_protection: true });
    expect(only(make({ deletionProtection: false }).stack, CloudProjectResource)).toMatchObject({
      deletion_protection: false,
    });
  });

  test('carries its description, and waits an hour for the delivery', () => {
    expect(only(make().stack, CloudProjectResource)).toMatchObject({
      description: 'web-prod',
      timeouts: { create: '1h' },
    });
  });

  test('is ordered at the plan that OVHcloud sells, into the vRack that the settings name', () => {
    const plan = { plan_code: 'project.2018', duration: 'P1M', pricing_mode: 'default' };
    expect(only(make().stack, CloudProjectResource)).toMatchObject({ plan: { ...plan, configuration: [] } });
    expect(only(make({ vrack: 'pn-1000001' }).stack, CloudProjectResource)).toMatchObject({
      plan: { ...plan, configuration: [{ label: 'vrack', value: 'pn-1000001' }] },
    });
  });

  test('is known by what the order delivers', () => {
    const { stack, project } = make();
    new TerraformOutput(stack, 'id', { value: project.serviceName });
    new TerraformOutput(stack, 'urn', { value: project.urn });
    expect(synth(stack).output).toEqual({
      id: { value: expect.stringMatching(/^\$\{ovh_cloud_project\.Project_\w+\.project_id\}$/) },
      urn: { value: expect.stringMatching(/^\$\{ovh_cloud_project\.Project_\w+\.urn\}$/) },
    });
  });

  test.each<[object, string]>([
    [{ description: '' }, 'description: must have at least 1 character, got ""; write more'],
    [{ vrack: 'main' }, 'vrack: must be a vRack id such as pn-1000001, got "main"; copy it from the control panel'],
    [{ protection: false }, 'protection: is not a setting; use one of description, vrack, deletionProtection'],
  ])('%j is refused', (settings, message) => {
    expect(mistakesOf(() => make(settings))).toEqual([`s/Project.${message}`]);
  });

  test('addresses', () => {
    expect(addresses(make({ vrack: 'pn-1000001' }).stack)).toMatchInlineSnapshot(`
      [
        "ovh_cloud_project.Project_C78D97AD",
      ]
    `);
  });
});

testBounds(cloudProjectSettings, {}, [['description', ['a', wordsOf(255)], ['', wordsOf(256)]]]);

describe('a project that exists', () => {
  test('is named by its id, and its URN is known beforehand', () => {
    expect(CloudProject.fromServiceName('4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5')).toEqual({
      serviceName: '4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5',
      urn: 'urn:v1:eu:resource:publicCloudProject:4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5',
    });
  });

  test.each(['4f1b2c3d', 'web-prod', '4F1B2C3D4E5F46A7B8C9D0E1F2A3B4C5'])('is not named by %j', (name) => {
    expect(mistakesOf(() => CloudProject.fromServiceName(name))).toEqual([
      `project: must be a project id of 32 hexadecimal digits, got ${JSON.stringify(name)}; copy it from the control panel`,
    ]);
  });
});
