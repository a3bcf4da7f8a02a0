import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DataTerraformRemoteStateLocal, S3Backend, TerraformOutput, TerraformResource, TerraformStack } from 'cdktf';
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { rehearsalTools } from '../../../src/cli/rehearsal';
import { type ReviewFlags, review } from '../../../src/cli/review';
import { readEstate } from '../../../src/estate/read';
import type { Report } from '../../../src/review/report/report';
import { stream } from '../../cli/stream';
import { type Program, raw, stack, synthesize, together, withFile, zone } from '../corpus';

const folder = mkdtempSync(join(tmpdir(), 'rehearsal-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let outputs = 0;
const output = (program: Program): string => synthesize(program, join(folder, String(outputs++)));

async function reviewed(before: string, after: string, flags: Partial<ReviewFlags> = { plan: 'sandbox' }) {
  const [stdout, stderr] = [stream(), stream()];
  const asked = { baseDir: before, headDir: after, format: ['json'], failOn: [], planJson: [], ...flags } as const;
  const code = await review(asked, { stdout, stderr, env: process.env });
  return { code, report: JSON.parse(stdout.text()) as Report, stderr: stderr.text() };
}

const data = (scope: TerraformStack, id: string, input: unknown): TerraformResource => {
  const resource = new TerraformResource(scope, id, { terraformResourceType: 'terraform_data' });
  resource.addOverride('input', input);
  return resource;
};

const state = (id: string): string => `../../../state/${id}.tfstate`;

/** A stack with an output, and one that reads it. */
const chain = (value: string): Program =>
  together(
    stack((scope) => {
      scope.addOverride('terraform.backend', { local: { path: state('upper') } });
      data(scope, 'Thing', value);
      new TerraformOutput(scope, 'it', { value: '${terraform_data.Thing.output}', staticId: true });
    }, 'upper'),
    (app) => {
      const lower = new TerraformStack(app, 'lower');
      lower.addOverride('terraform.backend', { local: { path: state('lower') } });
      new DataTerraformRemoteStateLocal(lower, 'Upper', { path: state('upper') });
      data(lower, 'Reader', '${data.terraform_remote_state.Upper.outputs.it}');
      lower.addDependency(app.node.findChild('upper') as TerraformStack);
    },
  );

/** Moves the working directory of a stack, with everything that it needs. */
function moved(outdir: string, id: string, directory: string): string {
  const file = join(outdir, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  const entry = manifest.stacks[id];
  mkdirSync(dirname(join(outdir, directory)), { recursive: true });
  renameSync(join(outdir, entry.workingDirectory), join(outdir, directory));
  manifest.stacks[id] = {
    ...entry,
    workingDirectory: directory,
    synthesizedStackPath: `${directory}/cdk.tf.json`,
  };
  writeFileSync(file, JSON.stringify(manifest));
  return outdir;
}

describe('--plan sandbox', () => {
  test('is refused in an environment that would change what is planned', async () => {
    vi.stubEnv('TF_CLI_ARGS_plan', '-destroy');
    onTestFinished(() => void vi.unstubAllEnvs());
    await expect(reviewed(output(chain('one')), output(chain('two')))).rejects.toThrow(
      'TF_CLI_ARGS_plan is set, and adds arguments to the commands of Terraform; nothing was begun',
    );
  });

  test('plans a stack wherever its working directory is', async () => {
    const [before, after] = [output(chain('one')), output(chain('two'))];
    for (const outdir of [before, after]) moved(moved(outdir, 'upper', 'other/upper'), 'lower', 'other/lower');
    const { report } = await reviewed(before, after);
    expect(report.limits.filter((limit) => limit.includes('sandbox'))).toEqual([]);
    expect(report.stacks.flatMap(({ changes }) => changes.map((one) => [one.stack, one.action, one.from]))).toEqual([
      ['upper', 'change', ['synth', 'plan']],
      ['lower', 'change', ['synth', 'plan']],
    ]);
  });

  test('finds the state of a stack whose working directory moves', async () => {
    const one = (input: string) => output(raw({ resource: { terraform_data: { Thing: { input } } } }));
    const { report } = await reviewed(one('one'), moved(one('two'), 'prod', 'other/deep/below/prod'));
    expect(report.limits.filter((limit) => limit.includes('sandbox'))).toEqual([]);
    expect(report.stacks[0]?.changes).toMatchObject([{ action: 'change', from: ['synth', 'plan'] }]);
  });

  test('takes values of variables from the files beside the configuration, and plans a stack for what differs there', async () => {
    const program = raw({
      variable: { it: { type: 'string' } },
      resource: { terraform_data: { Thing: { input: '${var.it}' } } },
    });
    const given = (value: string) => output(withFile(program, 'terraform.tfvars', `it = "${value}"`));
    const { report } = await reviewed(given('one'), given('two'));
    expect(report.limits.filter((limit) => limit.includes('sandbox'))).toEqual([]);
    expect(report.stacks[0]?.changes).toMatchObject([
      { action: 'change', from: ['plan'], attributes: [{ attribute: 'input', before: 'one', after: 'two' }] },
    ]);
  });

  test('plans a stack that reads a state once what it reads is applied, in a second sandbox', async () => {
    const { report, stderr } = await reviewed(output(chain('one')), output(chain('two')));
    expect(report.disagreements).toEqual([]);
    expect(report.limits.filter((limit) => limit.includes('sandbox'))).toEqual([]);
    expect(
      report.stacks.flatMap(({ changes }) => changes.map(({ stack: id, action, from }) => [id, action, from])),
    ).toEqual([
      ['upper', 'change', ['synth', 'plan']],
      ['lower', 'change', ['synth', 'plan']],
    ]);
    expect(stderr).toContain('review: applying upper in a second sandbox, whose state lower reads\n');
  });

  test('touches neither the state that the program names nor the outputs', async () => {
    const remote = (input: string) =>
      stack((scope) => {
        new S3Backend(scope, {
          bucket: 'nobody-has-this',
          key: 'prod',
          region: 'GRA',
          endpoints: { s3: 'http://127.0.0.1:9' },
        });
        data(scope, 'Thing', input);
      });
    const [before, after] = [output(remote('one')), output(remote('two'))];
    const { report } = await reviewed(before, after);
    expect(report.stacks[0]?.changes).toMatchObject([{ action: 'change', from: ['synth', 'plan'] }]);
    for (const outdir of [before, after]) expect(readdirSync(join(outdir, 'stacks', 'prod'))).toEqual(['cdk.tf.json']);
    expect(existsSync(join(folder, 'state'))).toBe(false);
  });

  test('deploys no more of the base than the change needs', async () => {
    const { report, stderr } = await reviewed(output(zone()), output(zone({ 'prod.budget.monthly': 2000 })));
    expect(stderr).toContain('review: deploying 2 of 6 stacks of the base into a sandbox\n');
    expect(report.stacks).toMatchObject([{ id: 'web-prod-foundation', counts: { change: 1 } }]);
    expect(report.disagreements).toEqual([]);
  });

  test('says why a stack is not planned, and leaves its review as it is', async () => {
    const command = (input: string) =>
      stack((scope) => {
        data(scope, 'Thing', input).addOverride('provisioner', [
          { 'local-exec': { command: `touch ${join(folder, 'ran')}` } },
        ]);
      });
    const { report } = await reviewed(output(command('one')), output(command('two')));
    expect(report.limits).toContain(
      'prod is not planned in the sandbox: prod runs a command: terraform_data.Thing has a provisioner',
    );
    expect(report.stacks[0]?.changes).toMatchObject([{ action: 'change', from: ['synth'] }]);
    expect(existsSync(join(folder, 'ran'))).toBe(false);
  });

  test('leaves nothing behind', async () => {
    const of = () => readdirSync(tmpdir()).filter((name) => name.startsWith('landing-zone-rehearsal-'));
    const had = of();
    await reviewed(output(chain('one')), output(chain('three')));
    expect(of().filter((name) => !had.includes(name))).toEqual([]);
  });
});

describe('--plan-json', () => {
  test('joins a real plan: what is changed by hand is listed with its cause', async () => {
    const outdir = output(chain('one'));
    const change = { actions: ['update'], before: { input: 'by hand' }, after: { input: 'one' } };
    const plan = {
      format_version: '1.2',
      resource_changes: [{ address: 'terraform_data.Thing', type: 'terraform_data', mode: 'managed', change }],
      resource_drift: [{ address: 'terraform_data.Thing' }],
    };
    const file = join(folder, 'plan.json');
    writeFileSync(file, JSON.stringify(plan));
    const { code, report } = await reviewed(outdir, outdir, { planJson: [{ stack: 'upper', file }] });
    expect(code).toBe(2);
    expect(report.stacks[0]?.changes[0]?.attributes).toEqual([{ attribute: 'input', before: 'by hand', after: 'one' }]);
    expect(report.disagreements.map(({ why }) => why)).toEqual([
      'it was changed outside Terraform since the last deployment',
    ]);
  });

  test('of Terraform itself is read', async () => {
    const outdir = output((app) => {
      data(new TerraformStack(app, 'upper'), 'Thing', 'one');
    });
    const upper = readEstate(outdir).stacks.get('upper');
    if (upper === undefined) throw new Error('it is not there');
    const signal = new AbortController().signal;
    const tools = rehearsalTools(signal, process.env, []);
    const planned = await tools.plan(upper, join(outdir, 'stacks', 'upper'), { env: {}, close: async () => {} });
    if (!('json' in planned)) throw new Error(planned.failed);
    const file = join(folder, 'real.json');
    writeFileSync(file, planned.json);
    const { report } = await reviewed(outdir, outdir, { planJson: [{ stack: 'upper', file }] });
    expect(report.counts.add).toBe(1);
    expect(JSON.parse(readFileSync(file, 'utf8')).format_version).toMatch(/^1\./);
  });

  test('of a stack that is not there is refused, with the nearest that is', async () => {
    const outdir = output(chain('one'));
    await expect(reviewed(outdir, outdir, { planJson: [{ stack: 'uper', file: 'x' }] })).rejects.toThrow(
      "--plan-json uper=…: did you mean 'upper'?",
    );
    await expect(reviewed(outdir, outdir, { planJson: [{ stack: 'upper', file: 'x' }] })).rejects.toThrow(
      '--plan-json upper=x: there is no such file',
    );
  });

  test('that can not be read is told by the option, whatever is wrong with it', async () => {
    const outdir = output(chain('one'));
    const text = join(folder, 'text.json');
    writeFileSync(text, 'text');
    const planned = (file: string) => reviewed(outdir, outdir, { planJson: [{ stack: 'upper', file }] });
    await expect(planned(folder)).rejects.toThrow(`--plan-json upper=${folder}: it is a folder`);
    await expect(planned(text)).rejects.toThrow(`--plan-json upper=${text}: is not JSON`);
  });
});
