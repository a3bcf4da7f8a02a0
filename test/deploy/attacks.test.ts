import { once } from 'node:events';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { deployPlans } from '../../src/deploy/planned-deploy';
import { makePrivateFolder } from '../../src/deploy/private-folder';
import { contentsOf, digestOf } from '../../src/estate/content';
import { readEstate } from '../../src/estate/read';
import { until } from '../support/program';
import { errors, statuses, useDeployed } from './attacked';
import { newFolder, writeStacks } from './fixture';
import { startDeploy } from './started';

const attack = useDeployed();

const swapped = 'the files of this stack are not what was reviewed: Changed since the deployment began: ';

describe('files that are swapped while it runs', () => {
  test('while it plans: no plan is applied, not even that of another stack', async () => {
    const attacked = attack();
    const script = `echo >> ${attacked.file('cdk.tf.json')}`;
    const results = await attacked.deploy(attacked.approve(), { plan: script }, ['a', 'b']);
    expect(statuses(results)).toEqual(['refused', 'planned']);
    expect(errors(results)).toEqual([`${swapped}cdk.tf.json. Does something synthesize into this folder?`]);
    expect([attacked.state(), attacked.state('b')]).toEqual([{ x: '1' }, { y: '1' }]);
  });

  test('between plan and apply, where only a chart that is not in the plan is read anew: nothing is applied', async () => {
    const attacked = attack();
    const script = `rm ${attacked.file('charts/values.yaml')}; touch ${attacked.file('a.auto.tfvars')}`;
    const results = await attacked.deploy(attacked.approve(), { show: script });
    expect(statuses(results)).toEqual(['refused']);
    expect(errors(results)[0]).toContain(`${swapped}charts/values.yaml, a.auto.tfvars. `);
    expect(attacked.state()).toEqual({ x: '1' });
  });

  test('while it is applied: it is too late, and it fails and says so', async () => {
    const attacked = attack();
    const results = await attacked.deploy(attacked.approve(), {
      apply: `echo 'replicas: 9' > ${attacked.file('charts/values.yaml')}`,
    });
    expect(statuses(results)).toEqual(['failed']);
    expect(errors(results)[0]).toContain(`${swapped}charts/values.yaml. `);
  });
});

describe('what lies in a working directory and is not configuration', () => {
  const evil = JSON.stringify({ resource: { terraform_data: { evil: { input: 'evil' } } } });

  test('.terraform, which sends a module to another folder, is not read', async () => {
    const attacked = attack();
    attacked.put('good/main.tf.json', JSON.stringify({ resource: { terraform_data: { good: { input: 'good' } } } }));
    attacked.put(
      'cdk.tf.json',
      JSON.stringify({ module: { m: { source: './good' } }, resource: { terraform_data: { x: { input: '1' } } } }),
    );
    const approval = attacked.approve();
    attacked.put('.terraform/evil/main.tf.json', evil);
    const modules = [
      { Key: '', Source: '', Dir: '.' },
      { Key: 'm', Source: './good', Dir: '.terraform/evil' },
    ];
    attacked.put('.terraform/modules/modules.json', JSON.stringify({ Modules: modules }));
    expect(statuses(await attacked.deploy({ digest: approval.digest }))).toEqual(['deployed']);
    expect(attacked.state()).toEqual({ x: '1', good: 'good' });
  });

  test('a lock file that nobody has reviewed chooses no versions; the one that a run writes is no swapped file', async () => {
    const attacked = attack();
    const approval = attacked.approve();
    const lock = attacked.file('.terraform.lock.hcl');
    attacked.put('.terraform.lock.hcl', 'not a lock file, so that Terraform could not read it {');
    const init = { init: `cp ${lock} ${attacked.folder} 2>/dev/null; echo '# of this run' > ${lock}` };
    expect(statuses(await attacked.deploy(approval, init))).toEqual(['deployed']);
    expect(existsSync(join(attacked.folder, '.terraform.lock.hcl'))).toBe(false);
    expect(statuses(await attacked.deploy(approval, init))).toEqual(['unchanged']);
  });

  test('a lock file that was reviewed stays as it is', async () => {
    const attacked = attack();
    attacked.put('.terraform.lock.hcl', '# reviewed');
    const args = join(attacked.folder, 'args');
    const init = `echo "$@" > ${args}; echo '# other versions' > ${attacked.file('.terraform.lock.hcl')}`;
    expect(statuses(await attacked.deploy(attacked.approve(), { init }))).toEqual(['refused']);
    expect(readFileSync(args, 'utf8')).toBe('init -json -input=false -lockfile=readonly\n');
    expect(attacked.state()).toEqual({ x: '1' });
  });

  test('a module from outside of it is refused: nobody has reviewed its files', async () => {
    const attacked = attack();
    mkdirSync(join(attacked.folder, 'evil'));
    writeFileSync(join(attacked.folder, 'evil', 'main.tf.json'), evil);
    attacked.put('cdk.tf.json', JSON.stringify({ module: { m: { source: '../../../evil' } } }));
    const results = await attacked.deploy(attacked.approve());
    expect(statuses(results)).toEqual(['refused']);
    expect(errors(results)).toEqual([
      'modules are read from outside of what was reviewed: No file of these was reviewed: module m in ../../../evil.',
    ]);
    expect(attacked.state()).toEqual({ x: '1' });
  });
});

