import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { unzipSync } from 'fflate';
import { z } from 'zod';
import { sha256 } from '../estate/sha256';

/** A module of the configuration that a plan was made of; the first one, with an empty key, is the working directory's. */
interface PlannedModule {
  readonly key: string;
  /** Where Terraform has read it, from the working directory. */
  readonly directory: string;
  /** sha256 of its files, by their names. */
  readonly files: ReadonlyMap<string, string>;
}

/** The configuration in a plan file can't be read, so that nobody can say what would be applied. */
export class UnreadPlan extends Error {
  override readonly name = 'UnreadPlan';
}

const modulesFile = z.array(z.object({ Key: z.string(), Dir: z.string() }));

const prefix = 'tfconfig/';

/**
 * The configuration that a plan was made of, and that is applied with it: Terraform and OpenTofu put it into the plan file.
 *
 * @throws UnreadPlan where it isn't there, or not as both of them write it
 */
export function configurationIn(planFile: string): readonly PlannedModule[] {
  const entries = configurationFiles(readFileSync(planFile));
  const listed = entries.get('modules.json');
  if (listed === undefined) throw new UnreadPlan('It holds no configuration.');
  const modules = parse(listed).map(({ Key: key, Dir: directory }) => ({ key, directory, files: new Map() }));
  const byKey = new Map<string, PlannedModule & { readonly files: Map<string, string> }>(
    modules.map((module) => [module.key, module]),
  );
  for (const [path, bytes] of entries) {
    if (path === 'modules.json') continue;
    const { dir, base } = posix.parse(path);
    const module = byKey.get(dir.replace(/^m-/, ''));
    if (!dir.startsWith('m-') || module === undefined) throw new UnreadPlan(`It holds a file of no module, ${path}.`);
    module.files.set(base, sha256(bytes));
  }
  return modules;
}

function configurationFiles(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  if (isEncrypted(bytes)) {
    throw new UnreadPlan(
      'It is encrypted, by the encryption block of OpenTofu. Leave plans out of it (no plan block): they lie in a folder that nobody else can read, and are gone afterwards.',
    );
  }
  const names: string[] = [];
  try {
    const unzipped = unzipSync(bytes, {
      filter: ({ name }) => {
        if (!name.startsWith(prefix)) return false;
        names.push(name);
        return true;
      },
    });
    // of two entries with one name, one is hidden here
    if (new Set(names).size < names.length) throw new UnreadPlan('It holds a file twice.');
    return new Map(names.map((name) => [name.slice(prefix.length), unzipped[name] ?? new Uint8Array()]));
  } catch (error) {
    if (error instanceof UnreadPlan) throw error;
    throw new UnreadPlan('It is no zip file: is it made by a Terraform of another kind, or planned elsewhere?');
  }
}

function isEncrypted(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 1)).toString('latin1');
  return start === '{' && Buffer.from(bytes).includes('"encrypted_data"');
}

function parse(bytes: Uint8Array): z.output<typeof modulesFile> {
  try {
    return modulesFile.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    throw new UnreadPlan('Its list of modules is not as expected.');
  }
}
