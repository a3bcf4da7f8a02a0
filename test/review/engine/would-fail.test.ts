import { describe, expect, test } from 'vitest';
import { isValues, type Value, type Values } from '../../../src/estate/model';
import { World } from '../../../src/review/engine/rules/world';
import type { Case } from '../../sandbox/refusals/harness';
import { isRefused, tables } from '../../sandbox/refusals/tables';
import { outputOf } from '../outputs';
import { changeOf, isSaid, notesOn, sentenceOf } from './refusals';

const all = tables.flatMap((table) => Object.entries(table.cases).map(([name, one]) => ({ table, name, one })));

const madeUp = 'what the sandbox makes up';

/** Why a refusal of the sandbox can't be told from the program alone. */
function needsTheCloud({ isData, expected }: Case): string | undefined {
  if (isData) return 'a data source is read, not changed';
  if (/Quota|Plan SMALL|Plan HUGE/.test(expected)) return madeUp;
  if (/^HTTP 404 .* (does not exist|is not offered by .*)"$/.test(expected))
    return 'whether something exists by its id';
  if (/still in use by/.test(expected)) return 'who uses it by its id: a program that names it can not lose it';
  return /belongs to account|has IAM enabled/.test(expected) ? 'a service that is ordered, not made' : undefined;
}

/** Uniqueness that nobody has said anything about: every name, in the sandbox. */
const guessed = ['a second security group of the name'];

describe('what the sandbox refuses', () => {
  const refused = all.filter(({ one }) => isRefused(one));
  const told = refused.filter(({ table, name, one }) =>
    notesOn(changeOf(table, name, one)).some((note) => isSaid(table, sentenceOf(one), note)),
  );
  const untold = refused.filter((one) => !told.includes(one));

  test('is told by the review in the same words, wherever the program decides it', () => {
    const decidable = refused.filter(({ name, one }) => needsTheCloud(one) === undefined && !guessed.includes(name));
    console.log(
      `the review says the same as the sandbox in ${told.length} of ${refused.length} cases; the cloud decides:`,
    );
    console.log(
      untold.map(({ name, one }) => `- ${name}: ${needsTheCloud(one) ?? 'a guess of the sandbox'}`).join('\n'),
    );
    expect(decidable.filter((one) => untold.includes(one)).map(({ name }) => name)).toEqual([]);
    expect(told.length).toBeGreaterThanOrEqual(160);
  });

  test('is not told where the sandbox makes up what it looks into, or only guesses', () => {
    const own = untold.filter(({ name, one }) => guessed.includes(name) || needsTheCloud(one) === madeUp);
    expect(own.map(({ name }) => name).sort()).toEqual([
      'a registry of an unknown plan',
      'a second security group of the name',
      'a smaller plan of a registry',
      'an unknown quota profile',
      'more nodes than the quota',
    ]);
  });
});

test('what the sandbox accepts is not said to fail, nor that it may', () => {
  const accepted = all.filter(({ one }) => !isRefused(one));
  const wrong = accepted.flatMap(({ table, name, one }) =>
    notesOn(changeOf(table, name, one)).map(({ says }) => `${name}: ${says}`),
  );
  expect(accepted.length).toBeGreaterThan(40);
  expect(wrong).toEqual([]);
});

/** Every place in a configuration that holds a value, and the configuration with another one there. */
function* places(config: Value, path: readonly string[] = []): Generator<readonly string[]> {
  if (typeof config !== 'object' || config === null) yield path;
  else for (const [name, inner] of Object.entries(config)) yield* places(inner, [...path, name]);
}

function replaced(config: Value, [name, ...rest]: readonly string[], value: Value | undefined): Value {
  if (name === undefined) return value ?? null;
  if (Array.isArray(config)) return config.map((one, at) => (String(at) === name ? replaced(one, rest, value) : one));
  if (!isValues(config)) return config;
  const inner = replaced(config[name] ?? null, rest, value);
  const others = Object.entries(config).filter(
    ([other]) => other !== name || (rest.length === 0 && value === undefined),
  );
  return Object.fromEntries([...others, ...(rest.length === 0 && value === undefined ? [] : [[name, inner]])]);
}

const valueAt = (config: Value, path: readonly string[]): Value | undefined =>
  path.reduce<Value | undefined>(
    (at, name) => (isValues(at ?? null) || Array.isArray(at) ? (at as Values)[name] : undefined),
    config,
  );

test('nothing is said for a value that is not known yet: where another value would be accepted, nothing fails', () => {
  let tried = 0;
  const wrong = tables
    .filter(({ deletes }) => !deletes)
    .flatMap((table) => {
      const created = Object.entries(table.cases).filter(([, one]) => !one.isData && one.imports === undefined);
      const changes = created.map(([name, one]) => ({ name, one, ...changeOf(table, name, one) }));
      const [{ after = {} } = {}] = changes;
      const own = new Set(changes.map(({ address }) => address));
      const seeds = Object.fromEntries(Object.entries(after).filter(([address]) => !own.has(address)));
      const world = new World(outputOf({ prod: seeds }), () => true);
      const said = (address: string, body: Value) => {
        const block = outputOf({ prod: { [address]: body as Values } })
          .stacks.get('prod')
          ?.blocks.get(address);
        return block === undefined ? [] : world.failures('create', block).map(({ says }) => says);
      };
      return changes.flatMap(({ name, one, address, after: { [address]: body = {} } }) =>
        [...places(body)].flatMap((path) => {
          tried += 1;
          const unknown = said(address, replaced(body, path, '${var.unknown}'));
          const same = changes.filter((other) => other.one.type === one.type);
          const others = same.map(({ after: all, address: at }) => valueAt(all[at] ?? {}, path));
          const isAccepted = [...new Set([undefined, ...others])].some(
            (value) => said(address, replaced(body, path, value)).length === 0,
          );
          return unknown.length > 0 && isAccepted ? [`${name}, ${path.join('.')}: ${unknown[0]}`] : [];
        }),
      );
    });
  expect(tried).toBeGreaterThan(800);
  expect(wrong).toEqual([]);
});
