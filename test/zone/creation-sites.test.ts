import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudProjectStorage } from '@cdktf/provider-ovh/lib/cloud-project-storage';
import { OvhProvider } from '@cdktf/provider-ovh/lib/provider';
import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { expect, onTestFinished, test } from 'vitest';
import { BudgetAlert } from '../../constructs/project/budget-alert';
import { CloudProject } from '../../constructs/project/cloud-project';
import { LandingZoneApp } from '../../src/zone/app';
import { LandingZone } from '../../src/zone/landing-zone';
import { root, temporaryFolder } from '../support/program';
import { soundProgram } from './programs';

const lines = readFileSync(__filename, 'utf8').split('\n');

/** `sources.json` of an app, with the text of each line; absent where there is none. */
function sourcesOf(app: LandingZoneApp): Record<string, string> {
  app.synth();
  const { sources } = JSON.parse(readFileSync(join(app.outdir, 'sources.json'), 'utf8')) as {
    readonly sources: Readonly<Record<string, string>>;
  };
  return Object.fromEntries(
    Object.entries(sources).map(([path, place]) => {
      const [file, line] = place.split(':');
      expect(join(root, file ?? '')).toBe(__filename);
      return [path, (lines[Number(line) - 1] ?? '').trim()];
    }),
  );
}

const bucket = { serviceName: '0a1b2c3d4e5f46a7b8c9d0e1f2a30001', regionName: 'GRA', name: 'b' };
const newApp = () => new LandingZoneApp({ outdir: temporaryFolder() });

function newStack(app: LandingZoneApp): TerraformStack {
  const stack = new TerraformStack(app, 'own');
  new OvhProvider(stack, 'Ovh', { endpoint: 'ovh-eu' });
  return stack;
}

class Buckets extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new CloudProjectStorage(this, 'A', bucket);
  }
}

test('each construct has the line that made it, not the one in its own class', () => {
  const app = newApp();
  const stack = newStack(app);
  new Buckets(stack, 'Buckets');
  expect(sourcesOf(app)).toEqual({
    own: "const stack = new TerraformStack(app, 'own');",
    'own/Ovh': "new OvhProvider(stack, 'Ovh', { endpoint: 'ovh-eu' });",
    'own/Buckets': "new Buckets(stack, 'Buckets');",
    'own/Buckets/A': "new CloudProjectStorage(this, 'A', bucket);",
  });
});

test('what a construct of the library makes has no line of its own', () => {
  const app = newApp();
  const stack = newStack(app);
  const project = CloudProject.fromServiceName('0a1b2c3d4e5f46a7b8c9d0e1f2a30001');
  new BudgetAlert(stack, 'Alert', { project, monthly: 10, email: 'a@acme.example' });
  expect(Object.keys(sourcesOf(app))).toEqual(['own', 'own/Alert', 'own/Ovh']);
});

test('of a landing zone only what the user adds to its stacks', () => {
  const app = newApp();
  const zone = new LandingZone(app, soundProgram());
  new CloudProjectStorage(zone.organization, 'Extra', bucket);
  expect(sourcesOf(app)).toEqual({
    'organization/Extra': "new CloudProjectStorage(zone.organization, 'Extra', bucket);",
  });
});

test("a compiler's own translation of lines is asked", () => {
  const app = newApp();
  newStack(app);
  const { prepareStackTrace } = Error;
  onTestFinished(() => {
    Error.prepareStackTrace = prepareStackTrace;
  });
  Error.prepareStackTrace = (_, [frame]) => `Error\n    at new X (${frame?.getFileName()}:7:1)`;
  app.synth();
  const { sources } = JSON.parse(readFileSync(join(app.outdir, 'sources.json'), 'utf8'));
  expect(sources).toEqual({ own: 'test/zone/creation-sites.test.ts:7' });
});

test('errors are as before', () => {
  const { prepareStackTrace, stackTraceLimit } = Error;
  newStack(newApp());
  expect(new Error('x').stack).toContain('creation-sites.test.ts');
  expect([Error.prepareStackTrace, Error.stackTraceLimit]).toEqual([prepareStackTrace, stackTraceLimit]);
});
