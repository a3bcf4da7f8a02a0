import { TerraformElement, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { Calls } from './calls';
import { framesOf } from './frames';
import type { Places } from './places';
import { changesMade, makingOf } from './record';

/** `sources.json`: lines of the program, each `stacks/mission-control.ts:27`, from the folder that the program runs in. */
interface RecordedSources {
  readonly version: 2;
  /** Of what made a construct, by construct path. One that was made by the same line as the one around it is left out. */
  readonly sources: Readonly<Record<string, string>>;
  /** Of what changed an argument later, by construct path, then by argument: the call of `addOverride`, an assignment. */
  readonly changes: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/**
 * Lines of what the user's code made and changed below an app.
 *
 * @param isOwn whether the user made a stack
 */
export function sourcesOf(
  root: IConstruct,
  places: Places,
  isOwn: (stack: TerraformStack) => boolean,
): RecordedSources {
  const calls = new Calls(places, makingOf);
  const sources: [string, string][] = [];
  const visit = (construct: IConstruct, around: string | undefined): void => {
    const line = calls.lineOf(construct) ?? around;
    const isMade = !TerraformStack.isStack(construct) || isOwn(construct);
    if (isMade && line !== undefined && line !== around) sources.push([construct.node.path, line]);
    for (const child of construct.node.children) visit(child, line);
  };
  for (const child of root.node.children) visit(child, undefined);
  return { version: 2, sources: sorted(sources), changes: changesBelow(root, places) };
}

function changesBelow(root: IConstruct, places: Places): RecordedSources['changes'] {
  const found = new Map<string, [string, string][]>();
  for (const construct of root.node.findAll()) {
    for (const { path, trace } of changesMade(construct)) {
      const [caller] = framesOf(trace);
      // whatever else is called is called by the library, for something that the user made
      const line = caller && places.isOwn(caller) ? places.lineOf(caller) : undefined;
      if (line === undefined) continue;
      const { target, argument } = targetOf(construct, path);
      const all = found.get(target.node.path) ?? [];
      all.push([argument, line]);
      found.set(target.node.path, all);
    }
  }
  return sorted([...found].map(([path, all]) => [path, sorted(all)]));
}

/** An override of a whole stack may be one of a resource in it: `resource.ovh_vrack.Main.name`. */
function targetOf(construct: IConstruct, path: string): { readonly target: IConstruct; readonly argument: string } {
  const [, type, name, argument] = /^(?:resource|data)\.(\w+)\.([\w-]+)\.(.+)$/.exec(path) ?? [];
  if (!TerraformStack.isStack(construct) || argument === undefined) return { target: construct, argument: path };
  const target = construct.node
    .findAll()
    .find(
      (one) =>
        TerraformElement.isTerraformElement(one) &&
        one.friendlyUniqueId === name &&
        Reflect.get(one, 'terraformResourceType') === type,
    );
  return target === undefined ? { target: construct, argument: path } : { target, argument };
}

/** By key; of several with one key the last, which is what counts. */
const sorted = <T>(entries: readonly (readonly [string, T])[]): Record<string, T> =>
  Object.fromEntries(Object.entries(Object.fromEntries(entries)).sort(([a], [b]) => (a < b ? -1 : 1)));
