import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readPlan } from '../../../src/estate/plan';
import { readEstate } from '../../../src/estate/read';
import { joinPlans } from '../../../src/review/plan/join';
import { type Format, formats } from '../../../src/review/render/formats';
import type { Report } from '../../../src/review/report/report';
import { reviewOf } from '../../../src/review/report/review';
import { plantedOnce as planted } from '../../constructs/core/secrets/corpus';

const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Values = Readonly<Record<string, unknown>>;

/** An output folder with one stack. */
function output(name: string, stack: Values): ReturnType<typeof readEstate> {
  const outdir = join(folder, name);
  mkdirSync(join(outdir, 'stacks', 'prod'), { recursive: true });
  const entry = { name: 'prod', synthesizedStackPath: 'stacks/prod/cdk.tf.json', dependencies: [] };
  writeFileSync(join(outdir, 'manifest.json'), JSON.stringify({ version: '0.21.0', stacks: { prod: entry } }));
  writeFileSync(join(outdir, 'stacks', 'prod', 'cdk.tf.json'), JSON.stringify(stack));
  return readEstate(outdir);
}

const path = (name: string) => ({ '//': { metadata: { path: `prod/${name}` } } });
const old = 'an old value';

/** Where a secret can stand in a program: added, changed, destroyed, in providers, outputs, policies, names of lists. */
function programs(): readonly [Values, Values] {
  const of = (side: 'before' | 'after'): Values => {
    const things = planted.flatMap(({ name, value }, at) => {
      const now = { ...path(`T${at}`), [name]: side === 'after' ? value : old };
      const was = { ...path(`W${at}`), [name]: side === 'before' ? value : old };
      const held = { ...path(`L${at}`), input: { list: side === 'after' ? [{ [name]: value }] : [] } };
      const alone = { ...path(`${side}${at}`), [name]: value };
      return [
        [`t${at}`, now],
        [`w${at}`, was],
        [`l${at}`, held],
        [`${side}${at}`, alone],
      ];
    });
    return {
      provider: { ovh: [{ endpoint: 'ovh-eu', application_secret: side === 'after' ? planted[0]?.secret : old }] },
      resource: {
        terraform_data: Object.fromEntries(things),
        unknown_type: Object.fromEntries(things),
      },
    };
  };
  return [of('before'), of('after')];
}

/** A plan of the same, where values that nobody marks stand in clear. */
function plan(): string {
  const changes = planted.map(({ name, value }, at) => ({
    address: `terraform_data.p${at}`,
    mode: 'managed',
    type: 'terraform_data',
    change: {
      actions: ['update'],
      before: { [name]: old, marked: 'x' },
      after: { [name]: value, marked: value },
      after_sensitive: { marked: true },
    },
  }));
  return JSON.stringify({ format_version: '1.2', resource_changes: changes });
}

const [before, after] = programs();
const [base, head] = [output('base', before), output('head', after)];
// a heading is one at the start of a line only
const failures = planted
  .filter(({ value }) => !value.startsWith('['))
  .map(({ name, value }) => `prod is not planned in the sandbox: ${name}: ${value}`);
const plans = { plans: new Map([['prod', readPlan(plan(), 'plan.json')]]), limits: failures };
const report: Report = joinPlans(reviewOf(base, head, { showNoise: true }), plans, base, head);

describe('every secret of the corpus', () => {
  test('are planted', () => {
    expect(planted.length).toBeGreaterThanOrEqual(150);
    expect(report.counts.change + report.counts.add + report.counts.destroy).toBeGreaterThan(300);
  });

  test.each(Object.keys(formats) as Format[])('are nowhere in %s', (format) => {
    const text = formats[format].render(report);
    const found = planted.filter(
      ({ secret }) => text.includes(secret) || text.includes(JSON.stringify(secret).slice(1, -1)),
    );
    expect(found.map(({ kind, secret }) => `${kind}: ${secret}`)).toEqual([]);
  });
});
