import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Value } from '../../../src/estate/model';

/** What Terraform makes of an expression. `open`: only known after apply, even to Terraform. */
export type Said = { readonly is: 'value'; readonly value: Value } | { readonly is: 'refused' | 'open' };

/** Asks the real Terraform what expressions are worth, all in one process, without a provider. Each must be well formed. */
export function terraformSays(expressions: readonly string[]): Said[] {
  const folder = mkdtempSync(join(tmpdir(), 'console-'));
  try {
    const all = expressions.map((expression) => `\${try(jsonencode(${expression}\n), "refused")}`);
    writeFileSync(join(folder, 'main.tf.json'), JSON.stringify({ locals: { all } }));
    const { stdout, stderr, status } = spawnSync('terraform', ['console'], {
      cwd: folder,
      input: 'local.all\n',
      encoding: 'utf8',
      env: { ...process.env, CHECKPOINT_DISABLE: '1', NO_COLOR: '1', TF_CLI_ARGS: '-no-color' },
    });
    const lines = stdout.split('\n').filter((line) => line.startsWith('  '));
    if (status !== 0 || lines.length !== expressions.length) throw new Error(`terraform console: ${stderr}${stdout}`);
    return lines.map(read);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function read(line: string): Said {
  const text = line.trim().replace(/,$/, '');
  if (!text.startsWith('"')) return { is: 'open' };
  const said = JSON.parse(text.replaceAll(/([$%])\1\{/g, '$1{').replaceAll(/\\U000([0-9a-f]{5})/g, astral)) as string;
  return said === 'refused' ? { is: 'refused' } : { is: 'value', value: JSON.parse(said) as Value };
}

const astral = (_: string, digits: string): string => String.fromCodePoint(Number.parseInt(digits, 16));