describe('a file that an expression reads, and that is not in the digest', () => {
  const reading = (input: string, more: object = {}) =>
    JSON.stringify({ ...more, resource: { terraform_data: { x: { input } } } });

  test.each([
    ['a folder of states', `\${file("\${path.module}/terraform.tfstate.d/x")}`, {}, 'what is not in the digest'],
    ['what a crash leaves', `\${filebase64("crash.log")}`, {}, 'what is not in the digest'],
    ['behind a local value', `\${file(local.p)}`, { locals: { p: './.terraform/x' } }, 'what is not in the digest'],
    ['of another working directory', `\${file("../a/.terraform/x")}`, {}, 'what is not in the digest'],
    ['a computed name', `\${file(join("/", [".terraform", "x"]))}`, {}, 'what only Terraform knows'],
    ['a name from outside', `\${file(var.p)}`, { variable: { p: {} } }, 'what only Terraform knows'],
  ])('%s: refused before Terraform is started', (_, input, more, why) => {
    const attacked = attack();
    for (const path of ['terraform.tfstate.d/x', '.terraform/x', 'crash.log']) attacked.put(path, 'reviewed');
    attacked.put('cdk.tf.json', reading(input, more));
    const approval = attacked.approve();
    for (const path of ['terraform.tfstate.d/x', '.terraform/x', 'crash.log']) attacked.put(path, 'evil');
    return expect(attacked.deploy(approval)).rejects.toThrow(
      new RegExp(`terraform_data\\.x of stack a reads with file(base64)?\\(\\) ${why}: `),
    );
  });

  test('one that is in the digest is no obstacle, and other bytes of it are refused', async () => {
    const attacked = attack();
    attacked.put('assets/x', 'reviewed');
    attacked.put(
      'cdk.tf.json',
      reading(`\${file("\${path.module}/\${local.name}")}`, { locals: { name: 'assets/x' } }),
    );
    const approval = attacked.approve();
    expect(statuses(await attacked.deploy(approval))).toEqual(['deployed']);
    expect(attacked.state()).toEqual({ x: 'reviewed' });
    attacked.put('assets/x', 'evil');
    await expect(attacked.deploy(approval)).rejects.toThrow('stack a has other content');
  });
});

describe('a state that changes under a deployment', () => {
  test('between plan and apply: Terraform refuses its own plan', async () => {
    const attacked = attack();
    const state = attacked.file('terraform.tfstate');
    const script = `sed -i -e 's/"serial": 1,/"serial": 2,/' -e 's/"value": "1"/"value": "by hand"/' ${state}`;
    const results = await attacked.deploy(attacked.approve(), { show: script });
    expect(statuses(results)).toEqual(['failed']);
    expect(errors(results)[0]).toContain('Saved plan is stale');
    expect(attacked.state()).toEqual({ x: 'by hand' });
  });

  test('a planted one that makes a plan destroy more is refused', async () => {
    const attacked = attack();
    const state = JSON.parse(readFileSync(attacked.file('terraform.tfstate'), 'utf8'));
    state.resources.push({ ...state.resources[0], name: 'foreign' });
    attacked.put('terraform.tfstate', JSON.stringify(state));
    const results = await attacked.deploy(attacked.approve());
    expect(statuses(results)).toEqual(['refused']);
    expect(results[0]?.differences).toMatchObject([{ kind: 'destructive', address: 'terraform_data.foreign' }]);
  });
});

