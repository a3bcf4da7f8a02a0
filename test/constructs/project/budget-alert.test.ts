import { CloudProjectAlerting } from '@cdktf/provider-ovh/lib/cloud-project-alerting';
import { describe, expect, test } from 'vitest';
import { BudgetAlert, type BudgetAlertSettings } from '../../../constructs/project/budget-alert';
import { CloudProject } from '../../../constructs/project/cloud-project';
import { addresses, mistakesOf, only, testStack } from '../../support/synth';

const project = CloudProject.fromServiceName('4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5');
const make = (settings: object = {}) => {
  const stack = testStack();
  const all: BudgetAlertSettings = { monthly: 4000, email: 'fd@orbital.example', ...settings };
  new BudgetAlert(stack, 'BudgetAlert', { ...all, project });
  return stack;
};

test('one mail a day by default', () => {
  expect(only(make(), CloudProjectAlerting)).toMatchObject({
    service_name: '4f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5',
    monthly_threshold: 4000,
    email: 'fd@orbital.example',
    delay: 86400,
  });
});

test('a budget of one is taken', () => {
  expect(only(make({ monthly: 1 }), CloudProjectAlerting)).toMatchObject({ monthly_threshold: 1 });
});

test.each([
  ['1h', 3600],
  ['3h', 10800],
  ['6h', 21600],
  ['12h', 43200],
  ['1d', 86400],
  ['2d', 172800],
  ['3d', 259200],
  ['7d', 604800],
])('every %s is a delay that OVHcloud accepts', (every, delay) => {
  expect(only(make({ every }), CloudProjectAlerting)).toMatchObject({ delay });
});

describe('mistakes', () => {
  test.each<[object, string]>([
    [{ monthly: 0 }, 'monthly: must be at least 1, got 0; raise it'],
    [{ monthly: 99.5 }, 'monthly: must be a whole number, got 99.5; give a whole number'],
    [{ email: 'fd' }, 'email: must be an e-mail address, got "fd"; write one such as it@orbital.example'],
    [{ every: 'weekly' }, 'every: is not known, got "weekly"; use one of 1h, 3h, 6h, 12h, 1d, 2d, 3d, 7d'],
  ])('%j', (settings, message) => {
    expect(mistakesOf(() => make(settings))).toEqual([`s/BudgetAlert.${message}`]);
  });
});

test('addresses', () => {
  expect(addresses(make())).toMatchInlineSnapshot(`
    [
      "ovh_cloud_project_alerting.BudgetAlert_649B85F6",
    ]
  `);
});
