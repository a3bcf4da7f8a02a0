import { join } from 'node:path';
import type { CloudValues } from '../../providers/ovh/schema/behaviour';
import { readLandingZoneFile } from '../estate/landing-zone-file';
import { landingZoneFile } from '../estate/output-files';
import type { Cloud } from './cloud';
import { SandboxError } from './error';
import type { References } from './links';
import { type ProviderDescription, TypeModel } from './model';
import { Simulator } from './simulator';
import type { StateFile } from './state-file';

/** Something that a landing zone names and that Terraform doesn't make, with what is known of it. */
interface Seed {
  readonly type: string;
  readonly id: string;
  readonly attributes: CloudValues;
}

/** What a synthesized landing zone needs to find, from the `landing-zone.json` in its output folder. */
function readSeeds(folder: string): readonly Seed[] {
  const zone = readLandingZoneFile(folder);
  if (zone === undefined) {
    const file = join(folder, landingZoneFile);
    throw new SandboxError(`${file} does not exist; synthesize the landing zone first, and name its output folder`);
  }
  // JSON, as the reader has seen
  return zone.externals.map(({ type, id, attributes = {} }) => ({ type, id, attributes: attributes as CloudValues }));
}

/** Puts them into the cloud; what is there already stays as it is. Returns the new ones. */
export async function seedCloud(
  folder: string,
  providers: readonly ProviderDescription[],
  file: StateFile,
  references: References,
): Promise<readonly Seed[]> {
  const added: Seed[] = [];
  for (const seed of readSeeds(folder)) {
    const simulator = simulatorOf(seed.type, providers, file.cloud, references);
    if (isIn(file.cloud, seed, simulator)) continue;
    simulator.seed(seed.id, seed.attributes);
    added.push(seed);
  }
  await file.save();
  return added;
}

/** What a landing zone names, and a cloud hasn't got. */
export const missingSeeds = (
  folder: string,
  providers: readonly ProviderDescription[],
  cloud: Cloud,
  references: References,
): readonly Seed[] =>
  readSeeds(folder).filter((seed) => !isIn(cloud, seed, simulatorOf(seed.type, providers, cloud, references)));

const isIn = (cloud: Cloud, { type, id, attributes }: Seed, { identity }: Simulator): boolean =>
  cloud.get(type, identity.keyOf({ ...attributes, id })) !== undefined;

/** A type that no provider has (an account, a Logs Data Platform service) is one without attributes of its own. */
function simulatorOf(
  type: string,
  providers: readonly ProviderDescription[],
  cloud: Cloud,
  references: References,
): Simulator {
  const provider = providers.find(({ resources, behaviours }) => type in resources || type in behaviours);
  const model = new TypeModel(type, provider?.resources[type] ?? { attributes: {} });
  return new Simulator(model, provider?.behaviours[type] ?? {}, cloud, references);
}
