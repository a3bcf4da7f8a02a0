import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Format, formats } from '../../../src/review/render/formats';
import { reviewOutputs } from '../../../src/review/report/review';
import { writeOutput } from './written';

describe('a broken output', () => {
  test('cut anywhere is an error that names the file, or the part that is whole', () => {
    const text = JSON.stringify({ resource: { ovh_vrack: { Main: { name: 'main', description: 'a \\ "b"' } } } });
    const base = writeOutput({ prod: text });
    fc.assert(
      fc.property(fc.nat(text.length - 1), (length) => {
        const head = writeOutput({ prod: text.slice(0, length) });
        expect(() => reviewOutputs({ base, head })).toThrow(/^.*stacks\/prod\/cdk\.tf\.json: is not JSON/);
      }),
      { numRuns: 60 },
    );
  });

  test('of any JSON is read, or refused with the name of the file', () => {
    const base = writeOutput({ prod: {} });
    const part = fc.oneof(fc.jsonValue({ maxDepth: 4 }), fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })));
    const section = fc.constantFrom(
      'resource',
      'data',
      'module',
      'output',
      'provider',
      'terraform',
      'locals',
      'moved',
      'import',
      'removed',
    );
    fc.assert(
      fc.property(fc.dictionary(section, part), (content) => {
        const head = writeOutput({ prod: content });
        try {
          reviewOutputs({ base, head });
        } catch (error) {
          expect((error as Error).name).toBe('EstateError');
          expect((error as Error).message).toContain(join(head, 'stacks', 'prod', 'cdk.tf.json'));
        }
      }),
      { numRuns: 200 },
    );
  });
});

const breaksOut = (text: string): boolean => ['\u0000', '\u001b', '\u202e'].some((mark) => text.includes(mark));

describe('hostile input', () => {
  test('in every name and value breaks out of no format', () => {
    const evil =
      '| ` @everyone <img src=x onerror=alert(1)> ](javascript:alert(1)) </script><script>alert(1)</script> \u202e\u001b[31m\u0000\n# heading --> <!-- x';
    const resource = {
      ovh_vrack: { [evil]: { '//': { metadata: { path: `prod/${evil}` } }, name: evil, [evil]: evil } },
    };
    const base = writeOutput({ prod: { resource: {} } });
    const report = reviewOutputs({ base, head: writeOutput({ prod: { resource } }), baseName: evil, headName: evil });
    const render = (format: Format) => formats[format].render(report);
    for (const format of Object.keys(formats) as Format[]) expect(render(format)).not.toSatisfy(breaksOut);
    expect(render('html')).not.toMatch(/<img|<script>alert|onerror=alert\(1\)>/);
    expect(render('markdown')).not.toMatch(/<img|<script|\]\(javascript|^# heading/m);
    expect(() => JSON.parse(render('json'))).not.toThrow();
    expect(() => JSON.parse(render('sarif'))).not.toThrow();
  });

  test('with names of JavaScript itself is read as any other', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const text = (value: string) =>
      `{"resource":{${names.map((type) => `"${type}":{"${type}":{"${type}":"${value}"}}`).join(',')}}}`;
    const report = reviewOutputs({ base: writeOutput({ prod: text('a') }), head: writeOutput({ prod: text('b') }) });
    expect(report.counts.change).toBe(names.length);
    for (const { render } of Object.values(formats)) render(report);
  });

  test('where everything refers to everything in a circle comes to an end', () => {
    const circle = (value: string) => {
      const all = Array.from({ length: 60 }, (_, at) => [
        `n${at}`,
        { name: value, refers: Array.from({ length: 60 }, (__, to) => `\${terraform_data.n${to}.output}`) },
      ]);
      return { resource: { terraform_data: Object.fromEntries(all) } };
    };
    const around = { a: ['b'], b: ['a'] };
    const base = writeOutput({ a: circle('x'), b: circle('x') }, around);
    const head = writeOutput({ a: circle('y'), b: circle('x') }, around);
    expect(reviewOutputs({ base, head }).counts.change).toBeGreaterThanOrEqual(60);
  });
});

test('200 stacks of 200 resources, all of them changed, are reviewed in every format', () => {
  const stacks = (value: string) =>
    Object.fromEntries(
      Array.from({ length: 200 }, (_, stack) => {
        const all = Array.from({ length: 200 }, (__, at) => [
          `Bucket${at}`,
          {
            '//': { metadata: { path: `s${stack}/Buckets/${at}/Resource` } },
            service_name: 'p',
            region_name: value,
            name: `b${at}`,
          },
        ]);
        return [`s${stack}`, { resource: { ovh_cloud_project_storage: Object.fromEntries(all) } }];
      }),
    );
  const report = reviewOutputs({ base: writeOutput(stacks('GRA')), head: writeOutput(stacks('SBG')) });
  expect(report.counts.replace).toBe(40_000);
  const sizes = Object.entries(formats).map(([format, { render }]) => [format, render(report).length] as const);
  expect(sizes.filter(([, size]) => size < 1000)).toEqual([]);
  expect(new Map(sizes).get('markdown')).toBeLessThan(60_000);
});
