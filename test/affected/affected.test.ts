import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { affectedStacks } from '../../src/affected/affected';
import { affectedFormats } from '../../src/affected/formats';
import { type FixtureStack, newFolder, writeStacks } from '../deploy/fixture';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});
const output = (stacks: Readonly<Record<string, FixtureStack>>): string => {
  const folder = newFolder();
  folders.push(folder);
  return writeStacks(stacks, folder);
};

const zone = {
  platform: { dependsOn: ['workload'], data: { p: '1' } },
  workload: { dependsOn: ['foundation'], data: { w: '1' }, owner: 'web@acme.example' },
  foundation: { dependsOn: ['organization'] },
  organization: { data: { o: '1' } },
  other: { dependsOn: ['organization'], data: { x: '1' } },
};

describe('which stacks are affected', () => {
  test('those whose Terraform JSON differs, and those that depend on them, in waves', () => {
    const { waves, stacks, unchanged } = affectedStacks(
      output(zone),
      output({ ...zone, workload: { ...zone.workload, data: { w: '2' } }, other: { ...zone.other, data: { x: '2' } } }),
    );
    expect(waves).toEqual([['workload', 'other'], ['platform']]);
    expect(stacks.map(({ id, why, wave, dependsOn, owner }) => [id, why, wave, dependsOn, owner])).toEqual([
      ['workload', 'changed', 1, [], 'web@acme.example'],
      ['other', 'changed', 1, [], undefined],
      ['platform', 'downstream', 2, ['workload'], undefined],
    ]);
    expect(unchanged).toEqual(['foundation', 'organization']);
  });

  test('none of two outputs of the same program, wherever they lie and however their keys are ordered', () => {
    const [base, head] = [output(zone), output(zone)];
    const stack = (folder: string, content: string) => writeFileSync(join(folder, 'stacks/other/cdk.tf.json'), content);
    stack(
      base,
      '{"//":{"metadata":{"version":"1"}},"a":1,"terraform":{"backend":{"local":{"path":"/here/terraform.other.tfstate"}}}}',
    );
    stack(head, '{"terraform":{"backend":{"local":{"path":"/there/it/terraform.other.tfstate"}}},"a":1}');
    expect(affectedStacks(base, head)).toMatchObject({ waves: [], stacks: [], removed: [] });
  });

  test('all of them without a base; the order is that of their dependencies, not of the folder', () => {
    expect(affectedStacks(undefined, output(zone)).waves).toEqual([
      ['organization'],
      ['foundation', 'other'],
      ['workload'],
      ['platform'],
    ]);
  });

  test('not one that is gone, which is named', () => {
    const { other: _, ...rest } = zone;
    const found = affectedStacks(output(zone), output(rest));
    expect([found.waves, found.removed]).toEqual([[], ['other']]);
  });

  test('one that is new, and one that depends on it from now on', () => {
    const head = { ...zone, extra: {}, other: { ...zone.other, dependsOn: ['organization', 'extra'] } };
    expect(affectedStacks(output(zone), output(head)).waves).toEqual([['extra'], ['other']]);
  });

  test('can not be said of folders that are no output, or broken', () => {
    const empty = newFolder();
    folders.push(empty);
    const missing = `${empty} holds no synthesized stacks (no manifest.json); synthesize first: npx cdktf synth`;
    expect(() => affectedStacks(empty, output(zone))).toThrow(missing);
    const broken = output(zone);
    writeFileSync(join(broken, 'stacks/other/cdk.tf.json'), '{"resource":');
    expect(() => affectedStacks(undefined, broken)).toThrow(`${join(broken, 'stacks/other/cdk.tf.json')}: is not JSON`);
    const circle = output({ a: { dependsOn: ['b'] }, b: { dependsOn: ['a'] } });
    expect(() => affectedStacks(undefined, circle)).toThrow(
      'the stacks depend on each other in a circle: a needs b needs a',
    );
  });
});

describe('formats', () => {
  const found = () => affectedStacks(undefined, output({ a: {}, b: {}, c: { dependsOn: ['a', 'b'] } }));
  const nothing = () => affectedStacks(output(zone), output(zone));

  test('list: a wave a line', () => {
    expect(affectedFormats.list(found(), 'cdktf.out')).toBe('a b\nc\n');
    expect(affectedFormats.list(nothing(), 'cdktf.out')).toBe('');
  });

  test('github-matrix: one line, also when there is nothing to do', () => {
    expect(affectedFormats['github-matrix'](found(), 'cdktf.out')).toBe('{"count":2,"waves":[["a","b"],["c"]]}\n');
    expect(affectedFormats['github-matrix'](nothing(), 'cdktf.out')).toBe('{"count":0,"waves":[]}\n');
  });

  test('gitlab: a pipeline is never empty, which GitLab refuses', () => {
    expect(parse(affectedFormats.gitlab(nothing(), 'cdktf.out'))).toEqual({
      stages: ['nothing'],
      'nothing to deploy': { stage: 'nothing', script: ['echo "no stack changed"'] },
    });
  });

  test('json: what the other formats are made from', () => {
    expect(JSON.parse(affectedFormats.json(found(), 'cdktf.out'))).toEqual(found());
  });
});
