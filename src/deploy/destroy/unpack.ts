import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bytesOf, newest, stackOfDeployed } from '../../estate/deployed';
import type { Estate } from '../../estate/model';
import { landingZoneFile, manifestFile } from '../../estate/output-files';
import { readEstate } from '../../estate/read';
import { keepStateAt } from '../../synthesis/local-states';
import type { KeptEntry } from '../record/store';

/**
 * Makes an output of stacks that were deployed. Local states are where they are; otherwise paths that lead out of the folder of a stack mean
 * something else here.
 *
 * @param folder empty, for nobody else to read
 */
export function unpack(entries: readonly KeptEntry[], folder: string): Estate {
  const kept = entries.flatMap((entry) => {
    const stack = newest(entry);
    return stack === undefined ? [] : [{ id: entry.id, stateFile: entry.stateFile, stack }];
  });
  const manifest = kept.map(({ id, stack }, index) => {
    const workingDirectory = `stacks/${index}`;
    const synthesizedStackPath = `${workingDirectory}/${stack.main}`;
    return [id, { name: id, synthesizedStackPath, workingDirectory, dependencies: stack.dependsOn }];
  });
  const records = kept.flatMap(({ stack: { record } }) => record ?? []);
  for (const [index, { id, stack, stateFile }] of kept.entries()) {
    const directory = join(folder, 'stacks', `${index}`);
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    for (const file of stack.files) {
      const path = join(directory, file.path);
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      writeFileSync(path, bytesOf(file), { mode: file.isExecutable ? 0o700 : 0o600 });
    }
    if (stateFile !== undefined) keepStateAt(stateFile, stackOfDeployed(id, stack), directory);
  }
  const write = (name: string, content: object) =>
    writeFileSync(join(folder, name), JSON.stringify(content), { mode: 0o600 });
  write(manifestFile, { stacks: Object.fromEntries(manifest) });
  write(landingZoneFile, { version: 1, stacks: records });
  return readEstate(folder);
}
