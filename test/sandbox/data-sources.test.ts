import { expect, test } from 'vitest';
import { ovhSchema } from '../../providers/ovh/schema';
import type { CloudValues, CloudValue as Json } from '../../providers/ovh/schema/behaviour';
import { ovhBehaviour } from '../../providers/ovh/schema/sandbox';
import { Cloud } from '../../src/sandbox/cloud';
import { fromJson, toJson } from '../../src/sandbox/codec';
import { type CtyType, members } from '../../src/sandbox/cty';
import { Lookup } from '../../src/sandbox/lookup';
import { TypeModel } from '../../src/sandbox/model';
import { sandboxProviders } from '../../src/sandbox/providers';
import { linksOf } from '../../src/sandbox/server';
import { Simulator } from '../../src/sandbox/simulator';

/** A value of a type, the same everywhere: what selects an object then finds it. */
function example(type: CtyType): Json {
  if (type === 'number') return 1;
  if (type === 'bool') return true;
  if (typeof type === 'string') return '1';
  if (type[0] === 'map') return {};
  if (type[0] === 'object')
    return Object.fromEntries(Object.entries(type[1]).map(([name, inner]) => [name, example(inner)]));
  return type[0] === 'tuple' ? [] : [example(type[1])];
}

const { resources, dataSources } = ovhBehaviour;
const stored = new Set([...Object.keys(ovhSchema.resources), ...Object.keys(resources)]);

/** A cloud with one object of each type, all of them with the id 1. */
function fullCloud(): Cloud {
  const cloud = new Cloud();
  const references = linksOf(sandboxProviders);
  const seeded = [...Object.values(dataSources).flatMap(({ of }) => (typeof of === 'string' ? [of] : [])), ...stored];
  for (const type of new Set(seeded)) {
    const model = new TypeModel(type, ovhSchema.resources[type] ?? { attributes: {} });
    const own = Object.entries(model.block.attributes ?? {}).filter(([, attribute]) => attribute.required);
    const known = Object.fromEntries(own.map(([name]) => [name, example(model.type[1][name] ?? 'string')]));
    const { alsoMakes, ...behaviour } = resources[type] ?? {};
    new Simulator(model, { ...behaviour, key: '{id}' }, cloud, references).seed('1', known);
  }
  return cloud;
}

test('every data source answers, the ones that list with what there is', () => {
  const cloud = fullCloud();
  const isStored = (type: string) => stored.has(type);
  const failed: string[] = [];
  for (const [name, source] of Object.entries(ovhSchema.dataSources)) {
    const model = new TypeModel(name, source);
    // what is tried here is the shape of the answers; whatever the selection, there is one object of each type
    const { refuses, links, ...behaviour } = dataSources[name] ?? {};
    const lookup = new Lookup(model, { ...behaviour, by: {} }, cloud, isStored);
    const required = Object.entries(model.block.attributes ?? {}).filter(([, attribute]) => attribute.required);
    const config = Object.fromEntries(
      Object.entries(model.type[1]).map(([attribute, type]) => [
        attribute,
        required.some(([one]) => one === attribute) ? fromJson(example(type), type) : null,
      ]),
    );
    try {
      const state = toJson(lookup.read(members(config), '')) as CloudValues;
      const { lists } = behaviour;
      if (lists !== undefined && JSON.stringify(state[lists.attribute]) === '[]') failed.push(`${name} lists nothing`);
    } catch (error) {
      failed.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  expect(failed).toEqual([]);
});

test('what selects and lists in a data source are attributes that there are', () => {
  const wrong = Object.entries(dataSources).flatMap(([name, { by = {}, lists, links = {}, of }]) => {
    const source = ovhSchema.dataSources[name];
    if (source === undefined) return [`${name} is no data source`];
    const own = new TypeModel(name, source).type[1];
    const target = ovhSchema.resources[of ?? name];
    const theirs = target && new TypeModel(of ?? name, target).type[1];
    return [
      ...Object.keys(by).filter((attribute) => !(attribute in own)),
      ...Object.values(by).filter((attribute) => theirs && attribute !== '$id' && !(attribute in theirs)),
      ...Object.keys(links).filter((attribute) => !(attribute in own)),
      ...(lists === undefined || lists.attribute in own ? [] : [lists.attribute]),
    ].map((attribute) => `${name}: ${attribute}`);
  });
  expect(wrong).toEqual([]);
});

test('what a resource links, computes and compares are attributes that it has', () => {
  const wrong = Object.entries(resources).flatMap(([type, behaviour]) => {
    const source = ovhSchema.resources[type];
    if (source === undefined) return [];
    const own = new TypeModel(type, source).type[1];
    const { links = {}, follows = {}, opens = {}, failsOnUpdate = {}, ignoresUpdate = {} } = behaviour;
    const { notRead = [], unique = [], dropsEmpty = [] } = behaviour;
    const paths = [links, follows, opens, failsOnUpdate, ignoresUpdate].flatMap((map) => Object.keys(map));
    return [...paths, ...notRead, ...unique.flat(), ...dropsEmpty]
      .filter((path) => !((path.split('.')[0] ?? path) in own))
      .map((path) => `${type}: ${path}`);
  });
  expect(wrong).toEqual([]);
});
