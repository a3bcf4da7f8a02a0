import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { maskText } from '../../../constructs/core/secrets/mask';
import { masked } from '../../../constructs/core/secrets/masked';
import { readingFormats } from '../../../src/readings/format/formats';
import type { Reading, Row, Severity } from '../../../src/readings/reading';
import { type Shown, shownOf } from '../../../src/readings/shown';
import { hostileTexts } from '../../review/fixtures/hostile';
import { outputOf } from '../../review/outputs';

/** A reading that no format has heard of: what it costs. */
const cost = (rows: readonly Row[]): Reading => ({
  id: 'cost',
  title: 'Cost',
  describes: 'what a month costs',
  columns: [
    { key: 'what', label: 'What', code: true },
    { key: 'month', label: 'A month' },
    { key: 'meters', label: 'Meters' },
    { key: 'note', label: 'Note' },
  ],
  read: () => rows,
  word: () => maskText('dearer'),
  says: ({ cells: { what } }) => masked`${maskText(`${what}`)} costs 21 EUR a month`,
  sentence: () => maskText('it is dearer'),
  sum: () => [],
  asides: () => [{ key: 'total', label: 'Together', value: { value: 42, unit: maskText('EUR') } }],
  gates: {},
  rules: {},
  rule: () => 'cost',
});

const row = (what: string, stack: string, meters: readonly string[] = [], severity: Severity = 'info'): Row => ({
  key: what,
  cells: {
    what: maskText(what),
    month: { value: 21, unit: maskText('EUR') },
    ...(meters.length === 0 ? {} : { meters: { set: new Set(meters.map(maskText)) } }),
  },
  severity,
  from: [{ stack, path: 'Clusters/main', address: 'ovh_cloud_project_kube.Main' }],
  unknown: [],
});

const estate = (ids: readonly string[]) => {
  const made = outputOf(Object.fromEntries(ids.map((id) => [id, {}])));
  const stacks = [...made.stacks].map(([id, stack]) => {
    const [team = '', environment = ''] = id.split('-');
    return [id, { ...stack, record: { id, kind: 'environment', dependsOn: [], team, environment } }] as const;
  });
  return { ...made, stacks: new Map(stacks) };
};

const shown = (rows: readonly Row[], selection = {}): Shown =>
  shownOf(cost(rows), estate(['web-prod', 'data-dev']), selection, {});

const two = [row('cluster', 'web-prod', ['node hours', 'traffic']), row('bucket', 'data-dev', [], 'danger')];

describe('a table', () => {
  test('has a line a row, in the order of stacks, columns that some row fills, and what all say together below', () => {
    expect(readingFormats.table(shown(two))).toBe(
      [
        'What     A month  Meters               Where',
        'bucket   21 EUR                        data-dev/Clusters/main',
        'cluster  21 EUR   node hours, traffic  web-prod/Clusters/main',
        '',
        'Together: 42 EUR',
        '',
      ].join('\n'),
    );
  });

  test('is a sentence a row where there is no room for it', () => {
    expect(readingFormats.table(shown(two), { width: 40 })).toBe(
      [
        '- bucket costs 21 EUR a month, by',
        '  data-dev/Clusters/main',
        '- cluster costs 21 EUR a month, by',
        '  web-prod/Clusters/main',
        '',
        'Together: 42 EUR',
        '',
      ].join('\n'),
    );
  });

  test('has no sentence for each of more than three rows that it says in one line', () => {
    const folding = (count: number): string =>
      readingFormats.table(
        {
          ...shown([]),
          ...shownOf({ ...cost([]), read: () => nodes(count), fold: () => 'nodes' }, estate(['web-prod']), {}, {}),
        },
        { width: 30 },
      );
    const nodes = (count: number) => Array.from({ length: count }, (_, at) => row(`node${at}`, 'web-prod'));
    expect(folding(3).match(/^- node\d costs 21 EUR/gm)).toHaveLength(3);
    expect(folding(4)).toMatch(/^- node0, node1, node2, node3,\n {2}a month 21 EUR, where\n/);
  });

  test('has colours for what matters only where they are asked for', () => {
    expect(readingFormats.table(shown(two), { color: true })).toContain('\u001b[31mbucket   21 EUR');
    expect(readingFormats.table(shown(two))).not.toContain('\u001b');
  });

  test('of nothing says so', () => {
    expect(readingFormats.table(shown([]))).toBe('Nothing: no row of cost.\n\nTogether: 42 EUR\n');
  });
});

