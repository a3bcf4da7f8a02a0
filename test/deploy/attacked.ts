import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import type { Approval } from '../../src/deploy/approval';
import { deployPlans } from '../../src/deploy/planned-deploy';
import type { StackResult } from '../../src/deploy/stack-run';
import { contentsOf, digestOf } from '../../src/estate/content';
import { readEstate } from '../../src/estate/read';
import { newFolder, writeStacks } from './fixture';
import { wrapped } from './started';

/** Two deployed stacks; each test has a copy of them, in which `x` of `a` and `y` of `b` are to change, and `a` has a chart. */
export function useDeployed(): () => Attacked {
  const deployed = newFolder();
  beforeAll(async () => {
    writeStacks({ a: { data: { x: '1' } }, b: { data: { y: '1' } } }, deployed);
    await deployPlans({ outdir: deployed });
  });
  afterAll(() => rmSync(deployed, { recursive: true, force: true }));
  return () => new Attacked(deployed);
}

export class Attacked {
  readonly folder = newFolder();
  readonly outdir = join(this.folder, 'cdktf.out');

  constructor(deployed: string) {
    onTestFinished(() => rmSync(this.folder, { recursive: true, force: true }));
    cpSync(deployed, this.outdir, { recursive: true });
    writeStacks({ a: { data: { x: '2' } }, b: { data: { y: '2' } } }, this.outdir);
    this.put('charts/values.yaml', 'replicas: 2');
  }

  /** A file in a working directory. */
  file(path: string, stack = 'a'): string {
    return join(this.outdir, 'stacks', stack, path);
  }

  put(path: string, text: string): void {
    mkdirSync(dirname(this.file(path)), { recursive: true });
    writeFileSync(this.file(path), text);
  }

  /** Approves what is there now, with a review that changes `x` and `y`. */
  approve(): Approval {
    const contents = contentsOf(readEstate(this.outdir));
    const change = (name: string) =>
      [{ address: `terraform_data.${name}`, action: 'change', replacePaths: [] }] as const;
    const changes = new Map([
      ['a', change('x')],
      ['b', change('y')],
    ]);
    return { digest: digestOf(contents), review: { contents, changes } };
  }

  /** Deploys what was approved; before and after Terraform does a command, a shell script runs. */
  deploy(
    approval: Approval,
    after: Readonly<Record<string, string>> = {},
    stacks: readonly string[] = ['a'],
    before: Readonly<Record<string, string>> = {},
  ): Promise<StackResult[]> {
    const wrapper = wrapped(this.folder, before, after);
    return deployPlans({
      outdir: this.outdir,
      approval,
      stacks,
      env: { ...process.env, TERRAFORM_BINARY_NAME: wrapper },
      ownEnv: { FOLDER: this.folder },
    });
  }

  /** Inputs by name, as the state has them. */
  state(stack = 'a'): Record<string, unknown> {
    const { resources } = JSON.parse(readFileSync(this.file('terraform.tfstate', stack), 'utf8')) as {
      readonly resources: readonly { readonly name: string; readonly instances: readonly Instance[] }[];
    };
    return Object.fromEntries(
      resources.map(({ name, instances }) => [name, instances[0]?.attributes.input?.value ?? null]),
    );
  }
}

interface Instance {
  readonly attributes: { readonly input: { readonly value?: unknown } | null };
}

export const statuses = (results: readonly StackResult[]) => results.map(({ status }) => status);
export const errors = (results: readonly StackResult[]) =>
  results.flatMap(({ errors: all }) => all.map(({ summary, detail }) => `${summary}: ${detail}`));
