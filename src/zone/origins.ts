import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import {
  attributesFrom,
  madeFrom,
  type Origin,
  originMetadata,
  pathFromRoot,
  type SettingsPath,
} from '../../constructs/core/origin';
import type { BaseStack } from '../../stacks/base-stack';
import { type Labels, labelKeys } from '../../stacks/labels';
import { isValues, type Values } from '../estate/model';
import type { Origins } from '../estate/origins';

/** Tells where the settings of a stack stand, and where each of its labels does. */
export function tellStack<T extends BaseStack>(
  stack: T,
  path: SettingsPath,
  labels: Readonly<Partial<Record<keyof Labels, SettingsPath | readonly SettingsPath[]>>>,
): T {
  const spelled = Object.entries(labels).map(([name, from]) => [labelKeys[name as keyof Labels], from] as const);
  attributesFrom(madeFrom(stack, path), {
    ...Object.fromEntries(spelled),
    postcondition: '/account',
    backend: '/state',
  });
  return stack;
}

/** What the constructs of an app were told of the settings that they are made from; what nobody wrote into the settings is left out. */
export function originsIn(root: IConstruct, settings: Values): Origins {
  const written = new Set(pathsIn(settings));
  const stacks = root.node.children.filter(TerraformStack.isStack);
  const told = stacks.map((stack) => [stack.node.id, Object.fromEntries(toldIn(stack, written))] as const);
  return Object.fromEntries(told.filter(([, origins]) => Object.keys(origins).length > 0).sort(byName));
}

function* pathsIn(settings: Values, above = ''): Generator<string> {
  yield above;
  for (const [key, value] of Object.entries(settings)) {
    const path = above === '' ? key : `${above}.${key}`;
    if (isValues(value)) yield* pathsIn(value, path);
    else yield path;
  }
}

type Entry = readonly [name: string, origin: SettingsPath | Origin];

function toldIn(stack: TerraformStack, written: ReadonlySet<string>): Entry[] {
  const found: Entry[] = [];
  const above = stack.node.path.length + 1;
  let base: string | undefined;
  const visit = (construct: IConstruct, around: string | undefined): void => {
    const { node } = construct;
    const told = node.metadata.flatMap(({ type, data }) => (type === originMetadata ? [data as Origin] : []));
    const at = told.length === 0 ? around : placeIn(told, around, written);
    const path = at === undefined || at === around ? undefined : pathBelow(base, at);
    const attributes = told.length === 0 ? undefined : attributesIn(told, at, written);
    const id = node.path.slice(above);
    if (attributes !== undefined) found.push([id, { ...(path === undefined ? {} : { path }), attributes }]);
    else if (path !== undefined) found.push([id, path]);
    if (construct === stack) base = at;
    for (const child of node.children) visit(child, at);
  };
  visit(stack, undefined);
  return found.sort(byName);
}

/** As much of the path of a construct as somebody wrote. */
function placeIn(
  told: readonly Origin[],
  around: string | undefined,
  written: ReadonlySet<string>,
): string | undefined {
  const given = told.find(({ path }) => path !== undefined)?.path;
  let path = given === undefined ? around : pathFromRoot(given, around);
  while (path !== undefined && !written.has(path)) path = path.slice(0, Math.max(0, path.lastIndexOf('.')));
  return path;
}

/** Attributes with those of their settings that somebody wrote. */
function attributesIn(
  told: readonly Origin[],
  base: string | undefined,
  written: ReadonlySet<string>,
): Origin['attributes'] {
  const found: [string, SettingsPath | SettingsPath[]][] = [];
  for (const { attributes = {} } of told) {
    for (const [name, from] of Object.entries(attributes)) {
      const paths = [from].flat().flatMap((one) => {
        const path = pathFromRoot(one, base);
        return path !== undefined && written.has(path) ? pathBelow(base, path) : [];
      });
      const [only, ...more] = paths;
      if (only !== undefined) found.push([name, more.length === 0 ? only : paths]);
    }
  }
  return found.length === 0 ? undefined : Object.fromEntries(found.sort(byName));
}

/** A path as it is written: from another one if it is below that, else from the root. */
function pathBelow(base: string | undefined, path: string): SettingsPath {
  if (base === path) return '';
  if (base === '') return path;
  return base !== undefined && path.startsWith(`${base}.`) ? path.slice(base.length + 1) : `/${path}`;
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);
