import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, normalize, posix, relative, sep } from 'node:path';
import { z } from 'zod';
import { filesBeside } from './beside';
import { canonical } from './canonical';
import { listFiles, readWhole } from './files';
import { EstateError, parseObject } from './json';
import { readLandingZoneFile } from './landing-zone-file';
import { leftOver } from './left-over';
import type { Estate, FileBeside, Stack, StackFile, StackRecord, Unread, Value } from './model';
import { landingZoneFile, manifestFile } from './output-files';
import { readBlocks } from './read-blocks';
import { sha256 } from './sha256';

const manifestEntry = z.object({
  synthesizedStackPath: z.string(),
  workingDirectory: z.string().optional(),
  dependencies: z.array(z.string()).default([]),
  // what cdktf tells its own commands; neither Terraform nor a deployment reads it
  name: z.unknown().optional(),
  constructPath: z.unknown().optional(),
  stackMetadataPath: z.unknown().optional(),
  annotations: z.unknown().optional(),
});

type ManifestEntry = z.output<typeof manifestEntry>;

/**
 * Reads the output folder of a cdktf app: every stack of its manifest, and every file in each working directory.
 *
 * What Terraform would read and nobody here can is listed as unread.
 *
 * @throws EstateError where there is no output, or where Terraform couldn't read it either: the sentence names the file
 */
export function readEstate(folder: string): Estate {
  const { entries, unknown } = readManifest(folder);
  const zone = readLandingZoneFile(folder);
  const records = new Map(zone?.stacks.map((record) => [record.id, record]));
  const root = realpathSync.native(folder);
  const read = entries.map(([id, entry]) => readStack({ folder, root }, id, entry, records.get(id)));
  return {
    folder,
    stacks: new Map(read.map((stack) => [stack.id, stack])),
    isLandingZone: zone !== undefined,
    ...(zone?.name === undefined ? {} : { name: zone.name }),
    networks: zone?.networks ?? [],
    beside: [
      ...filesBeside(folder, root, new Set(read.map(({ directory }) => directory)), zone?.networks ?? []),
      ...keysBeside(manifestFile, unknown),
      ...keysBeside(landingZoneFile, zone?.unknown),
    ],
    externals: zone?.externals ?? [],
    ...(zone?.settings === undefined ? {} : { told: { settings: zone.settings, origins: zone.origins ?? {} } }),
    unread: read.flatMap(unreadIn),
  };
}

/** Keys of a file that is read for what it says, which say nothing here, and may to others. */
const keysBeside = (file: string, unknown: Value | undefined): FileBeside[] =>
  unknown === undefined
    ? []
    : [{ path: `${file} (keys that are not known here)`, content: sha256(canonical([unknown])) }];

/** What to do where there is nothing to read. */
const synthesizeFirst = 'synthesize first: npx cdktf synth';

const manifestOf = (folder: string): string => join(folder, manifestFile);

/** Whether synthesis wrote into a folder. */
export const isOutput = (folder: string): boolean => existsSync(manifestOf(folder));

/** @throws EstateError where it didn't: what needs the folder later may say so before other work */
export function insistOnOutput(folder: string): void {
  if (!isOutput(folder)) {
    throw new EstateError(`${folder} holds no synthesized stacks (no manifest.json); ${synthesizeFirst}`);
  }
}

