import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, normalize, sep } from 'node:path';
import {
  type Estate,
  isList,
  isValues,
  type PlannedNetwork,
  type Stack,
  type StackRecord,
  type Value,
  type Values,
} from './model';
import { readBlocks } from './read-blocks';

/** What can't be reviewed, in one sentence that names the file. */
export class EstateError extends Error {
  override readonly name = 'EstateError';
}

/** Larger than any stack that Terraform could plan. */
const maxBytes = 128 * 1024 * 1024;
const maxDepth = 100;

/** Reads the output folder of a cdktf app. Whatever is in it: the answer is an output, or a `EstateError` that names the file. */
export function readEstate(folder: string): Estate {
  const manifest = readJson(join(folder, 'manifest.json'), `is it the output folder of a cdktf app?`);
  const listed = manifest['stacks'];
  if (!isValues(listed)) throw new EstateError(`${join(folder, 'manifest.json')}: has no stacks`);
  const zone = existsSync(join(folder, 'landing-zone.json')) ? readJson(join(folder, 'landing-zone.json')) : undefined;
  const records = zone === undefined ? new Map<string, StackRecord>() : readRecords(folder, zone);
  const stacks = Object.entries(listed).map(([id, entry]) => readStack(folder, id, entry, records.get(id)));
  return {
    folder,
    stacks: new Map(stacks.map((stack) => [stack.id, stack])),
    isLandingZone: zone !== undefined,
    externals: [],
    unread: [],
    networks: zone === undefined ? [] : readNetworks(folder, zone),
  };
}

function readStack(folder: string, id: string, entry: Value, record: StackRecord | undefined): Stack {
  const manifest = join(folder, 'manifest.json');
  const path = isValues(entry) ? entry['synthesizedStackPath'] : undefined;
  if (!isValues(entry) || typeof path !== 'string') {
    throw new EstateError(`${manifest}: stack ${id} names no synthesizedStackPath`);
  }
  if (isAbsolute(path) || normalize(path).split(sep).includes('..')) {
    throw new EstateError(`${manifest}: stack ${id} is outside of the output folder: ${path}`);
  }
  const file = join(folder, path);
  if (!path.endsWith('.json')) {
    throw new EstateError(`${file}: is not JSON; synthesize with CDKTF_SYNTH_HCL_OUTPUT unset`);
  }
  const json = readJson(file, 'synthesize again: the manifest names it');
  const dependencies = entry['dependencies'];
  return {
    id,
    directory: dirname(path),
    files: [],
    dependsOn: isList(dependencies) ? dependencies.filter((name) => typeof name === 'string').sort() : [],
    ...(record === undefined ? {} : { record }),
    ...readBlocks(id, json, (problem) => new EstateError(`${file}: ${problem}`)),
  };
}

function readJson(file: string, hint?: string): Values {
  if (!existsSync(file)) throw new EstateError(`${file}: does not exist${hint === undefined ? '' : `; ${hint}`}`);
  const { size } = statSync(file);
  if (size > maxBytes) throw new EstateError(`${file}: is larger than ${maxBytes / 1024 / 1024} MB`);
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    // what Node says of it quotes the text, in which a secret may be
    const place = /position \d+|line \d+ column \d+|end of JSON input/.exec(
      error instanceof Error ? error.message : '',
    );
    throw new EstateError(`${file}: is not JSON${place === null ? '' : ` (${place[0]})`}; synthesize again`);
  }
  if (!isValues(parsed)) throw new EstateError(`${file}: is not a JSON object`);
  if (isDeeperThan(maxDepth, parsed)) throw new EstateError(`${file}: is nested more than ${maxDepth} levels deep`);
  return parsed;
}

/** Without recursion, which is what too deep a nesting would break. */
function isDeeperThan(limit: number, value: Value): boolean {
  let level: Value[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true;
    const next: Value[] = [];
    for (const one of level) {
      if (typeof one !== 'object' || one === null) continue;
      for (const inner of Object.values(one)) if (typeof inner === 'object' && inner !== null) next.push(inner);
    }
    level = next;
  }
  return false;
}

function readRecords(folder: string, zone: Values): Map<string, StackRecord> {
  const file = join(folder, 'landing-zone.json');
  if (zone['version'] !== 1) {
    throw new EstateError(`${file}: is of version ${JSON.stringify(zone['version'])}, this review reads version 1`);
  }
  const stacks = zone['stacks'];
  if (!isList(stacks)) throw new EstateError(`${file}: has no list of stacks`);
  return new Map(
    stacks.filter(isValues).flatMap((stack) => {
      const { id } = stack;
      return typeof id === 'string' ? [[id, record(id, stack)] as const] : [];
    }),
  );
}

const labels = ['owner', 'team', 'environment', 'stage', 'costCentre'] as const;

function record(id: string, stack: Values): StackRecord {
  const texts = labels.flatMap((label) => (typeof stack[label] === 'string' ? [[label, stack[label]] as const] : []));
  const dependsOn = stack['dependsOn'];
  return {
    id,
    kind: String(stack['kind']) as StackRecord['kind'],
    ...Object.fromEntries(texts),
    dependsOn: isList(dependsOn) ? dependsOn.map(String) : [],
  };
}

function readNetworks(folder: string, zone: Values): PlannedNetwork[] {
  const networks = zone['networks'];
  if (!isList(networks)) throw new EstateError(`${join(folder, 'landing-zone.json')}: has no list of networks`);
  return networks.filter(isValues).map(({ name, vlan, cidr, vrack, usedBy }) => ({
    name: String(name),
    vlan: Number(vlan),
    cidr: String(cidr),
    ...(typeof vrack === 'string' ? { vrack } : {}),
    usedBy: isList(usedBy) ? usedBy.map(String) : [],
  }));
}
