import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { App, Lazy, Testing } from 'cdktf';
import { describe, expect, test, vi } from 'vitest';
import { LandingZoneApp } from '../../src/zone/app';
import { LandingZone } from '../../src/zone/landing-zone';
import { TeamStack } from '../../stacks/team-stack';
import { temporaryFolder } from '../support/program';
import { soundProgram } from './programs';

describe('the output folder', () => {
  test('is made with every folder above it', () => {
    const outdir = join(temporaryFolder(), 'a', 'b', 'cdktf.out');
    const app = new LandingZoneApp({ outdir });
    expect(app.outdir).toBe(outdir);
    new LandingZone(app, soundProgram());
    app.synth();
    expect(readdirSync(outdir).sort()).toEqual(['address-plan.json', 'landing-zone.json', 'manifest.json', 'stacks']);
  });

  test('is where cdktf says, when the program names none', () => {
    const outdir = join(temporaryFolder(), 'from', 'cdktf');
    vi.stubEnv('CDKTF_OUTDIR', outdir);
    try {
      expect(new LandingZoneApp().outdir).toBe(outdir);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  test('has no address plan without a landing zone: a team has none to publish', () => {
    const app = new LandingZoneApp({ outdir: temporaryFolder() });
    new TeamStack(app, 'own', { account: 'xx1111-ovh', owner: 'a@acme.example', team: 'a', environment: 'dev' });
    app.synth();
    expect(readdirSync(app.outdir).sort()).toEqual(['landing-zone.json', 'manifest.json', 'sources.json', 'stacks']);
  });
});

test("a landing zone works in cdktf's own app, without the files beside the stacks", () => {
  const app = new App({ outdir: temporaryFolder() });
  new LandingZone(app, soundProgram());
  app.synth();
  expect(readdirSync(app.outdir).sort()).toEqual(['manifest.json', 'stacks']);
  expect(existsSync(join(app.outdir, 'stacks', 'web-prod', 'cdk.tf.json'))).toBe(true);
});

describe('stack traces', () => {
  test('of tokens are left out, which is most of the time that a synth takes', () => {
    new LandingZoneApp({ outdir: temporaryFolder() });
    expect(Lazy.anyValue({ produce: () => 1 }).creationStack).toEqual([]);
  });

  test('of errors are as before', () => {
    new LandingZoneApp({ outdir: temporaryFolder() });
    expect(new Error('anything').stack).toContain('app.test.ts');
    const target: { stack?: string } = {};
    Error.captureStackTrace(target);
    expect(target.stack).toContain('app.test.ts');
  });

  test('are taken by one function, however many apps there are', () => {
    new LandingZoneApp({ outdir: temporaryFolder() });
    const { captureStackTrace } = Error;
    new LandingZoneApp({ outdir: temporaryFolder() });
    expect(Error.captureStackTrace).toBe(captureStackTrace);
  });
});

test('what is no app of the library is left as it is', () => {
  const app = Testing.app();
  new LandingZone(app, soundProgram());
  expect(app).not.toBeInstanceOf(LandingZoneApp);
});
