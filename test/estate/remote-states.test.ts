import { describe, expect, test } from 'vitest';
import type { StackFile, Value, Values } from '../../src/estate/model';
import { resolve } from '../../src/estate/resolve';
import { estateOf, shown } from './estate';

const outputs = 'data.terraform_remote_state.w.outputs';

/** What a stack sees of the outputs of the stack `w`, whose state it reads with these arguments of the data source. */
function seen(
  text: string,
  {
    reads = {},
    writes = {},
    more = {},
    files = [],
  }: {
    readonly reads?: Values;
    readonly writes?: Readonly<Record<string, Value>>;
    readonly more?: Values;
    readonly files?: readonly StackFile[];
  } = {},
): unknown {
  const backend = { s3: { bucket: 'b', key: 'w' } };
  const output = Object.fromEntries(Object.entries(writes).map(([name, value]) => [name, { value }]));
  const remote = { backend: 's3', config: { bucket: 'b', key: 'w' }, ...reads };
  const estate = estateOf(
    {
      other: { terraform: { backend: { s3: { bucket: 'b', key: 'other' } } }, output: { x: { value: 'other' } } },
      w: { terraform: { backend }, output },
      r: { data: { terraform_remote_state: { w: remote } }, ...more },
    },
    { w: files },
  );
  return shown(resolve(estate, 'r', text));
}

const file = (role: StackFile['role'], unread?: string): StackFile => ({
  ...{ path: 'x', sha256: '', role, ...(unread !== undefined && { unread }) },
});

describe('all outputs', () => {
  test('are what the stack has, and defaults where it has none of that name', () => {
    const reads = { defaults: { a: 'default', b: 'default' } };
    expect(seen(`\${jsonencode(${outputs})}`, { reads, writes: { b: '1', c: '2' } })).toBe(
      '{"a":"default","b":"1","c":"2"}',
    );
    expect(seen(`\${${outputs}.b}`, { reads, writes: { b: '1' } })).toBe('1');
    expect(seen(`\${keys(${outputs})}`, { writes: { c: '2' } })).toEqual(['c']);
  });

  test('are more than are known where only Terraform reads some of the stack', () => {
    const unread = `unread: ${outputs}`;
    for (const role of ['main', 'override', 'configuration'] as const) {
      const files = [file('asset', 'is a link'), file(role, 'is not read here')];
      expect(seen(`\${keys(${outputs})}`, { writes: { c: '2' }, files }), role).toEqual([['c'], unread]);
      expect(seen(`\${${outputs}.c}`, { writes: { c: '2' }, files }), role).toBe('2');
      expect(seen(`\${${outputs}.gone}`, { files }), role).toBe(`${unread}.gone`);
    }
  });

  test('are known where what nobody reads is no configuration, and what is configuration is read', () => {
    const files = [file('asset', 'is a link'), file('variables', 'sets variables'), file('lock'), file('main')];
    expect(seen(`\${keys(${outputs})}`, { writes: { c: '2' }, files })).toEqual(['c']);
    expect(seen(`\${try(${outputs}.gone, "none")}`, { files })).toBe('none');
  });

  test('of a stack that nobody finds are not known, also those with defaults', () => {
    const reads = { config: { bucket: 'b', key: 'elsewhere' }, defaults: { a: 'default' } };
    expect(seen(`\${${outputs}.a}`, { reads })).toBe(`unread: ${outputs}.a`);
    expect(seen(`\${keys(${outputs})}`, { reads })).toBe(`unread: ${outputs}`);
  });
});

describe('the stack that is meant', () => {
  const writes = { x: 'w' };
  const x = `\${${outputs}.x}`;
  const unread = `unread: ${outputs}.x`;

  test.each<[what: string, reads: Values, expected: unknown]>([
    ['no workspace', {}, 'w'],
    ['the default one', { workspace: 'default' }, 'w'],
    ['the one of the reader', { workspace: '${' + 'terraform.workspace}' }, 'w'],
    ['null', { workspace: null }, 'w'],
    ['another one', { workspace: 'eu' }, unread],
    ['no kind of backend', { backend: 7 }, unread],
    ['no configuration', { config: null }, unread],
  ])('by workspace and backend: %s', (_, reads, expected) => {
    expect(seen(x, { reads, writes })).toBe(expected);
  });

  test('is found by names that are known behind expressions, and by no other', () => {
    const reads = (key: string) => ({ config: { bucket: '${' + 'local.b}', key, region: 'gra' } });
    const more = { locals: { b: 'b', k: 'w', other: 'other' }, variable: { k: {} } };
    expect(seen(x, { reads: reads('${' + 'local.k}'), writes, more })).toBe('w');
    expect(seen(x, { reads: reads('${' + 'local.other}'), writes, more })).toBe('other');
    expect(seen(x, { reads: reads('${' + 'var.k}'), writes, more })).toBe(unread);
  });
});
