import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/server';
import type { Clone } from './clone';
import { typesIn } from './zone';

/** A sandbox in which there is what the program names, and which knows no more types than the program needs. */
export async function sandboxFor({ home, folder }: Clone): Promise<Sandbox> {
  const seed = join(folder, 'ready');
  const sandbox = await startSandbox({ stateFile: join(home, 'sandbox.json'), seed, types: typesIn(seed) });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** An environment in which Terraform meets the sandbox, without a variable that a deployment refuses. */
export function reaching({ env }: Sandbox, { home }: Clone): Readonly<Record<string, string>> {
  const wrapper = join(home, 'terraform-in-sandbox');
  const settings = Object.entries(env).map(([name, value]) => `export ${name}='${value}'`);
  writeFileSync(wrapper, ['#!/bin/sh', ...settings, 'exec terraform "$@"', ''].join('\n'), { mode: 0o755 });
  return { TERRAFORM_BINARY_NAME: wrapper };
}

/** Changes the one group in the sandbox behind the back of Terraform. */
export async function describeGroup({ cloud, save }: Sandbox, description: string): Promise<void> {
  const [group] = cloud.find('ovh_me_identity_group');
  if (group === undefined) throw new Error('the group is gone');
  cloud.put({ ...group, attributes: { ...group.attributes, description } });
  await save();
}

export const groupsIn = ({ cloud }: Sandbox): unknown[] =>
  cloud
    .find('ovh_me_identity_group')
    .map(({ attributes }) => attributes['description'])
    .sort();
