import { maskText } from '../../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../../constructs/core/secrets/masked';
import type { Estate } from '../../../estate/model';
import { addressPlanFile, stackFile, stacksFolder } from '../../../estate/output-files';
import type { FindingBeside } from '../../report/report';

/**
 * What differs in files that are in no stack. Nobody here knows what they mean to whom, apart from the network plan for other
 * repositories. A folder that a stack has left behind as it was is none: that the stack is gone is told. Another one that the manifest doesn't
 * name may be left by an earlier synthesis or planted for who runs Terraform in every folder: it is unread, with what to do.
 */
export function findingsBeside(base: Estate, head: Estate): FindingBeside[] {
  const [old, now] = [allFiles(base), allFiles(head)];
  const inStacks = new Set([...head.stacks.values()].flatMap(pathsIn));
  const beside = new Set([...base.beside, ...head.beside].map(({ path }) => path));
  const isUnnamed = (place: string) => place.startsWith(`${stacksFolder}/`) && beside.has(`${place}/${stackFile}`);
  const places = new Map<string, Masked>();
  for (const path of [...beside].filter((one) => !inStacks.has(one)).sort()) {
    const [before, after] = [old.get(path), now.get(path)];
    if (before === after && path !== '.') continue;
    const place = placeOf(path);
    places.set(place, places.has(place) ? masked`has files that differ` : does(before, after));
  }
  return [...places].map(([place, differs]): FindingBeside => {
    const where = maskText(place);
    if (place === '.') {
      return { class: 'unread', where, says: masked`more files are in no stack than are compared` };
    }
    if (place === addressPlanFile)
      return { class: 'listed', where, says: masked`the network plan that other repositories read ${differs}` };
    const says = isUnnamed(place)
      ? masked`the folder of a stack that the manifest doesn't name, so that no command deploys it, ${differs}; where an earlier synthesis has left it, synthesize into an empty folder`
      : masked`what is in no stack, and nobody here can read, ${differs}`;
    return { class: 'unread', where, says };
  });
}

const does = (before: string | undefined, after: string | undefined): Masked =>
  before === undefined ? masked`is new` : after === undefined ? masked`is gone` : masked`has other content`;

const pathsIn = ({ directory, files }: { readonly directory: string; readonly files: readonly { path: string }[] }) =>
  files.map(({ path }) => `${directory}/${path}`);

/** Content of every file of an output by its path. */
function allFiles({ stacks, beside }: Estate): ReadonlyMap<string, string> {
  const inStacks = [...stacks.values()].flatMap(({ directory, files }) =>
    files.map(({ path, sha256 }) => [`${directory}/${path}`, sha256] as const),
  );
  return new Map([...inStacks, ...beside.map(({ path, content }) => [path, content] as const)]);
}

/** The folder of what would be a stack, another folder, or the file itself. */
const placeOf = (path: string): string => path.split('/').slice(0, 2).join('/');
