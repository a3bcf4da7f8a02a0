import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudProjectKubeNodepool } from '@cdktf/provider-ovh/lib/cloud-project-kube-nodepool';
import { CloudProjectStorage } from '@cdktf/provider-ovh/lib/cloud-project-storage';
import { DataOvhMe } from '@cdktf/provider-ovh/lib/data-ovh-me';
import { OvhProvider } from '@cdktf/provider-ovh/lib/provider';
import { type App, Aspects, TerraformResource, TerraformStack } from 'cdktf';
import { describe, expect, test } from 'vitest';
import { LandingZoneApp } from '../../../src/zone/app';
import { LandingZone } from '../../../src/zone/landing-zone';
import { Places } from '../../../src/zone/sites/places';
import { sourcesOf } from '../../../src/zone/sites/sources';
import { root, temporaryFolder } from '../../support/program';
import { soundProgram } from '../programs';
import { bucket, keep, makeBucket } from './factories';

const files = new Map<string, readonly string[]>();
const library = ['facts', 'constructs', 'stacks', 'src', 'providers', 'provider-ovh'].map((name) => join(root, name));

/** What was changed below an app, with the text of each line. */
function changesOf(app: App): Record<string, Record<string, string>> {
  const { changes } = sourcesOf(app, new Places(root, library), () => true);
  return Object.fromEntries(
    Object.entries(changes).map(([path, all]) => [
      path,
      Object.fromEntries(Object.entries(all).map(([argument, place]) => [argument, textOf(place)])),
    ]),
  );
}

function textOf(place: string): string {
  const [file = '', line] = place.split(':');
  const text = files.get(file) ?? readFileSync(join(root, file), 'utf8').split('\n');
  files.set(file, text);
  return (text[Number(line) - 1] ?? '').trim();
}

const newApp = () => new LandingZoneApp({ outdir: temporaryFolder() });

function newStack(app: App): TerraformStack {
  const stack = new TerraformStack(app, 'own');
  new OvhProvider(stack, 'Ovh', { endpoint: 'ovh-eu' });
  return stack;
}

describe('a line is known of', () => {
  test('an override, also of a provider, a backend, and a stack', () => {
    const app = newApp();
    const stack = newStack(app);
    const made = makeBucket(stack, 'Bucket');
    made.addOverride('versioning.status', 'enabled');
    stack.addOverride(`resource.ovh_cloud_project_storage.${made.friendlyUniqueId}.limit`, 5);
    stack.addOverride('terraform.required_version', '>= 1.9');
    stack.addOverride('resource.ovh_vrack.Other.name', 'x');
    (stack.node.findChild('Ovh') as OvhProvider).addOverride('endpoint', 'ovh-ca');
    expect(changesOf(app)).toEqual({
      own: {
        'resource.ovh_vrack.Other.name': "stack.addOverride('resource.ovh_vrack.Other.name', 'x');",
        'terraform.required_version': "stack.addOverride('terraform.required_version', '>= 1.9');",
      },
      'own/Bucket': {
        limit: 'stack.addOverride(`resource.ovh_cloud_project_storage.${made.friendlyUniqueId}.limit`, 5);',
        'versioning.status': "made.addOverride('versioning.status', 'enabled');",
      },
      'own/Ovh': { endpoint: "(stack.node.findChild('Ovh') as OvhProvider).addOverride('endpoint', 'ovh-ca');" },
    });
  });

  test('an assignment, the methods that a class has for its arguments, and a meta argument', () => {
    const app = newApp();
    const stack = newStack(app);
    const pool = new CloudProjectKubeNodepool(stack, 'Pool', { ...bucket, kubeId: 'k', flavorName: 'b3-8', count: 2 });
    pool.flavorName = 'b3-16';
    pool.desiredNodes = 3;
    pool.putTimeouts({ create: '1h' });
    pool.resetDesiredNodes();
    pool.lifecycle = { preventDestroy: true };
    pool.dependsOn = [];
    const me = new DataOvhMe(stack, 'Me');
    me.count = 0;
    expect(changesOf(app)).toEqual({
      'own/Me': { count: 'me.count = 0;' },
      'own/Pool': {
        depends_on: 'pool.dependsOn = [];',
        desired_nodes: 'pool.resetDesiredNodes();',
        flavor_name: "pool.flavorName = 'b3-16';",
        lifecycle: 'pool.lifecycle = { preventDestroy: true };',
        timeouts: "pool.putTimeouts({ create: '1h' });",
      },
    });
  });

  test('an import and a move', () => {
    const app = newApp();
    const stack = newStack(app);
    makeBucket(stack, 'A').importFrom('a/b');
    makeBucket(stack, 'B').moveFromId('ovh_cloud_project_storage.Old');
    expect(changesOf(app)).toEqual({
      'own/A': { import: "makeBucket(stack, 'A').importFrom('a/b');" },
      'own/B': { moved: "makeBucket(stack, 'B').moveFromId('ovh_cloud_project_storage.Old');" },
    });
  });

  test('what a helper and an aspect of the user do', () => {
    const app = newApp();
    const stack = newStack(app);
    keep(makeBucket(stack, 'Bucket'));
    Aspects.of(stack).add({
      visit: (node) => {
        if (node instanceof CloudProjectStorage) node.addOverride('limit', 5);
      },
    });
    app.synth();
    expect(changesOf(app)).toEqual({
      'own/Bucket': {
        'lifecycle.prevent_destroy':
          "export const keep = (resource: TerraformResource): void => resource.addOverride('lifecycle.prevent_destroy', true);",
        limit: "if (node instanceof CloudProjectStorage) node.addOverride('limit', 5);",
      },
    });
  });

  test('a change of what a landing zone made', () => {
    const app = newApp();
    const zone = new LandingZone(app, soundProgram());
    const { workload } = zone.environment('web', 'prod');
    const access = workload?.node.findChild('Clusters').node.findChild('main').node.findChild('ApiAccess');
    const { defaultChild } = access?.node ?? {};
    if (!TerraformResource.isTerraformResource(defaultChild)) throw new Error('it is a resource');
    defaultChild.addOverride('ips', ['0.0.0.0/0']);
    app.synth();
    // the library's own overrides and assignments are not the user's
    expect(changesOf(app)).toEqual({
      'web-prod/Clusters/main/ApiAccess/Resource': { ips: "defaultChild.addOverride('ips', ['0.0.0.0/0']);" },
    });
  });
});

test('of several changes of one argument the last one counts', () => {
  const app = newApp();
  const made = makeBucket(newStack(app), 'Bucket');
  made.limit = 5;
  made.addOverride('limit', 6);
  expect(changesOf(app)).toEqual({ 'own/Bucket': { limit: "made.addOverride('limit', 6);" } });
});

test('resources are as before: what is set is read, and synthesized', () => {
  const app = newApp();
  const made = makeBucket(newStack(app), 'Bucket');
  expect([made.lifecycle, made.count, made.dependsOn]).toEqual([undefined, undefined, undefined]);
  made.lifecycle = { preventDestroy: true };
  made.count = 2;
  made.name = 'other';
  expect([made.lifecycle, made.count, made.nameInput]).toEqual([{ preventDestroy: true }, 2, 'other']);
  app.synth();
  const text = readFileSync(join(app.outdir, 'stacks/own/cdk.tf.json'), 'utf8');
  expect(JSON.parse(text).resource.ovh_cloud_project_storage.Bucket).toMatchObject({
    count: 2,
    lifecycle: { prevent_destroy: true },
    name: 'other',
  });
});
