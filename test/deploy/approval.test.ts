import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Approval, approvedStacks, NotReviewed } from '../../src/deploy/approval';
import type { ReviewedChange } from '../../src/deploy/reviewed';
import { contentsOf, digestOf } from '../../src/estate/content';
import { readEstate } from '../../src/estate/read';
import { newFolder, writeStacks } from './fixture';

/** An output with a policy of one action in stack `a`; `b` needs it, and nothing changes `c`. */
function output(): string {
  const folder = newFolder();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeStacks({ a: {}, b: { dependsOn: ['a'], data: { x: '1' } }, c: { data: { z: '1' } } }, folder);
  writeFileSync(join(folder, 'stacks/a/cdk.tf.json'), JSON.stringify({ resource: policy('account:apiovh:me/get') }));
  put(folder, 'a/charts/app/values.yaml', 'replicas: 2');
  return folder;
}

const policy = (action: string) => ({ ovh_iam_policy: { Ops: { name: 'ops', allow: [action] } } });

function put(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, 'stacks', path)), { recursive: true });
  writeFileSync(join(folder, 'stacks', path), text);
}

/** Approves an output as it is, with a review that changes these stacks. */
function approve(folder: string, changed: readonly string[] = ['a', 'b']): Approval {
  const contents = contentsOf(readEstate(folder));
  const changes = new Map(changed.map((id): [string, ReviewedChange[]] => [id, []]));
  return { digest: digestOf(contents), review: { contents, changes } };
}

const approved = (folder: string, approval: Approval, asked?: readonly string[]) =>
  approvedStacks(readEstate(folder), approval, asked).map(({ id }) => id);

/** What is said of an output that is refused, without its folder. */
function refusal(folder: string, approval: Approval, asked?: readonly string[]): string {
  try {
    return `not refused: ${approved(folder, approval, asked)}`;
  } catch (error) {
    if (!(error instanceof NotReviewed)) throw error;
    return error.message.replace(`${folder} is not what was reviewed: `, '').replace('; nothing was changed', '');
  }
}

/** Edits the JSON of a file in the output. */
function edit(folder: string, path: string, change: (text: string) => string): void {
  const file = join(folder, path);
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

const main = 'stacks/a/cdk.tf.json';
const otherContent = 'stack a has other content';

const attacks: Readonly<Record<string, readonly [attack: (folder: string) => void, says?: string]>> = {
  'a policy of one action that becomes one of all actions, at the same address': [
    (folder) => writeFileSync(join(folder, main), JSON.stringify({ resource: policy('*') })),
  ],
  'one byte of a chart': [(folder) => put(folder, 'a/charts/app/values.yaml', 'replicas: 3')],
  'an order of keys that changes nothing': [
    (folder) => edit(folder, main, (text) => text.replace(/("name":"ops"),("allow":[^}]*)/, '$2,$1')),
  ],
  'a key that stands twice, of which a parser sees the last': [
    (folder) => edit(folder, main, (text) => text.replace('{', '{"resource":{"null_resource":{"Run":{}}},')),
  ],
  'a space at the end': [(folder) => appendFileSync(join(folder, main), ' ')],
  'files of two stacks, swapped': [
    (folder) => {
      renameSync(join(folder, 'stacks/a'), join(folder, 'stacks/swap'));
      renameSync(join(folder, 'stacks/b'), join(folder, 'stacks/a'));
      renameSync(join(folder, 'stacks/swap'), join(folder, 'stacks/b'));
    },
    'stack a has other content; stack b has other content',
  ],
  'a script that becomes a program': [(folder) => chmodSync(join(folder, 'stacks/a/charts/app/values.yaml'), 0o755)],
  'a file that is gone': [(folder) => rmSync(join(folder, 'stacks/a/charts/app/values.yaml'))],
  ...Object.fromEntries(
    [
      'a.auto.tfvars',
      'terraform.tfvars.json',
      'override.tf',
      'x_override.tf.json',
      'main.tf',
      'terraform.tfstate.tf',
      'terraform.d/plugins/registry.terraform.io/ovh/ovh/2.19.0/linux_amd64/terraform-provider-ovh_v2.19.0',
      '.hidden',
    ].map((path) => [`an extra file ${path}`, [(folder: string) => put(folder, `a/${path}`, '')] as const]),
  ),
  'another working directory': [
    (folder) => {
      renameSync(join(folder, 'stacks/a'), join(folder, 'stacks/other'));
      edit(folder, 'manifest.json', (text) => text.replaceAll('stacks/a', 'stacks/other'));
    },
  ],
  'another order of stacks': [
    (folder) => edit(folder, 'manifest.json', (text) => text.replace('"dependencies":["a"]', '"dependencies":[]')),
    'stack b has other content',
  ],
  'a stack that is gone': [
    (folder) =>
      edit(folder, 'manifest.json', (text) => {
        const { a: _, ...stacks } = JSON.parse(text).stacks;
        return JSON.stringify({ stacks });
      }),
    'there is no stack a',
  ],
};

