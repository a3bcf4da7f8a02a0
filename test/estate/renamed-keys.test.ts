import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Estate, Values } from '../../src/estate/model';
import { renamedKeys } from '../../src/estate/renamed-keys';
import type { Report } from '../../src/review/report/report';
import { reviewOutputs } from '../../src/review/report/review';
import { synthesize, zone } from '../review/corpus';
import { type Change, minus, plus, renamed } from '../review/program';
import { files } from '../zone/files';
import { changed } from '../zone/programs';
import { renamed as renamedIn } from '../zone/renames';

const folder = mkdtempSync(join(tmpdir(), 'renamed-keys-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let outputs = 0;
const output = (changes: Readonly<Record<string, Change>>) => synthesize(zone(changes), join(folder, `${outputs++}`));

/** Lines for the settings in a report, each once. */
function linesIn({ stacks }: Report): string[] {
  const all = stacks.flatMap(({ changes, findings, notes }) => [
    ...notes.map((note) =>
      note.replace(/ in the settings keeps what has another name now: nothing of it is destroyed$/, ''),
    ),
    ...changes.flatMap(({ keepWith }) => keepWith?.split('; ') ?? []),
    ...findings.flatMap(({ doWith = [] }) => doWith),
  ]);
  return [...new Set(all.map((line) => line.replace(/ {2}#.*/, '')).filter((line) => /\.id: '/.test(line)))].sort();
}

/** What a line says, as a change of the program. */
function written(line: string): Readonly<Record<string, Change>> {
  const [, path, id] = /^([\w.-]+)\.id: '([\w-]+)'$/.exec(line) ?? [];
  if (path === undefined || id === undefined) throw new Error(`no line of the settings: ${line}`);
  return { [`${path}.id`]: id };
}

describe('the line that the review prints for a renamed key', () => {
  test.each<readonly [string, Readonly<Record<string, Change>>, readonly string[]]>([
    ['a team', { teams: renamed({ web: 'shop' }) }, ["teams.shop.id: 'web'"]],
    [
      'an environment',
      { 'teams.web.environments': renamed({ prod: 'live' }) },
      ["teams.web.environments.live.id: 'prod'"],
    ],
    [
      'a team and its environment',
      { 'teams.web.environments': renamed({ dev: 'test' }), teams: renamed({ web: 'shop' }) },
      ["teams.shop.environments.test.id: 'dev'", "teams.shop.id: 'web'"],
    ],
    [
      'a network',
      { 'prod.networks': renamed({ main: 'private' }) },
      ["teams.web.environments.prod.networks.private.id: 'main'"],
    ],
    [
      'a cluster with what runs in it',
      { 'prod.clusters': renamed({ main: 'shop' }) },
      ["teams.web.environments.prod.clusters.shop.id: 'main'"],
    ],
    [
      'a node pool',
      { 'prod.clusters.main.nodePools': renamed({ web: 'workers' }) },
      ["teams.web.environments.prod.clusters.main.nodePools.workers.id: 'web'"],
    ],
    [
      'a namespace',
      { 'prod.clusters.main.platform.namespaces': renamed({ shop: 'store' }) },
      ["teams.web.environments.prod.clusters.main.platform.namespaces.store.id: 'shop'"],
    ],
    [
      'a group that is named in its description',
      { 'organization.groups': renamed({ admins: 'it' }) },
      ["organization.groups.it.id: 'admins'"],
    ],
    [
      'a group with policies',
      {
        'organization.groups': renamed({ web: 'shop' }),
        'organization.policies.logs.groups': ['shop'],
        'prod.access.operator': ['shop'],
        'prod.temporaryAccess.launch.groups': ['shop'],
      },
      ["organization.groups.shop.id: 'web'"],
    ],
    [
      'a policy',
      { 'organization.policies': renamed({ logs: 'reading' }) },
      ["organization.policies.reading.id: 'logs'"],
    ],
    [
      'a temporary access',
      { 'prod.temporaryAccess': renamed({ launch: 'start' }) },
      ["teams.web.environments.prod.temporaryAccess.start.id: 'launch'"],
    ],
  ])('%s is all that it takes: with it nothing changes', (_, changes, lines) => {
    const base = output({});
    const found = linesIn(reviewOutputs({ base, head: output(changes) }));
    expect(found).toEqual(lines);
    const kept = Object.assign({}, changes, ...found.map(written));
    expect(reviewOutputs({ base, head: output(kept) }).stacks.map(({ id }) => id)).toEqual([]);
  });

  test('names the id that there was, not the key', () => {
    const [first, second] = [{ 'prod.clusters': renamed({ main: 'shop' }), 'prod.clusters.shop.id': 'main' }, {}];
    const base = output(first);
    const head = output({ ...second, 'prod.clusters': renamed({ main: 'store' }) });
    expect(linesIn(reviewOutputs({ base, head }))).toEqual(["teams.web.environments.prod.clusters.store.id: 'main'"]);
  });

  test('is there for no cluster that is added beside the old one, or taken away', () => {
    const more = { lab: { apiAccess: 'public', nodePools: {} } };
    const [alone, both] = [output({}), output({ 'prod.clusters': plus(more) })];
    expect(linesIn(reviewOutputs({ base: alone, head: both }))).toEqual([]);
    expect(linesIn(reviewOutputs({ base: both, head: alone }))).toEqual([]);
    expect(linesIn(reviewOutputs({ base: both, head: output({ 'prod.clusters': minus('main') }) }))).toEqual([]);
  });

  test('is there for none of two that may be meant', () => {
    const groups = 'organization.groups';
    const two = { a: { description: 'one' }, b: { description: 'one' } };
    const [old, now] = [output({ [groups]: plus(two) }), output({ [groups]: plus({ c: two.a, d: two.b }) })];
    expect(linesIn(reviewOutputs({ base: old, head: now }))).toEqual([]);
  });
});

test('a log stream with little in it, whose retention is looked up under its own name', () => {
  const settings = () =>
    changed({
      'prod.logStreams.api': {},
      'prod.clusters.main.auditLog': 'api',
      'prod.clusters.main.platform': undefined,
    });
  const [base, head] = [join(folder, 'streams'), join(folder, 'streams-renamed')];
  files(settings(), base);
  const path = ['teams', 'web', 'environments', 'prod', 'logStreams'];
  files(renamedIn(settings(), { family: path.join('.'), path, key: 'api' }, 'edge'), head);
  expect(linesIn(reviewOutputs({ base, head }))).toEqual(["teams.web.environments.prod.logStreams.edge.id: 'api'"]);
});

/** What synthesis tells of a stack that is made from one environment. */
const told = (
  team: string,
  environment: string,
  more: Readonly<Record<string, object>> = {},
): Pick<Estate, 'told'> => ({
  told: {
    settings: { teams: { [team]: { environments: { [environment]: { stage: 'a' }, ...more } } } } as Values,
    origins: { a: { '': `/teams.${team}.environments.${environment}` } },
  },
});
const lines = (from: Pick<Estate, 'told'>, to: Pick<Estate, 'told'>) =>
  renamedKeys({ estate: from, stack: 'a', path: '' }, { estate: to, stack: 'a', path: '' }).map(({ line }) => line);

test('a line is told with the entry of the settings that it is of, and what that was until now', () => {
  const from = { estate: told('web', 'dev'), stack: 'a', path: '' };
  expect(renamedKeys(from, { ...from, estate: told('shop', 'test') })).toEqual([
    { line: "teams.shop.id: 'web'", entry: 'teams.shop', formerly: 'teams.web' },
    {
      line: "teams.shop.environments.test.id: 'dev'",
      entry: 'teams.shop.environments.test',
      formerly: 'teams.shop.environments.dev',
    },
  ]);
});

test('a key that is still there, or was there before, is not renamed', () => {
  expect(lines(told('web', 'dev'), told('web', 'test'))).toEqual(["teams.web.environments.test.id: 'dev'"]);
  expect(lines(told('web', 'dev'), told('web', 'test', { dev: {} }))).toEqual([]);
  expect(lines(told('web', 'dev', { test: {} }), told('web', 'test'))).toEqual([]);
});

test('a name that is more than a name is in no line, as somebody would paste it', () => {
  expect(lines(told('web', "dev'; curl evil"), told('web', 'test'))).toEqual([]);
  expect(lines(told('web', 'dev'), told('web', '$(curl)'))).toEqual([]);
  expect(lines(told('$(curl)', 'dev'), told('$(curl)', 'test'))).toEqual([]);
});
