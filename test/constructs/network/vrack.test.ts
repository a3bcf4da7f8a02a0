import { DataOvhCloudProjectVrack } from '@cdktf/provider-ovh/lib/data-ovh-cloud-project-vrack';
import { Vrack as VrackResource } from '@cdktf/provider-ovh/lib/vrack';
import { VrackCloudproject } from '@cdktf/provider-ovh/lib/vrack-cloudproject';
import { describe, expect, test } from 'vitest';
import { Vrack, VrackAttachment, VrackMembership, type VrackSettings } from '../../../constructs/network/vrack';
import { CloudProject } from '../../../constructs/project/cloud-project';
import { addresses, mistakesOf, only, synth, testStack } from '../../support/synth';

const project = CloudProject.fromServiceName('4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5');

describe('a vRack', () => {
  test('is ordered under the id of its construct, at the free plan', () => {
    const stack = testStack();
    new Vrack(stack, 'main');
    expect(only(stack, VrackResource)).toMatchObject({
      name: 'main',
      plan: { plan_code: 'vrack', duration: 'P1M', pricing_mode: 'default' },
    });
  });

  test('is not replaced because of its plan, which an imported one does not have', () => {
    const stack = testStack();
    new Vrack(stack, 'main');
    expect(only(stack, VrackResource)).toMatchObject({ lifecycle: { ignore_changes: ['plan'] } });
  });

  test('can not be destroyed, ordered or adopted, unless that is asked for', () => {
    const lifecycleOf = (props: VrackSettings): unknown => {
      const stack = testStack();
      new Vrack(stack, 'main', props);
      return only(stack, VrackResource)['lifecycle'];
    };
    const isProtected = { ignore_changes: ['plan'], prevent_destroy: true };
    expect(lifecycleOf({})).toEqual(isProtected);
    expect(lifecycleOf({ adopt: 'pn-1000001' })).toEqual(isProtected);
    expect(lifecycleOf({ deletionProtection: false })).toEqual({ ignore_changes: ['plan'] });
  });

  test('carries its name and description', () => {
    const stack = testStack();
    new Vrack(stack, 'main', { name: 'orbital', description: 'everything' });
    expect(only(stack, VrackResource)).toMatchObject({ name: 'orbital', description: 'everything' });
  });

  test('may have a name of one letter, and none that is empty', () => {
    const named = (name: string) => mistakesOf(() => new Vrack(testStack(), 'main', { name }));
    expect([named('a'), named('')]).toEqual([[], ['s/main.name: must have at least 1 character, got ""; write more']]);
  });

  test('is imported when it is adopted, several in one stack', () => {
    const stack = testStack();
    new Vrack(stack, 'a', { adopt: 'pn-1000001' });
    new Vrack(stack, 'b', { adopt: 'pn-1000002' });
    expect(synth(stack).import).toEqual([
      { to: 'ovh_vrack.a_1524EB34', id: 'pn-1000001' },
      { to: 'ovh_vrack.b_C3BBCC65', id: 'pn-1000002' },
    ]);
  });

  test('has the same address whether it is ordered or adopted', () => {
    const [ordered, adopted] = [testStack(), testStack()];
    new Vrack(ordered, 'main');
    new Vrack(adopted, 'main', { adopt: 'pn-1000001' });
    expect(addresses(adopted)).toEqual(addresses(ordered));
  });

  test('refuses to adopt what is not a vRack', () => {
    expect(mistakesOf(() => new Vrack(testStack(), 'main', { adopt: 'vrack-1' }))).toEqual([
      's/main.adopt: must be a vRack id such as pn-1000001, got "vrack-1"; copy it from the control panel',
    ]);
  });

  test('that exists is named by its id', () => {
    expect(Vrack.fromServiceName('pn-1000001')).toEqual({ serviceName: 'pn-1000001' });
  });

  test('that exists is refused under an id that is not one', () => {
    expect(mistakesOf(() => Vrack.fromServiceName('main'))).toEqual([
      'vrack: must be a vRack id such as pn-1000001, got "main"; copy it from the control panel',
    ]);
  });

  test('has an address that is contract', () => {
    const stack = testStack();
    new Vrack(stack, 'main', { adopt: 'pn-1000001' });
    expect(addresses(stack)).toMatchInlineSnapshot(`
      [
        "ovh_vrack.main_7AD10839",
      ]
    `);
  });
});

describe('a project in a vRack', () => {
  test('is attached to the vRack it is given', () => {
    const stack = testStack();
    new VrackAttachment(stack, 'VrackAttachment', { vrack: Vrack.fromServiceName('pn-1000001'), project });
    expect(only(stack, VrackCloudproject)).toEqual({
      service_name: 'pn-1000001',
      project_id: '4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5',
    });
  });

  test('is checked by reading, and the plan says what to do when it is elsewhere', () => {
    const stack = testStack();
    new VrackMembership(stack, 'VrackMembership', { vrack: Vrack.fromServiceName('pn-1000001'), project });
    expect(only(stack, DataOvhCloudProjectVrack)).toEqual({
      service_name: '4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5',
      lifecycle: {
        postcondition: [
          {
            condition: `\${self.id == "pn-1000001"}`,
            error_message: `project 4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5 is in vRack \${self.id}, not in pn-1000001; detach it there (before it has a private network), then attach it here; needs the rights vrack:apiovh:cloudProject/attach and publicCloudProject:apiovh:vrack/attach`,
          },
        ],
      },
    });
  });

  test('has addresses that are contract', () => {
    const stack = testStack();
    const vrack = Vrack.fromServiceName('pn-1000001');
    new VrackAttachment(stack, 'VrackAttachment', { vrack, project });
    new VrackMembership(stack, 'VrackMembership', { vrack, project });
    expect(addresses(stack)).toMatchInlineSnapshot(`
      [
        "data.ovh_cloud_project_vrack.VrackMembership_C66F1372",
        "ovh_vrack_cloudproject.VrackAttachment_BC54F606",
      ]
    `);
  });
});
