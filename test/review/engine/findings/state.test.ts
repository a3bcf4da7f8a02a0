import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Estate, Values } from '../../../../src/estate/model';
import { compareOutputs } from '../../../../src/review/engine/compare';
import type { BaseOutput } from '../../../../src/review/engine/findings/move-state';
import { keptElsewhere, stateMoves } from '../../../../src/review/engine/findings/state';
import { temporaryFolder } from '../../../support/program';
import { outputOf, stackWith } from '../../outputs';
import { nothingAround } from './found';

const stack = (backend: Values | undefined, id = 'prod') =>
  stackWith(id, { terraform: backend === undefined ? {} : { backend } });
const s3 = (more: Values = {}): Values => ({ s3: { bucket: 'states', key: 'prod', ...more } });
const none = 'Terraform finds none there, and would make everything again';

test.each<[string, Values, Values, readonly string[]]>([
  ['another bucket', s3(), s3({ bucket: 'b' }), [`the state is kept elsewhere (s3): ${none}`]],
  ['another key', s3(), s3({ key: 'b' }), [`the state is kept elsewhere (s3): ${none}`]],
  ['another kind', s3(), { local: { path: 'x' } }, [`the state moves from s3 to local: ${none}`]],
  [
    'how often it is tried',
    s3(),
    s3({ max_retries: 3, retry_mode: 'adaptive', use_path_style: true, skip_region_validation: true }),
    [],
  ],
  ['how it is guarded', s3(), s3({ use_lockfile: true, encrypt: true, acl: 'private' }), []],
  [
    'how often it is tried, and another bucket',
    s3(),
    s3({ max_retries: 3, bucket: 'b' }),
    [`the state is kept elsewhere (s3): ${none}`],
  ],
  ['an argument that is not known', s3(), s3({ skip_odd: true }), [`the state is kept elsewhere (s3): ${none}`]],
])('a state moves: %s', (_, before, after, says) => {
  const around = { ...nothingAround, before: stack(before), after: stack(after) };
  const said = stateMoves({ where: 'terraform.backend', part: 'section', before, after }, around);
  expect(said.map((one) => one.says)).toEqual(says);
  expect(stateMoves({ where: 'terraform.other', part: 'section', before, after }, around)).toEqual([]);
  expect(stateMoves({ where: 'terraform.backend', part: 'body', before, after }, around)).toEqual([]);
});

test('a state that moves to where that of another stack is says whose', () => {
  const [before, after] = [s3(), s3({ key: 'shop' })];
  const around = { ...nothingAround, before: stack(before), after: stack(after), others: [stack(after, 'shop')] };
  expect(stateMoves({ where: 'terraform.backend', part: 'section', before, after }, around)[0]?.says).toBe(
    'the state is kept elsewhere (s3): there is the one of shop, and Terraform would destroy what that stack has made',
  );
});

test('the state of a new stack is held against those of the others, apart from its name', () => {
  const said = (after: Values, ...others: Values[]) =>
    stateMoves(
      { where: 'terraform.backend', part: 'section', after },
      { ...nothingAround, after: stack(after), others: others.map((one) => stack(one, 'other')) },
    ).map(({ says }) => says);
  const elsewhere = ['its state is kept elsewhere than that of every stack in the base'];
  expect(said(s3({ key: 'new' }), s3())).toEqual([]);
  expect(said(s3({ key: 'new' }), { local: { path: 'x' } }, s3())).toEqual([]);
  expect(said(s3({ bucket: 'b' }), s3())).toEqual(elsewhere);
  expect(said({ local: { path: 'x' } }, s3())).toEqual(elsewhere);
  expect(said(s3())).toEqual([]);
  expect(keptElsewhere(stack(undefined), [stack(s3())])).toEqual([
    'its state is kept in a file of its folder, unlike that of every stack in the base',
  ]);
  expect(keptElsewhere(stack(undefined), [])).toEqual([]);
  expect(keptElsewhere(stack(undefined), [stack(s3()), stack(undefined)])).toEqual([]);
  expect(keptElsewhere(stack(s3()), [stack(s3())])).toEqual([]);
  const cloud = stackWith('c', { terraform: { cloud: { organization: 'a' } } });
  expect(keptElsewhere(stack(undefined), [cloud])).toHaveLength(1);
  expect(keptElsewhere(cloud, [stack(s3())])).toEqual([]);
});

