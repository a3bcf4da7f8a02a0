import { expect, test } from 'vitest';
import { readEstate } from '../../src/estate/read';
import { temporaryFolder } from '../support/program';
import { files, stacksIn } from './files';
import { changed, replacement, retirement } from './programs';

/** What each stack of the sound program, with some settings changed, lets a deploy do. */
function policies(changes: Readonly<Record<string, unknown>> = {}) {
  const outdir = temporaryFolder();
  files(changed(changes), outdir);
  return Object.fromEntries([...readEstate(outdir).stacks].map(([id, { policy }]) => [id, policy]));
}

test('what IT guards protects data in every stage, what a team runs in production, unless the environment says otherwise', () => {
  const protecting = (changes?: Readonly<Record<string, unknown>>) =>
    Object.entries(policies(changes)).flatMap(([id, policy]) => (policy?.protectsData ? [id] : []));
  const always = [
    'organization',
    'private-cloud-main',
    'it-hub-foundation',
    'web-dev-foundation',
    'web-prod-foundation',
  ];
  expect(protecting().sort()).toEqual([...always, 'it-hub', 'web-prod', 'web-prod-platform-main'].sort());
  expect(protecting({ 'prod.protectData': false, 'dev.protectData': true }).sort()).toEqual(
    [...always, 'it-hub', 'web-dev'].sort(),
  );
});

test('what is retired, and what may be replaced, stands in the one stack that it was made in, by its path there', () => {
  const found = policies({
    retired: Object.fromEntries(
      [
        'web/prod/clusters.old',
        'web/prod/auditLog.old',
        'web/prod/bucket',
        'web/prod/clusters.main.platform.namespaces.old',
        'organization.groups.old',
        'vracks.old',
        'privateClouds.main.privateCloud',
      ].map((path) => [path, retirement]),
    ),
    exceptions: [{ ...replacement, at: 'web/prod/clusters.main' }],
  });
  const named = Object.entries(found).map(([id, policy]) => [
    id,
    ...(policy?.retired ?? []).map(({ at }) => at),
    ...(policy?.exceptions ?? []).map(({ at }) => at),
  ]);
  expect(Object.fromEntries(named.map(([id, ...places]) => [id, places]))).toEqual({
    organization: ['groups.old', 'vracks.old'],
    'private-cloud-main': ['privateCloud'],
    'it-hub-foundation': [],
    'it-hub': [],
    'web-dev-foundation': [],
    'web-dev': [],
    // what somebody adds beside the settings may be in either of them
    'web-prod-foundation': ['auditLog.old', 'bucket'],
    'web-prod': ['bucket', 'clusters.old', 'clusters.main'],
    // what runs in a cluster is made again with it
    'web-prod-platform-main': ['namespaces.old', 'knative', 'namespaces'],
  });
  expect(found['web-prod']?.retired).toContainEqual({ at: 'clusters.old', ...retirement });
  expect(found['web-prod']?.exceptions).toEqual([{ ...replacement, at: 'clusters.main' }]);
});

test('a key and an id mean the same: what is called by either changes no byte', () => {
  const program = (at: string) =>
    stacksIn(
      files(
        changed({
          exceptions: [{ ...replacement, at }],
          'prod.clusters.main.id': 'first',
        }),
      ),
    );
  expect(program('web/prod/clusters.main.nodePools.web')).toEqual(program('web/prod/clusters.first.nodePools.web'));
  expect(program('web/prod/clusters.main')['stacks/web-prod/cdk.tf.json']).toContain('"at": "clusters.first"');
});

test('the order in the settings is in no stack', () => {
  const entries = ['web/prod/clusters.a', 'web/prod/clusters.b'].map((path) => [path, retirement] as const);
  const program = (all: typeof entries) =>
    stacksIn(
      files(
        changed({
          retired: Object.fromEntries(all),
          exceptions: all.map(([at]) => ({ ...replacement, at })),
        }),
      ),
    );
  expect(program(entries.toReversed())).toEqual(program(entries));
});
