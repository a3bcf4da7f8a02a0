import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { deployStacks, planStacks } from '../../src/deploy/deploy';
import { startSandbox } from '../../src/sandbox/server';
import { LandingZoneApp } from '../../src/zone/app';
import { LandingZone } from '../../src/zone/landing-zone';
import { temporaryFolder } from '../support/program';
import { changed } from './programs';

test('what exists at OVHcloud is taken over or left alone: vRack, groups, projects', async () => {
  const outdir = join(temporaryFolder(), 'cdktf.out');
  const app = new LandingZoneApp({ outdir });
  new LandingZone(
    app,
    changed({
      'vracks.main': { adopt: 'pn-1000001' },
      'organization.groups.web': { adopt: 'web-team' },
      'organization.groups.admins': { existing: 'administrators' },
      'prod.access': { operator: ['web'], owner: ['admins', 'emergency'] },
      'prod.project.attach': true,
    }),
  );
  app.synth();
  const sandbox = await startSandbox({ stateFile: join(outdir, '..', 'sandbox.json'), seed: outdir });
  onTestFinished(() => sandbox.close());
  const options = {
    outdir,
    stacks: ['organization', 'web-prod-foundation'],
    ownEnv: sandbox.env,
  };
  expect((await deployStacks(options)).flatMap(({ errors }) => errors)).toEqual([]);
  expect(new Set((await planStacks(options)).map(({ status }) => status))).toEqual(new Set(['unchanged']));
  expect(sandbox.cloud.find('ovh_vrack')).toHaveLength(1);
  expect(
    sandbox.cloud
      .find('ovh_me_identity_group')
      .map(({ id }) => id)
      .sort(),
  ).toEqual(['administrators', 'emergency', 'web-team']);
});
