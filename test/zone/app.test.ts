import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { App, Lazy, Testing } from 'cdktf';
import { describe, expect, test, vi } from 'vitest';
import { LandingZoneApp } from '../../src/zone/app';
import { LandingZone } from '../../src/zone/landing-zone';
import { TeamStack } from '../../stacks/team-stack';
import { temporaryFolder } from '../support/program';
import { changed, soundProgram } from './programs';

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

describe('what may be refused, as a list does not have it', () => {
  const printed = (settings: object): readonly string[] => {
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      const app = new LandingZoneApp({ outdir: temporaryFolder() });
      new LandingZone(app, changed({ 'dev.clusters.main': settings }));
      app.synth();
      return write.mock.calls.map(([text]) => String(text));
    } finally {
      write.mockRestore();
    }
  };
  const cluster = { apiAccess: ['203.0.113.0/28'], nodePools: { jobs: { flavor: 'b3-8', nodes: 1 } } };

  test('is printed once the program is synthesized, and nothing of a program that the lists have', () => {
    expect([...printed({ ...cluster, plan: 'standard' }), ...printed({ ...cluster, plan: 'free' })]).toEqual([
      "Warning: web-dev/Clusters/main.plan: is not sold in GRA11 by the list of February 2026, got \"standard\"; use 'free', or say { unlisted: 'standard' } if OVHcloud has it there by now\n",
    ]);
  });

  test("is left to cdktf's own command, which prints it from the manifest", () => {
    vi.stubEnv('CDKTF_CONTEXT_JSON', '{}');
    try {
      expect(printed({ ...cluster, plan: 'standard' })).toEqual([]);
    } finally {
      vi.unstubAllEnvs();
    }
  });
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
