import { describe, expect, test } from 'vitest';
import { mistakesOf } from '../../support/synth';
import { zone } from '../../support/zone';
import { twoVracks } from '../programs';

const mistakes = (changes: Readonly<Record<string, unknown>>) => mistakesOf(() => zone(changes));

describe('a name that stands for nothing', () => {
  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    [
      'of a vRack, in the network plan',
      { 'networks.spare.vrack': 'lba' },
      'networks.spare.vrack: names no vRack of vracks, got "lba"; did you mean \'lab\'?',
    ],
    [
      'of a vRack, in a private cloud',
      { 'privateClouds.main.vrack': 'mian' },
      'privateClouds.main.vrack: names no vRack of vracks, got "mian"; did you mean \'main\'?',
    ],
    [
      'of a vRack, in an environment',
      { 'dev.vrack': 'x' },
      'teams.web.environments.dev.vrack: names no vRack of vracks, got "x"; use one of main, lab',
    ],
    [
      'of a group, in temporary access',
      { 'prod.temporaryAccess.launch.groups': ['web', 'wbe'] },
      'teams.web.environments.prod.temporaryAccess.launch.groups.1: names no group of organization.groups, got "wbe"; did you mean \'web\'?',
    ],
    [
      'of a log service, in an audit log',
      { 'prod.auditLog.service': 'mian' },
      'teams.web.environments.prod.auditLog.service: names no log service of logServices, got "mian"; did you mean \'main\'?',
    ],
    [
      'of a network, for load balancers',
      { 'prod.clusters.main.loadBalancerNetwork': 'edge' },
      'teams.web.environments.prod.clusters.main.loadBalancerNetwork: names no network of the environment, got "edge"; use one of main, transit',
    ],
  ])('%s', (_, changes, message) => {
    expect(mistakes({ ...twoVracks([]), ...changes })).toEqual([message]);
  });
});

test('every place that takes a name is looked at', () => {
  const wrong = {
    'networks.spare.allottedTo': ['web/dev', 'web/x'],
    'privateClouds.main.networks': ['vmware', 'x'],
    'organization.policies.logs.groups': ['web', 'x'],
    'organization.breakGlass': ['emergency', 'x'],
    'prod.access': { viewer: ['x'], operator: ['y'], owner: ['z'] },
    'prod.auditLog.service': 'x',
    'prod.logStreams.app.service': 'x',
    'prod.networks.more': { allocation: 'x' },
    'prod.clusters.main.network': 'x',
    'prod.clusters.main.auditLog': 'x',
  };
  const prod = 'teams.web.environments.prod';
  const noGroup = (name: string) =>
    `names no group of organization.groups, got "${name}"; use one of admins, web, emergency`;
  const noService = 'names no log service of logServices, got "x"; use one of main';
  const noNetwork = 'names no network of the plan, got "x"; use one of vmware, transit, web-dev, web-prod, spare';
  expect(mistakes(wrong)).toEqual([
    `privateClouds.main.networks.1: ${noNetwork}`,
    `organization.policies.logs.groups.1: ${noGroup('x')}`,
    `organization.breakGlass.1: ${noGroup('x')}`,
    `${prod}.access.viewer.0: ${noGroup('x')}`,
    `${prod}.access.operator.0: ${noGroup('y')}`,
    `${prod}.access.owner.0: ${noGroup('z')}`,
    `${prod}.auditLog.service: ${noService}`,
    `${prod}.logStreams.app.service: ${noService}`,
    `${prod}.networks.more.allocation: ${noNetwork}`,
    `${prod}.clusters.main.network: names no network of the environment, got "x"; use one of main, transit, more`,
    `${prod}.clusters.main.auditLog: names no stream of logStreams, got "x"; use one of app`,
    'networks.spare.allottedTo.1: names no environment, got "web/x"; did you mean \'web/dev\'?',
  ]);
});

describe('a name that is left out', () => {
  test('stands for the only thing there is', () => {
    expect(mistakes({})).toEqual([]);
  });

  test('is missing where there are several', () => {
    expect(mistakes({ 'logServices.second': { existing: 'ldp-gr-10002' } })).toEqual([
      'teams.web.environments.prod.auditLog.service: is missing, as there are 2 log services; name one of main, second',
      'teams.web.environments.prod.logStreams.app.service: is missing, as there are 2 log services; name one of main, second',
    ]);
  });

  test('is missing where there is none', () => {
    expect(mistakes({ logServices: {}, 'prod.logStreams': {} })).toEqual([
      'teams.web.environments.prod.auditLog.service: is missing, as there are 0 log services; declare one first',
    ]);
  });
});

test('a name of a part with a mistake of its own is not unknown', () => {
  expect(mistakes({ 'networks.web-dev.vlan': 4001, 'organization.groups.web': { role: 'ROOT' } })).toEqual([
    'networks.web-dev.vlan: must be at most 4000, got 4001; lower it',
    'organization.groups.web.role: is not known, got "ROOT"; use one of NONE, UNPRIVILEGED, REGULAR, ADMIN',
  ]);
});

test('what many settings need and nothing has is told once, where it would stand', () => {
  expect(mistakesOf(() => zone({ vracks: {} }))).toEqual([
    'vracks: has nothing in it, and networks.vmware.vrack and 8 more need something of it; declare it here',
  ]);
});

test('a map that is odd itself is told, and nothing of what it might have held', () => {
  expect(mistakesOf(() => zone({ vracks: 'main' }))).toEqual(['vracks: must be an object, got "main"; give an object']);
  expect(mistakesOf(() => zone({ 'organization.groups': [] }))).toEqual([
    'organization.groups: must be an object, got []; give an object',
  ]);
});

test('a name that every object of JavaScript has names nothing', () => {
  expect(mistakesOf(() => zone({ 'prod.networks.main.allocation': 'constructor' }))).toEqual([
    'teams.web.environments.prod.networks.main.allocation: names no network of the plan, got "constructor"; use one of vmware, transit, web-dev, web-prod, spare',
  ]);
});
