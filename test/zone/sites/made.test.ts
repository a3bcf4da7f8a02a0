import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudProjectStorage } from '@cdktf/provider-ovh/lib/cloud-project-storage';
import { OvhProvider } from '@cdktf/provider-ovh/lib/provider';
import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { BudgetAlert } from '../../../constructs/project/budget-alert';
import { CloudProject } from '../../../constructs/project/cloud-project';
import { LandingZoneApp } from '../../../src/zone/app';
import { LandingZone } from '../../../src/zone/landing-zone';
import { root, temporaryFolder } from '../../support/program';
import { soundProgram } from '../programs';
import { bucket, makeBucket, makePair } from './factories';

const lines = readFileSync(__filename, 'utf8').split('\n');

/** `sources.json` of an app, with the text of each line, all of them in this file. */
function sourcesOf(app: LandingZoneApp): Record<string, string> {
  app.synth();
  const { sources } = JSON.parse(readFileSync(join(app.outdir, 'sources.json'), 'utf8')) as {
    readonly sources: Readonly<Record<string, string>>;
  };
  return Object.fromEntries(
    Object.entries(sources).map(([path, place]) => {
      const [file, line] = place.split(':');
      expect(join(root, file ?? ''), path).toBe(__filename);
      return [path, (lines[Number(line) - 1] ?? '').trim()];
    }),
  );
}

const newApp = () => new LandingZoneApp({ outdir: temporaryFolder() });

class Own extends TerraformStack {
  constructor(scope: Construct, id = 'own') {
    super(scope, id);
    new OvhProvider(this, 'Ovh', { endpoint: 'ovh-eu' });
  }
}

/** What is in a stack beside its provider, made by a function that runs in the constructor of the stack. */
function madeBy(make: (stack: TerraformStack) => void): Record<string, string> {
  class Made extends Own {
    constructor(scope: Construct) {
      super(scope);
      make(this);
    }
  }
  const app = newApp();
  new Made(app);
  const { own: _, 'own/Ovh': __, ...rest } = sourcesOf(app);
  return rest;
}

class Buckets extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new CloudProjectStorage(this, 'A', bucket);
    makeBucket(this, 'B');
  }
}

class MoreBuckets extends Buckets {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    makeBucket(this, 'C');
  }
}

class Tree extends Construct {
  constructor(scope: Construct, id: string, depth: number) {
    super(scope, id);
    if (depth === 0) makeBucket(this, 'Leaf');
    else new Tree(this, 'Tree', depth - 1);
  }
}

describe('in the constructor of a stack, the line is', () => {
  class Direct extends Own {
    constructor(scope: Construct) {
      super(scope);
      new CloudProjectStorage(this, 'Direct', bucket);
      makeBucket(this, 'Factory');
      makePair(this);
      this.inMethod();
      for (const id of ['F', 'G']) makeBucket(this, id);
      for (const id of ['H', 'I']) {
        new CloudProjectStorage(this, id, bucket);
      }
      ['J', 'K'].map((id) => {
        return new CloudProjectStorage(this, id, { ...bucket });
      });
      Object.entries({ L: 1, M: 2 }).forEach(([id]) => {
        makeBucket(this, id);
      });
      ['N'].map((id) => makeBucket(this, id));
      new Buckets(this, 'Buckets');
      new MoreBuckets(this, 'More');
      new Tree(this, 'Tree', 1);
    }

    private inMethod(): void {
      new CloudProjectStorage(this, 'Method', bucket);
    }
  }
  const made = () => {
    const app = newApp();
    new Direct(app);
    return sourcesOf(app);
  };

  test('that of the new, of the call of a factory, and of the turn of a loop', () => {
    const { 'own/Buckets': _, ...all } = made();
    expect(Object.fromEntries(Object.entries(all).filter(([path]) => !/Buckets|More|Tree/.test(path)))).toEqual({
      own: 'new Direct(app);',
      'own/Ovh': "new OvhProvider(this, 'Ovh', { endpoint: 'ovh-eu' });",
      'own/Direct': "new CloudProjectStorage(this, 'Direct', bucket);",
      'own/Factory': "makeBucket(this, 'Factory');",
      'own/Pair': 'makePair(this);',
      'own/Method': 'this.inMethod();',
      'own/F': "for (const id of ['F', 'G']) makeBucket(this, id);",
      'own/G': "for (const id of ['F', 'G']) makeBucket(this, id);",
      'own/H': 'new CloudProjectStorage(this, id, bucket);',
      'own/I': 'new CloudProjectStorage(this, id, bucket);',
      'own/J': 'return new CloudProjectStorage(this, id, { ...bucket });',
      'own/K': 'return new CloudProjectStorage(this, id, { ...bucket });',
      'own/L': 'makeBucket(this, id);',
      'own/M': 'makeBucket(this, id);',
      'own/N': "['N'].map((id) => makeBucket(this, id));",
    });
  });

  test('that of the new of a construct class, and the line in the class for what that makes', () => {
    const all = made();
    expect(Object.fromEntries(Object.entries(all).filter(([path]) => /Buckets|More|Tree/.test(path)))).toEqual({
      'own/Buckets': "new Buckets(this, 'Buckets');",
      'own/Buckets/A': "new CloudProjectStorage(this, 'A', bucket);",
      'own/Buckets/B': "makeBucket(this, 'B');",
      'own/More': "new MoreBuckets(this, 'More');",
      'own/More/A': "new CloudProjectStorage(this, 'A', bucket);",
      'own/More/B': "makeBucket(this, 'B');",
      'own/More/C': "makeBucket(this, 'C');",
      'own/Tree': "new Tree(this, 'Tree', 1);",
      'own/Tree/Tree': "else new Tree(this, 'Tree', depth - 1);",
      'own/Tree/Tree/Leaf': "if (depth === 0) makeBucket(this, 'Leaf');",
    });
  });
});

