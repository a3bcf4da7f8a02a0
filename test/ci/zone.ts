import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LandingZoneApp } from '../../src/zone/app';
import { LandingZone } from '../../src/zone/landing-zone';
import type { LandingZoneSettings } from '../../src/zone/settings';

type Groups = NonNullable<NonNullable<LandingZoneSettings['organization']>['groups']>;

/** Writes the output of a small landing zone with these groups, in one stack; and what may go from it. */
export const zone =
  (groups: Groups, retired: LandingZoneSettings['retired'] = {}) =>
  (outdir: string): void => {
    mkdirSync(outdir, { recursive: true });
    const app = new LandingZoneApp({ outdir });
    new LandingZone(app, {
      name: 'acme',
      account: 'xx1111-ovh',
      owner: 'it@acme.example',
      organization: { groups },
      retired,
      vracks: { main: { existing: 'pn-1000001' } },
      networks: {},
      teams: {},
    });
    app.synth();
  };

/** Types of resources and data sources in an output folder. */
export function typesIn(outdir: string): string[] {
  const stacks = readdirSync(join(outdir, 'stacks')).map((id) => join(outdir, 'stacks', id, 'cdk.tf.json'));
  const sections = stacks.flatMap((file) => {
    const { resource = {}, data = {} } = JSON.parse(readFileSync(file, 'utf8'));
    return [...Object.keys(resource), ...Object.keys(data)];
  });
  return [...new Set(sections)];
}