describe('a selection', () => {
  test.each([
    [{ team: 'web' }, ['cluster']],
    [{ environment: 'dev' }, ['bucket']],
    [{ environment: 'web/prod' }, ['cluster']],
    [{ team: 'web', environment: 'dev' }, []],
    [{}, ['bucket', 'cluster']],
  ])('of %j leaves what comes from its stacks', (selection, expected) => {
    expect(shown(two, selection).rows.map((one) => one.row.cells['what'])).toEqual(expected);
  });

  test('has what comes from several stacks where one of them is meant', () => {
    const both = { ...row('vRack', 'web-prod'), from: [{ stack: 'web-prod' }, { stack: 'data-dev' }] };
    const [found] = shown([both], { team: 'data' }).rows;
    expect([found?.teams, found?.environments]).toEqual([
      ['web', 'data'],
      ['web/prod', 'data/dev'],
    ]);
  });
});

describe('CSV', () => {
  test('has all of every row, and lines as RFC 4180 has them', () => {
    expect(readingFormats.csv(shown(two))).toBe(
      [
        'what,month,meters,note,severity,team,environment,stack,path,unknown',
        'bucket,"21 EUR",,,danger,data,data/dev,data-dev,Clusters/main,',
        'cluster,"21 EUR","node hours; traffic",,info,web,web/prod,web-prod,Clusters/main,',
        '',
      ].join('\r\n'),
    );
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', '="a"', '-cmd|calc'])(
    'has no field that a spreadsheet would run: %j',
    (text) => {
      const [, line = ''] = readingFormats.csv(shown([row(text, 'web-prod')])).split('\r\n');
      expect(line).toMatch(/^("?'|⟨)/);
    },
  );

  test('is read again as it was, whatever is in it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...hostileTexts)), (text) => {
        const fields = parsed(readingFormats.csv(shown([row(text, 'web-prod')])));
        expect(fields.map((record) => record.length)).toEqual([10, 10]);
      }),
    );
  });
});

/** Records of a CSV, as RFC 4180 says. */
function parsed(text: string): string[][] {
  const records: string[][] = [[]];
  for (const [, quoted, bare = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    records.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === '\r\n') records.push([]);
  }
  return records.slice(0, -1);
}

describe('JSON', () => {
  test('says its format and version first, and everything as values', () => {
    const text = readingFormats.json(shown(two.slice(0, 1)));
    expect(text).toMatch(/^\{\n {2}"format": "ovh-landing-zone\/reading",\n {2}"version": 1,\n/);
    expect(JSON.parse(text)).toMatchObject({
      reading: 'cost',
      rows: [
        {
          cells: { what: 'cluster', month: { value: 21, unit: 'EUR' }, meters: { set: ['node hours', 'traffic'] } },
          severity: 'info',
          teams: ['web'],
          environments: ['web/prod'],
          from: [{ stack: 'web-prod', path: 'Clusters/main', address: 'ovh_cloud_project_kube.Main' }],
        },
      ],
      asides: [{ key: 'total', label: 'Together', value: { value: 42, unit: 'EUR' } }],
    });
  });
});

describe('Markdown', () => {
  const html = (text: string) => micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  const tags = (text: string) =>
    html(text)
      .match(/<[a-z]+/g)
      ?.filter((tag) => tag !== '<code');

  test('is a heading and a table', () => {
    expect(readingFormats.markdown(shown(two))).toContain('| `bucket`  | 21 EUR  |');
    expect(html(readingFormats.markdown(shown(two)))).toMatch(/^<h2>Cost<\/h2>\n<table>/);
  });

  test('keeps its structure, whatever is in it', () => {
    const calm = tags(readingFormats.markdown(shown([row('a', 'web-prod', ['b'])])));
    for (const text of hostileTexts.filter((one) => one.trim() !== '')) {
      const found = tags(readingFormats.markdown(shown([row(text, 'web-prod', [text])])));
      expect([text, found]).toEqual([text, calm]);
    }
  });
});

test('no format shows what a reader does not see', () => {
  const unseen = /[\p{Cc}\p{Cf}\p{Cs}](?<![\n\r])/u;
  for (const text of hostileTexts) {
    const given = shown([row(text, 'web-prod', [text])]);
    for (const format of Object.values(readingFormats)) expect(format(given)).not.toMatch(unseen);
  }
});
