import { expect, test } from 'vitest';
import { twiceMistakes } from '../../../src/zone/checks/twice';
import { mistakesOf } from '../../support/synth';
import { zone } from '../../support/zone';

test.each<[string, Readonly<Record<string, unknown>>, string]>([
  [
    'a project, once existing and once ordered',
    { 'dev.project.id': '0a1b2c3d4e5f46a7b8c9d0e1f2a30003' },
    'teams.web.environments.prod.project.existing: is the project of teams.web.environments.dev.project.id too, got "0a1b2c3d4e5f46a7b8c9d0e1f2a30003"; name another one',
  ],
  [
    'a log service',
    {
      'logServices.second': { existing: 'ldp-gr-10001' },
      'prod.auditLog.service': 'main',
      'prod.logStreams.app.service': 'second',
    },
    'logServices.second: is the log service of logServices.main too, got "ldp-gr-10001"; name another one',
  ],
  [
    'a group, once made under its own name and once adopted',
    { 'organization.groups.web': { adopt: 'admins' } },
    'organization.groups.web: is the group of organization.groups.admins too, got "admins"; name another one',
  ],
])('%s stands in the settings once', (_, changes, message) => {
  expect(mistakesOf(() => zone(changes))).toEqual([message]);
});

test('a vRack, once existing and once adopted, stands in the settings once', () => {
  expect(
    twiceMistakes({
      vracks: {
        main: { id: 'main', existing: 'pn-1000001' },
        lab: { id: 'lab', adopt: 'pn-1000001', deletionProtection: true },
      },
    }),
  ).toEqual([{ path: ['vracks', 'lab'], text: 'is the vRack of vracks.main too, got "pn-1000001"; name another one' }]);
});

test('two projects that are still to be ordered are two', () => {
  expect(mistakesOf(() => zone({ 'dev.project': { order: {} }, 'prod.project': { order: {} } }))).toEqual([]);
});
