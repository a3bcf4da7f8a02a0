import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { LandingZoneApp } from '../../src/zone/app';
import { LandingZone } from '../../src/zone/landing-zone';
import type { LandingZoneSettings } from '../../src/zone/settings';
import { temporaryFolder } from '../support/program';

/** Every file that a landing zone synthesizes, by its path in the output folder. */
export function files(settings: LandingZoneSettings, outdir = temporaryFolder()): Record<string, string> {
  const app = new LandingZoneApp({ outdir });
  new LandingZone(app, settings);
  app.synth();
  const found = readdirSync(outdir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    found
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((file) => [relative(outdir, file), readFileSync(file, 'utf8')]),
  );
}

/** The files of stacks alone: those beside them list the stacks in the order of the program. */
export const stacksIn = (all: Record<string, string>) =>
  Object.fromEntries(Object.entries(all).filter(([file]) => file.startsWith('stacks')));
