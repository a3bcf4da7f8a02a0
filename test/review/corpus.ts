import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CloudProjectKube } from '@cdktf/provider-ovh/lib/cloud-project-kube';
import { CloudProjectNetworkPrivate } from '@cdktf/provider-ovh/lib/cloud-project-network-private';
import { OvhProvider } from '@cdktf/provider-ovh/lib/provider';
import { TerraformStack } from 'cdktf';
import type { Gate } from '../../src/review/report/gate';
import { LandingZoneApp } from '../../src/zone/app';
import { LandingZone } from '../../src/zone/landing-zone';
import { type Change, changedProgram } from './program';

/** Fills an app. */
export type Program = (app: LandingZoneApp) => void;

/** One idea: a program, what a pull request makes of it, and what the review has to say, written by hand. */
export interface ReviewCase {
  readonly before: Program;
  readonly after: Program;
  /** Lines of `text.ts`; empty: nothing changed. */
  readonly expected: string;
  readonly showNoise?: boolean;
  /** Gates that it trips, beside those of plain actions; not looked at where it is left out. */
  readonly trips?: readonly Gate[];
}

export const reviewCase = (given: ReviewCase): ReviewCase => given;

/** The landing zone of `program.ts`, with some settings changed. */
export const zone =
  (changes: Readonly<Record<string, Change>> = {}): Program =>
  (app) => {
    new LandingZone(app, changedProgram(changes));
  };

/** One stack of bindings, without a landing zone. */
export const stack =
  (fill: (scope: TerraformStack) => void, id = 'prod'): Program =>
  (app) => {
    const scope = new TerraformStack(app, id);
    new OvhProvider(scope, 'Ovh', { endpoint: 'ovh-eu' });
    fill(scope);
  };

/** A stack with sections of Terraform JSON as they are given. */
export const raw = (sections: Readonly<Record<string, unknown>>, id = 'prod'): Program =>
  stack((scope) => {
    for (const [name, value] of Object.entries(sections)) scope.addOverride(name, value);
  }, id);

/** A program, and a file that stands beside the configuration of one of its stacks. */
export const withFile =
  (program: Program, path: string, text: string, id = 'prod'): Program =>
  (app) => {
    program(app);
    const file = join(app.outdir, 'stacks', id, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };

/** A `terraform_data` with some more in it. */
export const thing = (body: Readonly<Record<string, unknown>> = {}, name = 'Thing') => ({
  terraform_data: { [name]: { input: 'same', ...body } },
});

/** Several of them in one app. */
export const together =
  (...programs: readonly Program[]): Program =>
  (app) => {
    for (const program of programs) program(app);
  };

/** Public Cloud project of the cases that are made of bindings. */
export const project = '0a1b2c3d4e5f46a7b8c9d0e1f2a30001';

/** A cluster for what needs one. */
export const clusterIn = (scope: TerraformStack, region = 'GRA11'): string =>
  new CloudProjectKube(scope, 'Cluster', { serviceName: project, region }).id;

/** A network for what needs one. */
export const networkIn = (scope: TerraformStack, region = 'GRA11'): string =>
  new CloudProjectNetworkPrivate(scope, 'Network', {
    serviceName: project,
    name: 'main',
    vlanId: 7,
    regions: [region],
  }).regionsOpenstackIds.lookup(region);

const folder = join(__dirname, 'cases');

/** Names of all cases. */
export const caseNames: readonly string[] = readdirSync(folder)
  .map((file) => basename(file, '.ts'))
  .sort();

export async function loadCase(name: string): Promise<ReviewCase> {
  const loaded = (await import(pathToFileURL(join(folder, `${name}.ts`)).href)) as { readonly default: ReviewCase };
  return loaded.default;
}

/** Synthesizes a program into a folder, and says which. */
export function synthesize(program: Program, outdir: string): string {
  mkdirSync(outdir, { recursive: true });
  const app = new LandingZoneApp({ outdir });
  program(app);
  app.synth();
  return outdir;
}