describe('outside of a stack, the line is', () => {
  test('that of the new, or of the call of a factory', () => {
    const app = newApp();
    const stack = new Own(app);
    new Buckets(stack, 'Buckets');
    makeBucket(stack, 'Factory');
    makePair(stack);
    expect(sourcesOf(app)).toEqual({
      own: 'const stack = new Own(app);',
      'own/Ovh': "new OvhProvider(this, 'Ovh', { endpoint: 'ovh-eu' });",
      'own/Buckets': "new Buckets(stack, 'Buckets');",
      'own/Buckets/A': "new CloudProjectStorage(this, 'A', bucket);",
      'own/Buckets/B': "makeBucket(this, 'B');",
      'own/Factory': "makeBucket(stack, 'Factory');",
      'own/Pair': 'makePair(stack);',
    });
  });

  test('in the function that made the app, or that made a stack and fills it', () => {
    const fill = (app: LandingZoneApp, id: string): void => {
      const stack = new Own(app, id);
      makeBucket(stack, 'Filled');
    };
    const main = (): LandingZoneApp => {
      const app = newApp();
      const stack = new Own(app);
      makeBucket(stack, 'Factory');
      fill(app, 'other');
      return app;
    };
    const { 'own/Ovh': _, 'other/Ovh': __, ...made } = sourcesOf(main());
    expect(made).toEqual({
      own: 'const stack = new Own(app);',
      'own/Factory': "makeBucket(stack, 'Factory');",
      other: "fill(app, 'other');",
      'other/Filled': "makeBucket(stack, 'Filled');",
    });
  });
});

test('what a construct of the library makes has no line of its own', () => {
  const project = CloudProject.fromServiceName('0a1b2c3d4e5f46a7b8c9d0e1f2a30001');
  const made = madeBy((stack) => {
    new BudgetAlert(stack, 'Alert', { project, monthly: 10, email: 'a@acme.example' });
  });
  expect(Object.keys(made)).toEqual(['own/Alert']);
});

test('of a landing zone only what the user adds to its stacks', () => {
  const app = newApp();
  const zone = new LandingZone(app, soundProgram());
  new CloudProjectStorage(zone.organization, 'Extra', bucket);
  makeBucket(zone.organization, 'More');
  expect(sourcesOf(app)).toEqual({
    'organization/Extra': "new CloudProjectStorage(zone.organization, 'Extra', bucket);",
    'organization/More': "makeBucket(zone.organization, 'More');",
  });
});

test("a compiler's own translation of lines is asked", () => {
  const app = newApp();
  new TerraformStack(app, 'own');
  const { prepareStackTrace } = Error;
  onTestFinished(() => {
    Error.prepareStackTrace = prepareStackTrace;
  });
  Error.prepareStackTrace = (_, [frame]) => `Error\n    at new X (${frame?.getFileName()}:7:1)`;
  app.synth();
  const { sources } = JSON.parse(readFileSync(join(app.outdir, 'sources.json'), 'utf8'));
  expect(sources).toEqual({ own: 'test/zone/sites/made.test.ts:7' });
});

test('errors are as before', () => {
  const { prepareStackTrace, stackTraceLimit } = Error;
  new Own(newApp());
  expect(new Error('x').stack).toContain('made.test.ts');
  expect([Error.prepareStackTrace, Error.stackTraceLimit]).toEqual([prepareStackTrace, stackTraceLimit]);
});
