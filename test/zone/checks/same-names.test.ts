import { expect, test } from 'vitest';
import type { z } from 'zod';
import { bare } from '../../../constructs/core/settings';
import { uniquenessOf } from '../../../constructs/core/unique';
import { landingZoneSettings } from '../../../src/zone/settings';
import { mistakesOf } from '../../support/synth';
import { zone } from '../../support/zone';

const prod = 'teams.web.environments.prod';
const id = '0a1b2c3d-4e5f-46a7-b8c9-d0e1f2a3b4c5';

test.each<[what: string, changes: Readonly<Record<string, unknown>>, message: string]>([
  [
    'temporary access and lasting access',
    {
      'prod.temporaryAccess': {
        operator: { preset: 'owner', groups: ['web'], expires: '2027-03-31', reason: 'launch' },
      },
    },
    `${prod}.temporaryAccess.operator: would be a second policy of this name in one account, beside ${prod}.access.operator, got "web-prod-operator"; give one of them another name`,
  ],
  [
    "temporary access and the pipeline's own policy",
    {
      'prod.temporaryAccess': {
        pipeline: { preset: 'owner', groups: ['web'], expires: '2027-03-31', reason: 'launch' },
      },
    },
    `${prod}.temporaryAccess.pipeline: would be a second policy of this name in one account, beside ${prod}, got "web-prod-pipeline"; give one of them another name`,
  ],
  [
    'policies of two environments',
    {
      'teams.web.environments.prod-eu': {
        stage: 'staging',
        project: { existing: '0a1b2c3d4e5f46a7b8c9d0e1f2a30009' },
        region: 'GRA11',
        access: { viewer: ['web'] },
      },
      'prod.temporaryAccess': {
        'eu-viewer': { preset: 'viewer', groups: ['web'], expires: '2027-03-31', reason: 'launch' },
      },
    },
    `teams.web.environments.prod-eu.access.viewer: would be a second policy of this name in one account, beside ${prod}.temporaryAccess.eu-viewer, got "web-prod-eu-viewer"; give one of them another name`,
  ],
  [
    'the audit stream and a stream of the team by default',
    { 'prod.logStreams.audit': {} },
    `${prod}.logStreams.audit: would be a second log stream of this name in one log service, beside ${prod}.auditLog, got "web-prod-audit"; give one of them another name`,
  ],
  [
    'a given title and one by default',
    { 'prod.auditLog.title': 'web-prod-app' },
    `${prod}.logStreams.app: would be a second log stream of this name in one log service, beside ${prod}.auditLog, got "web-prod-app"; give one of them another name`,
  ],
  [
    'two streams that are one stream',
    { 'prod.auditLog.adopt': id, 'prod.logStreams.app.adopt': id },
    `${prod}.logStreams.app.adopt: would be a second log stream of this name in one log service, beside ${prod}.auditLog.adopt, got "${id}"; give one of them another name`,
  ],
  [
    'a network and the entry that another is called after',
    { 'prod.networks.main.name': 'transit' },
    `${prod}.networks.transit: would be a second private network of this name in one region of a project, beside ${prod}.networks.main, got "transit"; give one of them another name`,
  ],
  [
    'a namespace and the one of Knative',
    { 'prod.clusters.main.platform.namespaces': { 'knative-serving': {} } },
    `${prod}.clusters.main.platform.namespaces.knative-serving: would be a second namespace of this name in one cluster, beside ${prod}.clusters.main.platform.knative, got "knative-serving"; give one of them another name`,
  ],
  [
    'a namespace and the one that every cluster has',
    { 'prod.clusters.main.platform.namespaces': { default: {} } },
    `${prod}.clusters.main.platform.namespaces.default: has the name of a namespace that every cluster has already, got "default"; choose another one`,
  ],
  [
    "a group and OVHcloud's own",
    { 'organization.groups.web.name': 'ADMIN' },
    'organization.groups.web: has the name of a group that every account has already, got "ADMIN"; choose another one',
  ],
])('%s with one name are one mistake that names both', (_, changes, message) => {
  expect(mistakesOf(() => zone(changes))).toEqual([message]);
});

test.each<[what: string, changes: Readonly<Record<string, unknown>>]>([
  ['one of OVHcloud that is named', { 'organization.groups.admins': { existing: 'ADMIN' } }],
  [
    'the audit stream in another service',
    {
      'logServices.second': { existing: 'ldp-gr-10002' },
      'prod.auditLog.service': 'second',
      'prod.logStreams': { audit: { service: 'main' } },
    },
  ],
  ['a namespace in two clusters', { 'dev.clusters.main.platform': { namespaces: { web: {} } } }],
  ['a network in two projects', { 'dev.networks.main.name': 'main', 'prod.networks.main.name': 'main' }],
  ['a cluster in two projects', { 'dev.clusters.main.name': 'web', 'prod.clusters.main.name': 'web' }],
  [
    'a namespace called as a part that is not installed',
    { 'prod.clusters.main.platform.namespaces': { 'argo-rollouts': {} } },
  ],
])('%s may have the name', (_, changes) => {
  expect(mistakesOf(() => zone(changes))).toEqual([]);
});

test('the audit stream of an environment is found by the title that it is given', () => {
  const made = zone({ 'prod.auditLog.title': 'evidence' }).environment('web', 'prod');
  expect(made.workload?.node.tryFindChild('AuditLog')?.node.tryFindChild('Resource')).toMatchObject({
    titleInput: 'evidence',
  });
});

const isDeclared = (schema: z.core.$ZodType): boolean => {
  try {
    return uniquenessOf(schema).of !== '';
  } catch {
    return false;
  }
};

test('every name, title and adopted id says where it stands once', () => {
  const undeclared: string[] = [];
  const visit = (schema: z.core.$ZodType, path: string) => {
    const inner = bare(schema);
    const { def } = inner._zod;
    if (def.type === 'object') {
      for (const [key, value] of Object.entries((def as z.core.$ZodObjectDef).shape)) {
        const isName = ['name', 'title', 'adopt'].includes(key);
        if (isName && !isDeclared(bare(value))) undeclared.push(`${path}.${key}`);
        visit(value, `${path}.${key}`);
      }
    }
    if (def.type === 'record') visit((def as z.core.$ZodRecordDef).valueType, `${path}.*`);
    if (def.type === 'array') visit((def as z.core.$ZodArrayDef).element, `${path}.*`);
    if (def.type === 'union') for (const one of (def as z.core.$ZodUnionDef).options) visit(one, path);
  };
  visit(landingZoneSettings, '');
  expect(undeclared).toEqual([]);
});
