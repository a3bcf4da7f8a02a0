import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deployPlans } from '../../src/deploy/planned-deploy';
import type { Report } from '../../src/review/report/report';
import { reviewOutputs } from '../../src/review/report/review';
import { writeWithStates } from '../deploy/move/outputs';
import { execute, temporaryFolder } from '../support/program';
import { installed } from './installed';

test('the command with which a review keeps states that move moves them, as it is printed, and nothing is made again', async () => {
  const folder = temporaryFolder();
  const [outdir, before] = [join(folder, 'new out'), join(folder, "it's before")];
  const write = (output: string, states: string) =>
    writeWithStates(output, states, { hub: { data: { it: 'hub' } }, dev: { data: { it: 'dev' } } });
  const fileOf = (states: string, id: string) => join(folder, states, `${id}.tfstate`);
  const stateOf = (states: string, id: string) => JSON.parse(readFileSync(fileOf(states, id), 'utf8'));
  write(outdir, 'state');
  expect((await deployPlans({ outdir })).map(({ status }) => status)).toEqual(['deployed', 'deployed']);
  const made = stateOf('state', 'dev').resources;

  write(before, 'state');
  write(outdir, 'moved');
  const read = { baseOutput: { folder: "it's before" }, headOutput: 'new out' };
  const commands = reviewOutputs({ base: before, head: outdir, ...read }).stacks.flatMap(({ findings }) =>
    findings.flatMap(({ doWith }) => doWith ?? []),
  );
  expect(commands).toEqual(Array(2).fill(`npx landing-zone deploy --move-state 'it'\\''s before' --outdir 'new out'`));

  installed(folder);
  // nobody is there to ask
  const ran = await execute('sh', ['-c', `${commands[0]} --auto-approve`], folder);
  expect(ran, ran.text).toMatchObject({ code: 0 });
  expect(stateOf('moved', 'dev').resources).toEqual(made);
  expect(stateOf('state', 'dev').resources).toEqual([]);
  const again = await deployPlans({ outdir });
  expect(again.map(({ id, status }) => [id, status])).toEqual([
    ['hub', 'unchanged'],
    ['dev', 'unchanged'],
  ]);
  expect(existsSync(fileOf('moved', 'hub'))).toBe(true);
});

/** A program in a repository; where its states are is in a file. */
const program = `
  const fs = require('node:fs');
  const out = process.env.CDKTF_OUTDIR;
  const states = fs.readFileSync('states.txt', 'utf8');
  const stacks = {};
  for (const id of ['hub', 'dev']) {
    fs.mkdirSync(out + '/stacks/' + id, { recursive: true });
    stacks[id] = { name: id, synthesizedStackPath: 'stacks/' + id + '/cdk.tf.json', workingDirectory: 'stacks/' + id, dependencies: [] };
    const backend = { local: { path: '../../../' + states + '/' + id + '.tfstate' } };
    const resource = { terraform_data: { it: { input: id } } };
    fs.writeFileSync(out + '/stacks/' + id + '/cdk.tf.json', JSON.stringify({ terraform: { backend }, resource }));
  }
  fs.writeFileSync(out + '/manifest.json', JSON.stringify({ version: '0.21.0', stacks }));
`;

test('the commands of a review of a git ref do the same, with a worktree of it, as they are printed', async () => {
  const folder = temporaryFolder();
  const zone = join(folder, 'repository', 'infra');
  mkdirSync(zone, { recursive: true });
  const write = (name: string, text: string) => writeFileSync(join(zone, name), text);
  write('cdktf.json', '{ "app": "node program.cjs" }');
  write('program.cjs', program);
  write('package.json', '{ "name": "infra", "version": "1.0.0" }');
  write('package-lock.json', '{ "name": "infra", "version": "1.0.0", "lockfileVersion": 3, "packages": {} }');
  write('.gitignore', 'cdktf.out\nstate\nmoved\n.landing-zone\n');
  write('states.txt', 'state');
  // stands in for the command line of CDKTF, which synthesizes into cdktf.out
  const cdktf =
    '#!/bin/sh\n[ "$*" = synth ] && mkdir -p cdktf.out && CDKTF_OUTDIR=cdktf.out exec node program.cjs\nexit 9\n';
  writeFileSync(join(installed(folder), 'cdktf'), cdktf, { mode: 0o755 });
  const shell = (script: string) => execute('sh', ['-ec', script], zone);
  const git = 'git -c user.name=it -c user.email=it@acme.example';
  const made = await shell(
    `${git} init --quiet --initial-branch=main; git add .; ${git} commit --quiet -m one; npx cdktf synth; npx landing-zone deploy --auto-approve`,
  );
  expect(made, made.text).toMatchObject({ code: 0 });
  const stateOf = (states: string, id: string) => JSON.parse(readFileSync(join(zone, states, `${id}.tfstate`), 'utf8'));
  const { resources } = stateOf('state', 'dev');

  write('states.txt', 'moved');
  const review = await shell('npx landing-zone review --base main --format json 2>/dev/null || true');
  const { stacks } = JSON.parse(review.text) as Report;
  const printed = stacks.map(({ findings }) => findings.flatMap(({ doWith }) => doWith ?? []));
  const [commands = []] = printed;
  expect(printed).toEqual([commands, commands]);
  expect(commands).toHaveLength(3);
  const ran = await shell(`npx cdktf synth; ${commands.join('\n')} --auto-approve`);
  expect(ran, ran.text).toMatchObject({ code: 0 });
  expect(ran.text).toContain('2 stacks, 2 without changes');
  expect(stateOf('moved', 'dev').resources).toEqual(resources);
  expect(stateOf('state', 'dev').resources).toEqual([]);
});
