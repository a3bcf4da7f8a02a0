import { join } from 'node:path';
import { listOutside, readWhole } from './files';
import { parseObject } from './json';
import { type FileBeside, isValues, type PlannedNetwork, type Value, type Values } from './model';
import { addressPlanFile, landingZoneFile, manifestFile, sourcesFile } from './output-files';
import { sha256 } from './sha256';

/**
 * Files of an output folder whose bytes are not compared: what the first two say is, and the lines of the program move with every line
 * above them.
 */
const told: ReadonlySet<string> = new Set([manifestFile, landingZoneFile, sourcesFile]);

/** More are not compared, and that is said. */
const most = 1_000;

/**
 * Files of an output folder that are in no stack. Terraform reads none of them: they are in no digest, and other programs may read them.
 *
 * @param folder output folder
 * @param root the same behind all links
 * @param directories working directories of the stacks, from the folder
 * @param networks what `landing-zone.json` says of the network plan
 */
export function filesBeside(
  folder: string,
  root: string,
  directories: ReadonlySet<string>,
  networks: readonly PlannedNetwork[],
): FileBeside[] {
  const found = listOutside(folder, root, directories, most + 1 + told.size).filter(({ path }) => !told.has(path));
  const files = found.slice(0, most).map(({ path, sha256: content, isUnhashed = false }): FileBeside => {
    const rest = path === addressPlanFile && !isUnhashed ? untold(join(folder, path), root, networks) : undefined;
    return { path, content: rest ?? content };
  });
  return found.length > most ? [...files, { path: '.', content: 'more files than are compared' }] : files;
}

/**
 * Hash of what the network plan says beyond `landing-zone.json`, whose networks are compared; `undefined` for what is no such plan. With
 * it, a change of the plan that both files tell is told once.
 */
function untold(file: string, root: string, planned: readonly PlannedNetwork[]): string | undefined {
  try {
    const { values, unlike } = parseObject(readWhole(file, root).bytes, file);
    const { networks } = values;
    if (unlike !== undefined || !isValues(networks)) return undefined;
    const known = new Map(planned.map((network) => [network.name, network]));
    const entries = Object.entries(networks).map(([key, network]) => ({ key, network, id: idOf(network) ?? key }));
    const rest = entries.flatMap(({ key, network, id }) => {
      const left = isValues(network) ? beyond(network, known.get(id)) : network;
      return isValues(left) && Object.keys(left).length === 0 ? [] : [[key, left] as const];
    });
    const missing = planned.map(({ name }) => name).filter((name) => !entries.some(({ id }) => id === name));
    return sha256(JSON.stringify({ ...values, networks: Object.fromEntries(rest), missing }));
  } catch {
    return undefined;
  }
}

/** What `landing-zone.json` names a network of the plan by, where that isn't its key. */
function idOf(network: Value): string | undefined {
  const id = isValues(network) ? network['id'] : undefined;
  return typeof id === 'string' ? id : undefined;
}

/** What is left of a network of the plan without what is the same in `landing-zone.json`. */
function beyond(network: Values, known: PlannedNetwork | undefined): Values {
  if (known === undefined || known.vlan !== network['vlan'] || known.cidr !== network['cidr']) return network;
  const { vlan, cidr, vrack, ...rest } = network;
  return vrack === undefined || vrack === known.vrack ? rest : { vrack, ...rest };
}
