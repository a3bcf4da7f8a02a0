import { Testing } from 'cdktf';
import { expect, test } from 'vitest';
import { SettingsError } from '../../constructs/core/settings';
import { LandingZone } from '../../src/zone/landing-zone';
import type { LandingZoneSettings } from '../../src/zone/settings';
import { manifestOf, orbital, runProgram, temporaryFolder } from '../support/program';

/** Values of every kind that somebody or something may have put in the place of a setting. */
const oddValues: readonly (readonly [kind: string, make: () => unknown])[] = [
  ['undefined', () => undefined],
  ['null', () => null],
  ['true', () => true],
  ['zero', () => 0],
  ['minus one', () => -1],
  ['a fraction', () => 0.1],
  ['more than is safe', () => 2 ** 53],
  ['not a number', () => Number.NaN],
  ['a BigInt', () => 10n],
  ['nothing written', () => ''],
  ['a space', () => ' '],
  ['a long text', () => 'ab '.repeat(5000)],
  ['two lines', () => 'a\nb'],
  ['a null byte', () => 'a\0b'],
  ['a terminal escape', () => '\u001b[31mred'],
  ['a bidirectional mark', () => 'a\u202Eb'],
  ['a lone surrogate', () => 'a\uD800'],
  ['an emoji', () => '👩‍🚀'],
  ['an expression', () => '${file("/etc/passwd")}'],
  ['a template', () => '%{ if true }'],
  ['a path upwards', () => '../../etc/passwd'],
  ['a constructor', () => 'constructor'],
  ['a password in an address', () => 'https://admin:hunter2Secret@login.orbital.example'],
  ['a secret', () => 'kX9vQ2mZ7pL4wR8tY1nB6cD3'],
  ['an IPv6 network', () => 'fd00::/8'],
  ['every address', () => '0.0.0.0/0'],
  ['an empty list', () => []],
  ['a list with a hole', () => new Array(2)],
  ['an empty object', () => ({})],
  ['an object with odd keys', () => ({ constructor: 1, toString: 'x', '': {} })],
  ['a key of prototypes', () => JSON.parse('{ "__proto__": { "admin": true } }')],
  ['an object without prototype', () => Object.assign(Object.create(null), { a: 1 })],
  ['a date', () => new Date(0)],
  ['a map', () => new Map([['a', 1]])],
  ['a promise', () => Promise.resolve('x')],
  ['a function', () => () => 'x'],
  ['a symbol', () => Symbol('x')],
  ['a getter', () => Object.defineProperty({}, 'a', { enumerable: true, get: () => 1 })],
  ['a proxy', () => new Proxy({}, {})],
  [
    'itself',
    () => {
      const self: { self?: unknown } = {};
      self.self = self;
      return self;
    },
  ],
];

/** The settings of the example, as its program gives them. */
function settingsOfOrbital(): unknown {
  const folder = temporaryFolder();
  runProgram(orbital, folder);
  const settings = manifestOf(folder).settings as { teams: Record<string, unknown> };
  // what is in these is in the others, too
  delete settings.teams['data'];
  return settings;
}

type Path = readonly (string | number)[];

/** Every place of a setting, each kind of place once: of the entries of a map the first that has it. */
function places(settings: unknown): Path[] {
  const seen = new Set<string>();
  const found: Path[] = [];
  const visit = (value: unknown, path: Path, kind: string) => {
    if (!seen.has(kind)) found.push(path);
    seen.add(kind);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      const isMap =
        /(?:^|\.)(?:vracks|logServices|networks|privateClouds|groups|policies|teams|environments|clusters|nodePools|namespaces|logStreams|temporaryAccess)$/.test(
          kind,
        );
      const at = Array.isArray(value) ? Number(key) : key;
      visit(inner, [...path, at], isMap || Array.isArray(value) ? `${kind}.*` : `${kind}.${key}`);
    }
  };
  visit(settings, [], '');
  return found;
}

/** A copy with another value at a place. */
function withValue(settings: unknown, [head, ...tail]: Path, value: unknown): unknown {
  if (head === undefined) return value;
  if (Array.isArray(settings))
    return settings.map((one, index) => (index === head ? withValue(one, tail, value) : one));
  const object = settings as Record<string, unknown>;
  return { ...object, [head]: withValue(object[head], tail, value) };
}

const settled = (mistake: string): boolean => /^[^:]*: .+; ./.test(mistake) && !/[\p{Cc}\p{Cf}\p{Cs}]/u.test(mistake);

/** All pairs of a place and a value take a minute: a run takes a third of them, in CI always the same; `ODD_VALUES=all` takes all. */
const { ODD_VALUES, CI } = process.env;
const parts = ODD_VALUES === 'all' ? 1 : 3;
const part = CI === 'true' ? 0 : Math.floor(Math.random() * parts);

test('an odd value in the place of any setting is taken, or refused with what to do: no crash, no stack trace, nothing unseen', () => {
  const base = settingsOfOrbital();
  const found = places(base);
  const faults: string[] = [];
  let refused = 0;
  let taken = 0;
  for (const [place, path] of found.entries()) {
    for (const [number, [kind, make]] of oddValues.entries()) {
      if (parts > 1 && (place + number) % parts !== part) continue;
      const at = `${kind} at ${path.join('.')}`;
      try {
        new LandingZone(Testing.app(), withValue(base, path, make()) as LandingZoneSettings);
        taken++;
      } catch (error) {
        refused++;
        if (!(error instanceof SettingsError)) {
          faults.push(`${at}: ${String(error).slice(0, 300)}`);
          continue;
        }
        const { mistakes } = error;
        if (mistakes.length === 0 || new Set(mistakes).size < mistakes.length)
          faults.push(`${at}: ${mistakes.length} mistakes`);
        faults.push(...mistakes.filter((one) => !settled(one)).map((one) => `${at}: says ${one}`));
        if (/hunter2Secret|kX9vQ2mZ7pL4wR8tY1nB6cD3|\n {4}at /.test(error.message))
          faults.push(`${at}: shows ${error.message}`);
        if (mistakes.length > 24)
          faults.push(`${at}: ${mistakes.length} mistakes: ${mistakes.slice(0, 3).join(' | ')}`);
      }
    }
  }
  expect(faults).toEqual([]);
  expect(found.length).toBeGreaterThan(100);
  expect([oddValues.length === 40, refused > 1000, taken > 10]).toEqual([true, true, true]);
}, 300_000);