function readManifest(folder: string): {
  readonly entries: [string, ManifestEntry][];
  readonly unknown: Value | undefined;
} {
  insistOnOutput(folder);
  const file = manifestOf(folder);
  const { values, unlike } = parseObject(readWhole(file, realpathSync.native(folder)).bytes, file);
  if (unlike !== undefined) throw new EstateError(`${file}: ${unlike}; synthesize again`);
  const stacks = z.record(z.string(), z.unknown()).safeParse(values['stacks']);
  if (!stacks.success) throw new EstateError(`${file}: has no stacks; ${synthesizeFirst}`);
  const entries = Object.entries(stacks.data).map(([id, value]): [string, ManifestEntry] => {
    const entry = manifestEntry.safeParse(value);
    if (!entry.success) {
      const [issue] = entry.error.issues;
      throw new EstateError(`${file}: stack ${id}: ${issue?.path.join('.') || 'all of it'} is not as expected`);
    }
    const { synthesizedStackPath: path, workingDirectory = dirname(path) } = entry.data;
    for (const one of [path, workingDirectory]) {
      if (isAbsolute(one) || normalize(one).split(sep).includes('..')) {
        throw new EstateError(`${file}: stack ${id} is outside of the output folder: ${one}`);
      }
    }
    return [id, { ...entry.data, workingDirectory: posix.normalize(workingDirectory).replace(/\/$/, '') }];
  });
  insistOnOneEach(entries, file);
  return { entries, unknown: leftOver(values, { version: '', stacks: Object.fromEntries(entries) }) };
}

/** Two stacks in one directory, or one inside of another's, would be read together by Terraform, and hashed together here. */
function insistOnOneEach(entries: readonly [string, ManifestEntry][], file: string): void {
  const places = entries.map(([id, { workingDirectory = '' }]) => [id, workingDirectory] as const);
  const sorted = places.toSorted(([, a], [, b]) => (`${a}/` < `${b}/` ? -1 : 1));
  for (const [index, [id, directory]] of sorted.entries()) {
    const [other, before] = sorted[index - 1] ?? [];
    const isInside = before !== undefined && (before === '.' || `${directory}/`.startsWith(`${before}/`));
    if (isInside) throw new EstateError(`${file}: stacks ${other} and ${id} have one working directory, ${directory}`);
  }
}

/** An output folder, as it was given and behind all links. */
interface Place {
  readonly folder: string;
  readonly root: string;
}

function readStack(place: Place, id: string, entry: ManifestEntry, record: StackRecord | undefined): Stack {
  const { synthesizedStackPath: path, workingDirectory = dirname(path), dependencies } = entry;
  const directory = join(place.folder, workingDirectory);
  // Terraform reads what is in the directory in which it is run, wherever the manifest says that the file is
  const main = basename(path);
  const file = join(directory, main);
  if (!main.endsWith('.json')) {
    throw new EstateError(`${file}: is not JSON; synthesize with CDKTF_SYNTH_HCL_OUTPUT unset`);
  }
  // names that Terraform passes over, and one that it merges into others
  if (!/^[^.#].*\.tf\.json$/.test(main) || /^(.*_)?override\.tf\.json$/.test(main)) {
    throw new EstateError(`${file}: is no name of a file with a whole configuration; synthesize again`);
  }
  if (!existsSync(file)) throw new EstateError(`${file}: does not exist; synthesize again: the manifest names it`);
  refuseLinks(place, directory, id);
  const read = readWhole(file, place.root);
  const { values, unlike } = parseObject(read.bytes, file);
  const files = listFiles(directory, place.root, main, read).map((one): StackFile => {
    return one.path === main && unlike !== undefined ? { ...one, unread: unlike } : one;
  });
  return {
    id,
    directory: workingDirectory,
    files,
    dependsOn: [...new Set(dependencies)].sort(),
    ...(record === undefined ? {} : { record }),
    ...readBlocks(id, values, (problem) => new EstateError(`${file}: ${problem}`)),
  };
}

/** A working directory behind a link is another one than the manifest says, and may be anybody's. */
function refuseLinks({ folder, root }: Place, directory: string, id: string): void {
  if (realpathSync.native(directory) !== join(root, relative(folder, directory))) {
    throw new EstateError(`${directory}: is a link to elsewhere; stack ${id} is not read`);
  }
}

const unreadIn = ({ id, directory, files, blocks }: Stack): Unread[] => [
  ...files.flatMap(({ path, unread }) =>
    unread === undefined ? [] : [{ stack: id, path: `${directory}/${path}`, why: unread }],
  ),
  ...[...blocks.values()].flatMap(({ address, isForeignPath }) =>
    isForeignPath
      ? [{ stack: id, path: `${directory} ${address}`, why: 'is written with a path that is not its own' }]
      : [],
  ),
];