describe('refused before Terraform is started', () => {
  test.each(Object.keys(attacks))('%s', (name) => {
    const [attack, says = otherContent] = attacks[name] ?? [];
    const folder = output();
    const approval = approve(folder);
    expect(refusal(folder, approval)).toBe('not refused: a,b,c');
    attack?.(folder);
    expect(refusal(folder, approval)).toBe(says);
    expect(refusal(folder, { digest: approval.digest })).toMatch(/^its digest is [0-9a-f]{64}$/);
  });

  test('what was a link out of the output already when it was reviewed: what it leads to can change', () => {
    const folder = output();
    const outside = newFolder();
    onTestFinished(() => rmSync(outside, { recursive: true }));
    writeFileSync(join(outside, 'values'), '');
    symlinkSync(join(outside, 'values'), join(folder, 'stacks/a/a.auto.tfvars'));
    symlinkSync(join(folder, 'stacks/b'), join(folder, 'stacks/a/module'));
    const cannotApprove = 'so that nobody can approve what is in it';
    expect(refusal(folder, approve(folder))).toBe(
      `stacks/a/a.auto.tfvars is a link that leads out of the output folder, ${cannotApprove}; ` +
        `stacks/a/module is no regular file, ${cannotApprove}`,
    );
    expect(refusal(folder, approve(folder), ['b'])).toBe('not refused: b');
  });
});

test('what is read beside the content is refused, each once, unless it is outside, where the review has named it', () => {
  const folder = output();
  const reading = (...inputs: readonly string[]) => {
    const things = Object.fromEntries(inputs.map((input, index) => [`t${index}`, { input }]));
    writeFileSync(join(folder, main), JSON.stringify({ variable: { p: {} }, resource: { terraform_data: things } }));
    return refusal(folder, approve(folder));
  };
  expect(reading(`\${file("/etc/hosts")}`, `\${file("charts/app/values.yaml")}`)).toBe('not refused: a,b,c');
  expect(reading(`\${file("crash.log")}\${file("crash.log")}`, `\${filebase64(var.p)}`)).toBe(
    'terraform_data.t0 of stack a reads with file() what is not in the digest: crash.log; ' +
      `terraform_data.t1 of stack a reads with filebase64() what only Terraform knows: \${filebase64(var.p)}`,
  );
});

describe('another merge', () => {
  test('that has changed, added or removed other stacks neither blocks nor slips in', () => {
    const folder = output();
    const approval = approve(folder, ['a']);
    put(folder, 'c/cdk.tf.json', '{"resource":{"terraform_data":{"z":{"input":"2"}}}}');
    expect(approved(folder, approval)).toEqual(['a', 'b']);
    writeStacks({ b: { dependsOn: ['a'], data: { x: '1' } }, d: {}, c: { data: { z: '2' } } }, folder);
    edit(folder, 'manifest.json', (text) =>
      text.replace('"d":', '"a":{"synthesizedStackPath":"stacks/a/cdk.tf.json","dependencies":[]},"d":'),
    );
    expect(approved(folder, approval)).toEqual(['b', 'a']);
  });

  test('does not let a stack through that is asked for by name', () => {
    const folder = output();
    const approval = approve(folder, ['a']);
    writeStacks({ c: { data: { z: '2' } }, d: {} }, folder);
    expect(refusal(folder, approval, ['c'])).toBe('stack c has other content');
    expect(refusal(folder, approval, ['d'])).toBe('stack d was not reviewed');
  });
});

test('a stack is none that was reviewed because of a name that every object has', () => {
  const folder = output();
  const approval = approve(folder);
  writeStacks({ constructor: {} }, folder);
  expect(refusal(folder, approval, ['constructor'])).toBe('stack constructor was not reviewed');
});

describe('a lock file of providers', () => {
  const lock = (folder: string, version: string) => put(folder, 'a/.terraform.lock.hcl', `version = "${version}"`);

  test('that was not reviewed is one that a run has left, and does not count', () => {
    const folder = output();
    const approval = approve(folder);
    lock(folder, '2.19.0');
    expect(refusal(folder, approval)).toBe('not refused: a,b,c');
    expect(refusal(folder, { digest: approval.digest })).toBe('not refused: a,b,c');
    const [a] = approvedStacks(readEstate(folder), approval);
    expect(a?.files.map(({ path }) => path)).not.toContain('.terraform.lock.hcl');
  });

  test('that was reviewed must be there, as it was', () => {
    const folder = output();
    lock(folder, '2.19.0');
    const approval = approve(folder);
    expect(refusal(folder, approval)).toBe('not refused: a,b,c');
    expect(refusal(folder, { digest: approval.digest })).toBe('not refused: a,b,c');
    lock(folder, '2.0.0');
    expect(refusal(folder, approval)).toBe(otherContent);
    rmSync(join(folder, 'stacks/a/.terraform.lock.hcl'));
    expect(refusal(folder, approval)).toBe(otherContent);
  });
});
