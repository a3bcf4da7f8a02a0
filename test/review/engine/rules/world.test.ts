import { describe, expect, test } from 'vitest';
import type { Values } from '../../../../src/estate/model';
import { outputOf, type Resources } from '../../outputs';
import { added, project, refused } from './refused';

describe('what is done decides which rules are asked', () => {
  const database = (more: Values): Values => ({
    service_name: project,
    engine: 'kafka',
    version: '3.9',
    plan: 'business',
    flavor: 'db1-4',
    nodes: [{ region: 'GRA' }, { region: 'GRA' }, { region: 'GRA' }],
    ...more,
  });
  const change = (before: Values, after: Values | undefined, more: Values = {}) =>
    refused(
      outputOf({ prod: { 'ovh_cloud_project_database.D': before } }),
      outputOf({ prod: after === undefined ? {} : { 'ovh_cloud_project_database.D': after } }, more),
    )['ovh_cloud_project_database.D'] ?? [];
  const protection = 'fails: Deletion protection is on for database D: set deletion_protection to false first';
  const essential =
    'fails: Plan essential is not available for kafka, available: business, production, enterprise, advanced';

  test('a replacement is a deletion, and something new', () => {
    const protects = { deletion_protection: true };
    expect(change(database(protects), database({ ...protects, service_name: 'x', plan: 'essential' }))).toEqual([
      protection,
      essential,
    ]);
    expect(change(database(protects), undefined)).toEqual([protection]);
    expect(change(database(protects), database({ ...protects, description: 'x' }))).toEqual([]);
    expect(change(database({}), undefined)).toEqual([]);
    expect(change(database({ deletion_protection: '${var.protected}' }), undefined)).toEqual([]);
  });

  test('what was so before is not held against a change, but against a replacement', () => {
    const wrong = { plan: 'essential' };
    expect(change(database(wrong), database({ ...wrong, description: 'x' }))).toEqual([]);
    expect(change(database({}), database(wrong))).toEqual([essential]);
    expect(change(database(wrong), database({ ...wrong, service_name: 'x' }))).toEqual([essential]);
  });

  test('what is taken over is not made: only what changes it is asked, of which nothing is known before', () => {
    const bucket = { service_name: project, region_name: 'GRA', name: 'Upper' };
    const head = (more: Values) => outputOf({ prod: { 'ovh_cloud_project_storage.B': bucket } }, more);
    expect(Object.keys(refused(outputOf({}), head({})))).toEqual(['ovh_cloud_project_storage.B']);
    const imports = { import: [{ to: 'ovh_cloud_project_storage.B', id: `${project}/GRA/Upper` }] };
    expect(refused(outputOf({}), head(imports))).toEqual({});
    const taken = { import: [{ to: 'ovh_cloud_project_database.D', id: 'x' }] };
    const lower = outputOf({ prod: { 'ovh_cloud_project_database.D': database({ plan: 'essential' }) } }, taken);
    expect(refused(outputOf({}), lower)).toEqual({ 'ovh_cloud_project_database.D': [essential] });
  });
});

describe('what is not sure', () => {
  const cluster = (version: string): Resources => ({
    'ovh_cloud_project_kube.Main': { service_name: project, region: 'GRA11', version },
  });
  const versions = 'available: 1.31, 1.32, 1.33, 1.34, 1.35 (not in the list of April 2026)';
  const unlisted = `may-fail: Version 1.36 is not available, ${versions}`;
  const upgraded = (from: string, to: string, settings: Values = {}) =>
    refused(outputOf({ prod: cluster(from) }), {
      ...outputOf({ prod: cluster(to) }),
      told: { settings, origins: {} },
    })['ovh_cloud_project_kube.Main'] ?? [];

  test('may fail, and what is sure is said behind it', () => {
    expect(upgraded('1.35', '1.36')).toEqual([unlisted]);
    expect(upgraded('1.34', '1.36')).toEqual([
      unlisted,
      'fails: Version 1.36 skips a minor version after 1.34: upgrade one by one',
    ]);
    expect(upgraded('1.34', '1.29')).toEqual([
      'fails: Version 1.29 is not available, available: 1.31, 1.32, 1.33, 1.34, 1.35',
    ]);
  });

  test('is not said of what the settings name as unlisted, and only of that', () => {
    const declared = { teams: { web: [{ version: { unlisted: '1.36' } }] } };
    expect(upgraded('1.35', '1.36', declared)).toEqual([]);
    expect(upgraded('1.35', '1.36', { version: { unlisted: '1.37' }, odd: { unlisted: { unlisted: 1 } } })).toEqual([
      unlisted,
    ]);
    expect(upgraded('1.34', '1.36', declared)).toEqual([
      'fails: Version 1.36 skips a minor version after 1.34: upgrade one by one',
    ]);
  });

  test('is an update that fails for a value that may stay what it is', () => {
    const plan = (value: string, input: string): Resources => ({
      'terraform_data.Plan': { input },
      'ovh_cloud_project_kube.Main': { service_name: project, region: 'GRA11', plan: value },
    });
    const reference = '${terraform_data.Plan.output}';
    const of = (before: Resources, after: Resources) =>
      refused(outputOf({ prod: before }), outputOf({ prod: after }))['ovh_cloud_project_kube.Main'];
    expect(of(plan(reference, 'a'), plan(reference, 'b'))).toEqual([
      'may-fail: the plan of a cluster cannot be changed',
    ]);
    expect(of(plan('free', 'a'), plan('standard', 'a'))).toEqual([
      'fails: would fail, and stay: the plan of a cluster cannot be changed',
    ]);
  });
});

test('what looks like a secret is hidden in what is said', () => {
  const said = added({
    prod: {
      'ovh_cloud_project_storage.B': {
        service_name: project,
        region_name: 'GRA',
        name: 'BUCKET-AKIAIOSFODNN7EXAMPLE',
      },
    },
  });
  expect(JSON.stringify(said)).not.toContain('AKIAIOSFODNN7EXAMPLE');
});
