import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import {
  attributesFrom,
  keysOf,
  madeFrom,
  type Origin,
  originMetadata,
  type SettingsPath,
} from '../../constructs/core/origin';
import { type BaseStack, type Labels, labelKeys } from '../../stacks/base-stack';
import type { Values } from '../estate/model';
import { type Keys, type Origins, settingAt } from '../estate/origins';

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
  const stacks = root.node.children.filter(TerraformStack.isStack);
  const told = stacks.map((stack) => [stack.node.id, Object.fromEntries(toldIn(stack, settings))] as const);
  return Object.fromEntries(told.filter(([, origins]) => Object.keys(origins).length > 0).sort(byName));
}

type Entry = readonly [name: string, origin: SettingsPath | Origin];

function toldIn(stack: TerraformStack, settings: Values): Entry[] {
  const found: Entry[] = [];
  const above = stack.node.path.length + 1;
  const visit = (construct: IConstruct, around: Keys | undefined, base: Keys | undefined): void => {
    const told = construct.node.metadata.flatMap(({ type, data }) => (type === originMetadata ? [data as Origin] : []));
    const given = told.find((one) => one.path !== undefined)?.path;
    const keys = given === undefined ? around : written(settings, keysOf(given, around));
    const path = keys === undefined || keys.join('.') === around?.join('.') ? undefined : pathFrom(base, keys);
    const attributes = attributesIn(told, keys, settings);
    const id = construct.node.path.slice(above);
    if (attributes !== undefined) found.push([id, { ...(path === undefined ? {} : { path }), attributes }]);
    else if (path !== undefined) found.push([id, path]);
    for (const child of construct.node.children) visit(child, keys, construct === stack ? keys : base);
  };
  visit(stack, undefined, undefined);
  return found.sort(byName);
}

/** Attributes with those of their settings that somebody wrote. */
function attributesIn(told: readonly Origin[], base: Keys | undefined, settings: Values): Origin['attributes'] {
  const found = told
    .flatMap(({ attributes = {} }) => Object.entries(attributes))
    .flatMap(([name, from]) => {
      const paths = [from].flat().flatMap((path) => {
        const keys = keysOf(path, base);
        return keys && settingAt(settings, keys)?.keys.length === keys.length ? pathFrom(base, keys) : [];
      });
      const [only, ...more] = paths;
      return only === undefined ? [] : [[name, more.length === 0 ? only : paths] as const];
    });
  return found.length === 0 ? undefined : Object.fromEntries(found.sort(byName));
}

/** As much of a path as somebody wrote. */
function written(settings: Values, keys: Keys | undefined): Keys | undefined {
  if (keys === undefined || settingAt(settings, keys)?.keys.length === keys.length) return keys;
  return written(settings, keys.slice(0, -1));
}

const pathFrom = (base: Keys | undefined, keys: Keys): SettingsPath =>
  base?.every((key, index) => key === keys[index]) ? keys.slice(base.length).join('.') : `/${keys.join('.')}`;

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);
