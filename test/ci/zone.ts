import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LandingZoneApp } from '../../src/app';
import { LandingZone } from '../../src/landing-zone';
import type { LandingZoneSettings } from '../../src/settings';

type Groups = NonNullable<NonNullable<LandingZoneSettings['organization']>['groups']>;

/** Writes the output of a small landing zone with these groups, in three stacks. */
export const zone =
  (groups: Groups) =>
  (outdir: string): void => {
    mkdirSync(outdir, { recursive: true });
    const app = new LandingZoneApp({ outdir });
    new LandingZone(app, {
      name: 'acme',
      account: 'xx1111-ovh',
      owner: 'it@acme.example',
      vracks: { main: { existing: 'pn-1000001' } },
      networks: { dev: { vlan: 120, cidr: '10.20.0.0/22' } },
      organization: { groups },
      teams: {
        web: {
          owner: 'web@acme.example',
          costCentre: 'RD-1',
          environments: {
            dev: {
              stage: 'development',
              project: { existing: '0a1b2c3d4e5f46a7b8c9d0e1f2a30002' },
              region: 'GRA11',
              networks: { main: { allocation: 'dev', egress: 'none' } },
            },
          },
        },
      },
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