describe('a state that moves is kept', () => {
  const estate = (stacks: Readonly<Record<string, Values>>): Estate => ({
    ...outputOf({}),
    stacks: new Map(Object.entries(stacks).map(([id, terraform]) => [id, stackWith(id, { terraform })])),
  });
  /** What is to be done for each stack. */
  const kept = (
    before: Readonly<Record<string, Values>>,
    after: Readonly<Record<string, Values>>,
    output: BaseOutput = { folder: 'before' },
  ) =>
    Object.fromEntries(
      [...compareOutputs(estate(before), estate(after), output).findings].flatMap(([id, findings]) =>
        findings.flatMap(({ class: kind, doWith }) => (kind === 'state' ? [[id, doWith]] : [])),
      ),
    );
  const local = { backend: { local: { path: '../x.tfstate' } } };
  const inBucket = { backend: s3() };
  const byHand = (id: string) => [
    `terraform -chdir=cdktf.out/stacks/${id} init  # in the output of the base`,
    `terraform -chdir=cdktf.out/stacks/${id} state pull > ${id}.tfstate`,
    `terraform -chdir=cdktf.out/stacks/${id} init -reconfigure  # in the output of the head`,
    `terraform -chdir=cdktf.out/stacks/${id} state push - < ${id}.tfstate  # the file holds secrets, remove it then`,
  ];
  const deploy = ['npx landing-zone deploy --move-state before'];

  test('by one command, whatever number of stacks', () => {
    const key = (id: string) => ({ backend: s3({ key: id }) });
    expect(kept({ a: local, b: key('b') }, { a: key('a'), b: { backend: s3({ key: 'b', bucket: 'other' }) } })).toEqual(
      {
        a: deploy,
        b: deploy,
      },
    );
    expect(kept({ a: {} }, { a: inBucket })).toEqual({ a: deploy });
    expect(kept({ a: inBucket }, { a: local })).toEqual({ a: deploy });
  });

  test.each<[string, Values, Values]>([
    ['into another kind of backend', inBucket, { backend: { pg: { schema_name: 'x' } } }],
    ['out of one', { backend: { azurerm: { key: 'x' } } }, inBucket],
    ['within one', { backend: { http: { address: 'x' } } }, { backend: { http: { address: 'y' } } }],
    ['from a service', { cloud: { organization: 'x', workspaces: { name: 'x' } } }, inBucket],
    ['encrypted', { ...local, encryption: { a: 1 } }, { ...inBucket, encryption: { a: 1 } }],
    ['without a key', inBucket, { backend: { s3: { bucket: 'states' } } }],
    ['with a folder of workspaces', { backend: { local: { workspace_dir: 'x' } } }, inBucket],
  ])('by hand %s', (_, before, after) => {
    expect(kept({ a: before }, { a: after })).toEqual({ a: byHand('a') });
  });

  test('without those that the command would refuse; one that stays as it is refuses nothing', () => {
    const [old, now] = [{ backend: { pg: { schema_name: 'x' } } }, { backend: { pg: { schema_name: 'y' } } }];
    const two = { a: local, b: { backend: s3({ key: 'b' }) } };
    const after = { ...two, a: { backend: s3({ key: 'a' }) } };
    expect(kept({ ...two, c: old }, { ...after, c: now })).toEqual({
      a: ['npx landing-zone deploy --move-state before -- a'],
      c: byHand('c'),
    });
    expect(kept({ ...two, c: old }, { ...after, c: old })).toEqual({ a: deploy });
  });

  test('with the program of the base, where its output is gone by then', () => {
    const commit = '0123456789ab';
    expect(kept({ a: local }, { a: inBucket }, { commit, program: '' })).toEqual({
      a: [
        'git worktree add --detach ../before 0123456789ab  # the program as it was',
        '(cd ../before && npm ci && npx cdktf synth)  # writes its output',
        'npx landing-zone deploy --move-state ../before/cdktf.out',
      ],
    });
    expect(kept({ a: local }, { a: inBucket }, { commit, program: 'a b/zone/' })).toEqual({
      a: [
        'git worktree add --detach ../before 0123456789ab  # the program as it was',
        "(cd '../before/a b/zone' && npm ci && npx cdktf synth)  # writes its output",
        "npx landing-zone deploy --move-state '../before/a b/zone/cdktf.out'",
      ],
    });
  });

  test('by words of a shell, whatever the folder and the stacks are called', () => {
    const evil = "a'; touch evil; '$(touch evil)`touch evil`\n--auto-approve";
    const flag = '--auto-approve';
    const other = { backend: { pg: { schema_name: 'x' } } };
    const before = { [evil]: local, [flag]: local, c: other };
    const after = { [evil]: inBucket, [flag]: { backend: s3({ key: 'b' }) }, c: { backend: { pg: {} } } };
    const folder = temporaryFolder();
    for (const [output, word] of [
      [evil, evil],
      ['--sandbox', './--sandbox'],
    ] as const) {
      const [command = ''] = kept(before, after, { folder: output })[flag] ?? [];
      const said = execFileSync('sh', ['-c', `npx() { printf '%s\\0' "$@"; }; ${command}`], { cwd: folder });
      expect(said.toString().split('\0')).toEqual([
        'landing-zone',
        'deploy',
        '--move-state',
        word,
        '--',
        evil,
        flag,
        '',
      ]);
    }
    expect(readdirSync(folder)).toEqual([]);
  });
});
