import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const root = dirname(dirname(__dirname));

/** A clone with nothing but the first step, and stand-ins for Terraform, npm and the build. */
let clone: string;
let bin: string;
let log: string;
beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'landing-zone-setup-'));
  bin = join(clone, 'bin');
  log = join(clone, 'log');
  for (const folder of ['bin', 'scripts', 'node_modules/tsx/dist']) mkdirSync(join(clone, folder), { recursive: true });
  copyFileSync(join(root, 'scripts', 'setup.cjs'), join(clone, 'scripts', 'setup.cjs'));
  writeFileSync(join(clone, 'package-lock.json'), '{}');
  writeFileSync(join(clone, 'node_modules', '.package-lock.json'), '{}');
  writeFileSync(join(clone, 'node_modules/tsx/dist/cli.mjs'), logging('build'));
  program('npm', `echo npm "$@" >> ${log}`);
  terraform('terraform', '1.11.4');
});
afterEach(() => rmSync(clone, { recursive: true, force: true }));

const logging = (what: string, code = 0) =>
  `import { appendFileSync } from 'node:fs'; appendFileSync(${JSON.stringify(log)}, '${what}\\n'); process.exitCode = ${code};`;

function program(name: string, script: string): void {
  writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, name), 0o755);
}
const terraform = (name: string, version: string) => program(name, `echo '{"terraform_version":"${version}"}'`);

function setup({ node, env = {} }: { node?: string; env?: Record<string, string> } = {}) {
  const pretend = join(clone, 'pretend.cjs');
  writeFileSync(pretend, node ? `Object.defineProperty(process.versions, 'node', { value: '${node}' });` : '');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--require', pretend, join(clone, 'scripts', 'setup.cjs')],
    {
      cwd: clone,
      env: { PATH: bin, ...env },
      encoding: 'utf8',
    },
  );
  return { status, stdout, stderr };
}

const ran = () => {
  try {
    return readFileSync(log, 'utf8').trim().split('\n');
  } catch {
    return [];
  }
};

describe('setup refuses, in one sentence and before anything is installed', () => {
  const refused = (result: ReturnType<typeof setup>, sentence: string) => {
    expect(result).toEqual({ status: 1, stdout: '', stderr: `setup: ${sentence}\n` });
    expect(ran()).toEqual([]);
  };

  test.each(['6.17.1', '12.22.12', '18.20.4', '20.18.3', '21.7.3', '22.11.0', '23.11.0'])('Node %s', (node) => {
    refused(setup({ node }), `this is Node ${node}; install Node 20.19 or later of 20, 22.12 or later of 22, or 24.`);
  });

  test('a machine without Terraform and OpenTofu', () => {
    rmSync(join(bin, 'terraform'));
    refused(
      setup(),
      'neither terraform nor tofu is on the PATH; install Terraform 1.10 or later, or OpenTofu 1.10 or later.',
    );
  });

  test('a Terraform that is too old', () => {
    terraform('terraform', '1.9.8');
    refused(setup(), 'terraform is 1.9.8; install Terraform 1.10 or later, or OpenTofu 1.10 or later.');
  });

  test('a TERRAFORM_BINARY_NAME that is not there', () => {
    refused(
      setup({ env: { TERRAFORM_BINARY_NAME: 'terraform-1.12' } }),
      "TERRAFORM_BINARY_NAME is 'terraform-1.12', which is not on the PATH; correct it or unset it.",
    );
  });

  test('a program of that name that is not Terraform', () => {
    program('terraform', 'echo hello');
    refused(setup(), "'terraform version -json' did not answer with a version; is it Terraform or OpenTofu?");
  });
});

describe('setup accepts', () => {
  test.each(['20.19.0', '22.12.0', '24.0.0'])('Node %s', (node) => {
    expect(setup({ node }).status).toBe(0);
  });

  test('OpenTofu where there is no Terraform', () => {
    rmSync(join(bin, 'terraform'));
    terraform('tofu', '1.10.0');
    expect(setup().stdout).toContain('tofu 1.10.0');
  });

  test('the binary that TERRAFORM_BINARY_NAME names', () => {
    terraform('terraform', '1.0.0');
    terraform('terraform-new', '1.12.2');
    expect(setup({ env: { TERRAFORM_BINARY_NAME: 'terraform-new' } }).stdout).toContain('terraform-new 1.12.2');
  });
});

describe('setup installs', () => {
  const lockfileIs = (what: 'newer' | 'older') => {
    const seconds = Date.UTC(2026, 0, what === 'newer' ? 2 : 1) / 1000;
    utimesSync(join(clone, 'package-lock.json'), seconds, seconds);
    const installed = Date.UTC(2026, 0, what === 'newer' ? 1 : 2) / 1000;
    utimesSync(join(clone, 'node_modules', '.package-lock.json'), installed, installed);
  };

  test('what the lockfile says, in a fresh clone', () => {
    rmSync(join(clone, 'node_modules', '.package-lock.json'));
    expect(setup().stdout).toContain('setup: installing packages');
    expect(ran()).toEqual(['npm ci --no-audit --no-fund --loglevel=error', 'build']);
  });

  test('again when the lockfile is newer', () => {
    lockfileIs('newer');
    expect(setup().stdout).toContain('setup: package-lock.json is newer: installing again');
    expect(ran()).toEqual(['npm ci --no-audit --no-fund --loglevel=error', 'build']);
  });

  test('nothing when the install is up to date', () => {
    lockfileIs('older');
    expect(setup().status).toBe(0);
    expect(ran()).toEqual(['build']);
  });

  test('and stops with one sentence when npm fails', () => {
    lockfileIs('newer');
    program('npm', 'echo no network >&2; exit 7');
    const { status, stderr } = setup();
    expect([status, stderr]).toEqual([
      1,
      'no network\nsetup: npm ci failed with exit code 7; its own message is above.\n',
    ]);
    expect(ran()).toEqual([]);
  });

  test('and stops with one sentence when the build fails', () => {
    writeFileSync(join(clone, 'node_modules/tsx/dist/cli.mjs'), logging('build', 2));
    const { status, stderr } = setup();
    expect([status, stderr]).toEqual([1, 'setup: the build failed with exit code 2; its own message is above.\n']);
  });
});

test('setup has no dependency and no syntax that an old Node does not read', () => {
  const text = readFileSync(join(root, 'scripts', 'setup.cjs'), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  expect([...text.matchAll(/require\('([^']+)'\)/g)].map(([, name]) => name)).toEqual(['fs', 'path', 'child_process']);
  expect(text).not.toMatch(/\?\.|\?\?|`|\.\.\.|\basync\b|\bimport\b|catch \{/);
});
