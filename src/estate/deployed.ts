import { realpathSync } from 'node:fs';
import { join, normalize, posix } from 'node:path';
import { z } from 'zod';
import { readWhole } from './files';
import { EstateError, parseObject, readAlike } from './json';
import { stackRecord } from './landing-zone-file';
import type { Estate, Stack, StackRecord } from './model';
import { readBlocks } from './read-blocks';

/** What was deployed of a stack: every file that Terraform was run on, so that it is destroyed without the program that made it. */
export interface DeployedStack {
  readonly directory: string;
  readonly dependsOn: readonly string[];
  /** What `landing-zone.json` said of it. */
  readonly record?: StackRecord | undefined;
  /** Name of the file that cdktf wrote. */
  readonly main: string;
  readonly files: readonly DeployedFile[];
}

interface DeployedFile extends Omit<Stack['files'][number], 'unread' | 'isUnhashed' | 'isExecutable'> {
  readonly isExecutable?: true | undefined;
  readonly content: string;
  /** How `content` stands for the bytes. */
  readonly as: 'utf8' | 'base64';
}

/** What is known of a stack that was deployed. At least one of the two is there. */
export interface DeployedEntry {
  readonly id: string;
  /** Name of the landing zone; absent of a program without one. Programs may share the place of their states. */
  readonly zone?: string | undefined;
  /** What was deployed as a whole. */
  readonly deployed?: DeployedStack | undefined;
  /** What was being deployed: its state may hold some of either. */
  readonly deploying?: DeployedStack | undefined;
  /** Where its state is on its way from: until it has come, Terraform may find none. */
  readonly movingFrom?: string | undefined;
}

/** What is kept of deployments is not as one writes it: without it nobody knows what was left behind, or has another name now. */
export class UnreadRecord extends EstateError {}

const unlike =
  'is not as a deploy writes it; put back a copy of it, or, if the program still has this stack, take it away: the next deploy writes it anew';

const version = 1;
const format = 'ovh-landing-zone/deployed';

/** A path that stays in its folder: an entry may be written by somebody else, and is unpacked. */
const insidePath = z
  .string()
  .refine((path) => !posix.isAbsolute(path) && !/^[A-Za-z]:|\\|\0/.test(path) && !path.split('/').includes('..'));

const deployedStack = z.object({
  directory: insidePath,
  dependsOn: z.array(z.string()),
  record: stackRecord.optional(),
  main: insidePath,
  files: z.array(
    z.object({
      path: insidePath,
      role: z.enum(['main', 'configuration', 'override', 'variables', 'module', 'plugin', 'lock', 'asset']),
      sha256: z.string(),
      isExecutable: z.literal(true).optional(),
      content: z.string(),
      as: z.enum(['utf8', 'base64']),
    }),
  ),
});

const entry = z.object({
  format: z.literal(format),
  version: z.literal(version),
  id: z.string(),
  zone: z.string().optional(),
  deployed: deployedStack.optional(),
  deploying: deployedStack.optional(),
  movingFrom: z.string().optional(),
});

/**
 * Reads an entry, as `textOfEntry` wrote it.
 *
 * @param where what errors call it
 * @throws UnreadRecord for one of another release, and for what is none; it quotes nothing of it
 */
export function readEntry(text: string, where: string): DeployedEntry {
  const values = readAlike(text);
  if (values === undefined) throw new UnreadRecord(`${where}: ${unlike}`);
  if (values['format'] === format && Number(values['version']) > version) {
    throw new UnreadRecord(`${where}: was written by a newer release of ovh-landing-zone; use that one`);
  }
  const { data } = entry.safeParse(values);
  if (data === undefined || (data.deployed ?? data.deploying) === undefined) {
    throw new UnreadRecord(`${where}: ${unlike}`);
  }
  const { format: _, version: __, ...read } = data;
  return read;
}

export const textOfEntry = (written: DeployedEntry): string => `${JSON.stringify({ format, version, ...written })}\n`;

/** What a stack is now: the last that was begun. */
export const newest = ({ deploying, deployed }: DeployedEntry): DeployedStack | undefined => deploying ?? deployed;

/**
 * Everything that Terraform is run on in a stack, as it lies there now.
 *
 * @throws EstateError where a file is gone, or can't be read as a whole
 */
export function snapshotOf({ folder }: Pick<Estate, 'folder'>, stack: Stack): DeployedStack {
  const { directory, dependsOn, record, files } = stack;
  const root = realpathSync.native(folder);
  return {
    directory,
    dependsOn,
    ...(record && { record }),
    main: files.find(({ role }) => role === 'main')?.path ?? '',
    // what isn't in the hash is outside of the output, a device, or a linked folder
    files: files.flatMap(({ path, role, sha256, isExecutable, isUnhashed }) =>
      isUnhashed
        ? []
        : {
            ...{ path, role, sha256, ...(isExecutable && { isExecutable }) },
            ...contentOf(readWhole(join(folder, directory, path), root).bytes),
          },
    ),
  };
}

function contentOf(bytes: Buffer): Pick<DeployedFile, 'content' | 'as'> {
  const text = bytes.toString('utf8');
  return Buffer.from(text, 'utf8').equals(bytes)
    ? { content: text, as: 'utf8' }
    : { content: bytes.toString('base64'), as: 'base64' };
}

export const bytesOf = ({ content, as }: Pick<DeployedFile, 'content' | 'as'>): Buffer => Buffer.from(content, as);

/** Whether two are the same to Terraform and in their order. */
export const isSameDeployed = (a: DeployedStack | undefined, b: DeployedStack | undefined): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/**
 * A stack as it was deployed.
 *
 * @throws EstateError for a configuration that can't be read
 */
export function stackOfDeployed(id: string, { directory, dependsOn, record, main, files }: DeployedStack): Stack {
  const where = `${normalize(directory)}/${main}`;
  const file = files.find(({ path }) => path === main);
  if (file === undefined) throw new EstateError(`${where}: is not in what was kept of stack ${id}`);
  const { values } = parseObject(bytesOf(file), where);
  return {
    ...{ id, directory, dependsOn, ...(record && { record }) },
    files: files.map(({ path, role, sha256, isExecutable }) => ({
      ...{ path, role, sha256 },
      ...(isExecutable && { isExecutable }),
    })),
    ...readBlocks(id, values, (problem) => new EstateError(`${where}: ${problem}`)),
  };
}
