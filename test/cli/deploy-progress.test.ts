import { describe, expect, test } from 'vitest';
import { DeployProgress, outcome, printSummary } from '../../src/cli/deploy-progress';
import { Output } from '../../src/cli/output';
import type { DeployEvent, StackResult } from '../../src/deploy/stack-run';
import type { SynthesizedStack } from '../../src/deploy/stacks';
import { stream } from './stream';

const stack: SynthesizedStack = {
  id: 'data-prod',
  directory: '/nowhere',
  dependsOn: [],
  owner: 'data@orbital.example',
  accepts: () => false,
  forgotten: new Set(),
  resources: new Map([
    ['ovh_cloud_project_kube.main', 'Clusters/main'],
    ['ovh_cloud_project_kube_nodepool.jobs', 'Clusters/main/NodePools/jobs'],
  ]),
};
const result: StackResult = {
  id: 'data-prod',
  owner: 'data@orbital.example',
  status: 'deployed',
  created: 2,
  changed: 0,
  destroyed: 0,
  seconds: 1.25,
  errors: [],
};
const kube = {
  stack,
  action: 'create',
  address: 'ovh_cloud_project_kube.main',
  path: 'Clusters/main',
  total: 2,
} as const;

const deployment: readonly DeployEvent[] = [
  { type: 'start', stacks: [stack] },
  { type: 'stack-started', stack },
  { type: 'planned', stack, total: 2, missing: 2 },
  { type: 'resource-started', ...kube, done: 0 },
  { type: 'resource-finished', ...kube, done: 1 },
  { type: 'stack-finished', stack, result },
];

function printed(events: readonly DeployEvent[], terminal?: { readonly columns: number }): string {
  const out = stream(terminal);
  const progress = new DeployProgress(new Output(out, { NO_COLOR: '1' }));
  for (const event of events) progress.onEvent(event);
  return out.text().replace(/ *\d+\.\d s {2}/g, '<time> ');
}

describe('a deployment', () => {
  test('is a line for each resource in a log: which stack, which resource, how many of how many', () => {
    expect(printed(deployment).split('\n')).toEqual([
      '<time> data-prod: 2 to do',
      '<time> data-prod 1/2 created Clusters/main (ovh_cloud_project_kube)',
      '<time> data-prod: 2 created in 1.3 s (stack 1 of 1)',
      '',
    ]);
  });

  test('is one moving line within 60 columns in a terminal, and a line for each stack', () => {
    const lines = printed(deployment, { columns: 60 }).split('\r\u001b[2K');
    expect(lines.map((line) => line.trimEnd())).toEqual([
      '',
      '<time> 0/2',
      '<time> 0/2  data-prod: planning',
      '<time> 0/2  data-prod: 2 to do',
      '<time> 0/2  data-prod 0/2 Clusters/main',
      '<time> 1/2  data-prod 1/2 Clusters/main',
      '<time> data-prod: 2 created in 1.3 s (stack 1 of 1)',
      '<time> 1/2  data-prod 1/2 Clusters/main',
      '',
    ]);
  });

  test('never prints past the width of a terminal', () => {
    const path = 'Clusters/main/NodePools/a-name-that-is-far-too-long';
    const text = printed([...deployment.slice(0, 3), { type: 'resource-started', ...kube, path, done: 0 }], {
      columns: 60,
    });
    const last = text.split('\r\u001b[2K').at(-1) ?? '';
    expect(last).toMatch(/^<time> 0\/2 {2}data-prod 0\/2 Clusters\/main\/NodePools\/.*…$/);
    expect(last.length).toBeLessThanOrEqual(60);
  });

  test('tells what Terraform complains of, and where', () => {
    const diagnostic = {
      severity: 'error',
      summary: 'quota exceeded',
      detail: 'asked for 3\n\nhave 2',
      address: 'ovh_cloud_project_kube_nodepool.jobs',
    } as const;
    expect(printed([{ type: 'diagnostic', stack, diagnostic }]).split('\n')).toEqual([
      '<time> error in data-prod/Clusters/main/NodePools/jobs: quota exceeded',
      '          asked for 3',
      '          have 2',
      '',
    ]);
  });
});

test('how it went with a stack, in words', () => {
  const words = (change: Partial<StackResult>) => outcome({ ...result, created: 0, ...change });
  expect(words({ created: 2, destroyed: 1 })).toBe('2 created, 1 destroyed in 1.3 s');
  expect(words({})).toBe('outputs changed in 1.3 s');
  expect(words({ status: 'unchanged' })).toBe('no changes');
  expect(words({ status: 'planned', changed: 1, plan: [] })).toBe('planned: 0 to create, 1 to change, 0 to destroy');
  expect(words({ status: 'planned', plan: [], early: { from: 'plan', unknown: [] } })).toBe(
    'planned: no changes as far as is known',
  );
  expect(words({ status: 'declined' })).toBe('not confirmed, nothing applied');
  expect(words({ status: 'failed', created: 1 })).toBe('failed after 1 created');
  expect(words({ status: 'failed' })).toBe('failed');
  expect(words({ status: 'skipped' })).toBe('skipped, a stack it needs failed');
  expect(words({ status: 'stopped', changed: 1 })).toBe('stopped after 1 changed');
  expect(words({ status: 'stopped' })).toBe('stopped before it began');
});

describe('the table at the end', () => {
  const table = (results: readonly StackResult[]) => {
    const out = stream();
    printSummary(new Output(out, {}), results);
    return out.text().split('\n');
  };

  test('names stack, owner, resources created and seconds', () => {
    expect(table([result, { ...result, id: 'hub', owner: undefined, status: 'failed', created: 0 }])).toEqual([
      '',
      'stack      owner                 created  seconds',
      'data-prod  data@orbital.example        2      1.3',
      'hub        -                     failed       1.3',
      '',
      '2 stacks, 2 resources created',
      '',
    ]);
  });

  test('says when nothing was to be done', () => {
    const unchanged: StackResult = { ...result, status: 'unchanged', created: 0 };
    expect(table([unchanged, unchanged]).at(-2)).toBe('2 stacks, 0 resources created, no changes in any of them');
    expect(table([result, unchanged]).at(-2)).toBe('2 stacks, 2 resources created, no changes in 1 of them');
  });
});