test('plans lie where nobody else can edit them, and are gone afterwards', async () => {
  const attacked = attack();
  const log = join(attacked.folder, 'log');
  const script = `for last; do :; done; stat -c '%a %n' "$(dirname "$last")" "$TF_DATA_DIR" > ${log}`;
  expect(statuses(await attacked.deploy(attacked.approve(), { show: script }))).toEqual(['deployed']);
  const folders = readFileSync(log, 'utf8').trim().split('\n');
  expect(folders.map((line) => line.split(' ')[0])).toEqual(['700', '700']);
  expect(folders.filter((line) => line.includes(attacked.folder) || existsSync(line.split(' ')[1] ?? ''))).toEqual([]);
});

describe('nothing is lost, and nothing is made twice', () => {
  const append = (log: string, name: string) => ({ sh: `echo ${name} >> ${log}` });
  const made = (log: string) => readFileSync(log, 'utf8').trim().split('\n').sort();

  test('by two deployments at once', async () => {
    const folder = newFolder();
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const [outdir, log] = [join(folder, 'cdktf.out'), join(folder, 'log')];
    appendFileSync(log, '');
    const names = ['x', 'y', 'z'];
    writeStacks({ 'web/../a': { data: Object.fromEntries(names.map((name) => [name, append(log, name)])) } }, outdir);
    const approval = { digest: digestOf(contentsOf(readEstate(outdir))) };
    const both = await Promise.all([deployPlans({ outdir, approval }), deployPlans({ outdir, approval })]);
    const ends = both.flatMap(statuses);
    expect(ends.filter((status) => status === 'deployed')).toHaveLength(1);
    for (const results of both.filter((one) => statuses(one).includes('failed'))) {
      expect(errors(results)[0]).toMatch(/^(Error acquiring the state lock|Saved plan is stale): /);
    }
    expect(statuses(await deployPlans({ outdir, approval }))).toEqual(['unchanged']);
    expect(made(log)).toEqual(names);
  });

  test('by a deployment that is killed: Terraform goes on alone, and the next one goes on from there', async () => {
    const folder = newFolder();
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const [outdir, log] = [join(folder, 'cdktf.out'), join(folder, 'log')];
    const [begun, go] = [join(folder, 'begun'), join(folder, 'go')];
    const slow = { sh: `touch ${begun}; while [ ! -e ${go} ]; do sleep 0.1; done; echo x >> ${log}` };
    writeStacks({ a: { data: { x: slow } }, b: { dependsOn: ['a'], data: { y: append(log, 'y') } } }, outdir);
    const approval = { digest: digestOf(contentsOf(readEstate(outdir))) };
    const command = startDeploy(['--outdir', outdir, '--reviewed', approval.digest], folder);
    const ended = once(command, 'close');
    await Promise.race([until(() => existsSync(begun)), ended]);
    command.kill('SIGKILL');
    expect(await ended).toEqual([null, 'SIGKILL']);
    vi.stubEnv('TMPDIR', folder);
    onTestFinished(() => void vi.unstubAllEnvs());
    const plans = () => readdirSync(folder).filter((name) => name.startsWith('landing-zone-plans-'));
    const left = plans();
    // while what it has begun goes on, its folder stays
    rmSync(makePrivateFolder(), { recursive: true });
    expect([left.length, plans()]).toEqual([1, left]);
    writeFileSync(go, '');
    const lock = join(outdir, 'stacks/a/.terraform.tfstate.lock.info');
    await until(() => existsSync(log) && !existsSync(lock));
    expect((await deployPlans({ outdir, approval })).map(({ status }) => status)).toEqual(['unchanged', 'deployed']);
    expect(made(log)).toEqual(['x', 'y']);
    // Terraform gives the lock back a moment before it ends
    await until(() => {
      rmSync(makePrivateFolder(), { recursive: true });
      return plans().length === 0;
    });
  });
});
