import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Values } from '../../providers/ovh/schema/behaviour';
import { SandboxError } from './error';
import type { References } from './links';
import { type ProviderDescription, TypeModel } from './model';
import { Simulator } from './simulator';
import type { StateFile } from './state-file';
import { isArray, isRecord } from './values';

/** Something that a landing zone names and that Terraform doesn't make. */
export interface External {
  readonly type: string;
  readonly id: string;
  readonly attributes: Values;
}

/** Reads what a synthesized landing zone needs to find, from the `landing-zone.json` in its output folder. */
export function readExternals(folder: string): readonly External[] {
  const path = join(folder, 'landing-zone.json');
  if (!existsSync(path))
    throw new SandboxError(`${path} does not exist; synthesize the landing zone first, and name its output folder`);
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new SandboxError(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const { account, externals } = content as { readonly account?: unknown; readonly externals?: unknown };
  const found = isArray(externals as never)
    ? (externals as unknown[]).map((external, index) => toExternal(external, `${path}: externals.${index}`))
    : [];
  const named = found.some(({ type }) => type === 'ovh_me');
  return typeof account === 'string' && !named ? [{ type: 'ovh_me', id: account, attributes: {} }, ...found] : found;
}

function toExternal(from: unknown, where: string): External {
  const {
    type,
    id,
    attributes = {},
  } = from as { readonly type?: unknown; readonly id?: unknown; readonly attributes?: Values };
  if (typeof type !== 'string' || typeof id !== 'string' || !isRecord(attributes)) {
    throw new SandboxError(`${where} needs a type, an id and attributes`);
  }
  return { type, id, attributes };
}

/** Puts them into the cloud; what is there already stays as it is. Returns the new ones. */
export async function seedCloud(
  folder: string,
  providers: readonly ProviderDescription[],
  file: StateFile,
  references: References,
): Promise<readonly External[]> {
  const added: External[] = [];
  for (const external of readExternals(folder)) {
    const { type, id, attributes } = external;
    const simulator = simulatorOf(type, providers, file, references);
    if (file.cloud.get(type, simulator.identity.keyOf({ ...attributes, id })) !== undefined) continue;
    simulator.seed(id, attributes);
    added.push(external);
  }
  await file.save();
  return added;
}

/** A type that no provider has (an account, a Logs Data Platform service) is one without attributes of its own. */
function simulatorOf(
  type: string,
  providers: readonly ProviderDescription[],
  file: StateFile,
  references: References,
): Simulator {
  const provider = providers.find(({ resources, behaviours }) => type in resources || type in behaviours);
  const model = new TypeModel(type, provider?.resources[type] ?? { attributes: {} });
  return new Simulator(model, provider?.behaviours[type] ?? {}, file.cloud, references);
}
