import { describe, expect, test } from 'vitest';
import type { StackFile, Value, Values } from '../../src/estate/model';
import { resolve } from '../../src/estate/resolve';
import { estateOf, shown } from './estate';

/** What is known of a value in a stack of this JSON, and in words why the rest isn't. */
function known(json: Values, value: Value, files: readonly StackFile[] = []): unknown {
  return shown(resolve(estateOf({ main: json }, { main: files }), 'main', value));
}

const file = (path: string, role: StackFile['role'], unread?: string): StackFile => ({
  path,
  sha256: '0',
  role,
  ...(unread === undefined ? {} : { unread }),
});

const user = {
  resource: { ovh_user: { U: { name: 'ops', description: '${local.word}' } } },
  locals: { word: 'robot' },
};

describe('a value is known', () => {
  test('where it is a literal, also one that looks like an expression and is escaped', () => {
    expect(known({}, 'text')).toBe('text');
    expect(known({}, { a: [1, true, null] })).toEqual({ a: [1, true, null] });
    expect(known({}, 'a $${b} %%{c} \\n')).toBe('a ${b} %{c} \\n');
  });

  test('except the place of an element in a list of which more is unknown', () => {
    const lists = (list: string) => known({ locals: {}, variable: { more: { type: 'list(string)' } } }, list);
    expect(lists('${[for at, x in ["a", "b"] : "${at}${x}"]}')).toEqual(['0a', '1b']);
    expect(lists('${[for at, x in concat(var.more, ["a"]) : "${at}${x}"]}')).toEqual([[], 'input: var.more']);
  });

  test('behind local values that name each other', () => {
    const locals = { a: ['${local.b}', 'y'], b: '${local.c}-1', c: 'x', d: { ips: '${toset(local.a)}' } };
    expect(known({ locals }, '${local.d.ips}')).toEqual(['x-1', 'y']);
    expect(known({ locals }, 'all: ${join("+", local.a)}')).toBe('all: x-1+y');
  });

  test('behind the default of a variable, as the type that it asks for', () => {
    const variable = {
      size: { type: 'number', default: '3' },
      ips: { type: 'set(string)', default: ['b', 'a', 'a'] },
      zone: { type: 'object({ region = string, nodes = number })', default: { region: 'GRA', nodes: '2', more: 1 } },
      empty: { default: null },
    };
    expect(known({ variable }, '${var.size}')).toBe(3);
    expect(known({ variable }, '${var.ips}')).toEqual(['a', 'b']);
    expect(known({ variable }, '${var.zone}')).toEqual({ region: 'GRA', nodes: 2 });
    expect(known({ variable }, '${var.empty == null ? "none" : var.empty}')).toBe('none');
  });

  test('behind an argument of a resource or data source that is written', () => {
    expect(known(user, '${ovh_user.U.name}/${ovh_user.U.description}')).toBe('ops/robot');
    const data = { ovh_project: { P: { service_name: 'p1' } } };
    expect(known({ data }, '${data.ovh_project.P.service_name}')).toBe('p1');
    const resource = { ovh_x: { X: { nodes: [{ region: 'GRA' }], single: { region: 'SBG' } } } };
    expect(known({ resource }, '${ovh_x.X.nodes[0].region}-${ovh_x.X.single[0].region}')).toBe('GRA-SBG');
  });

  test('in each instance of a resource that is there several times', () => {
    const resource = {
      ovh_x: {
        X: { for_each: { a: '10', b: '11' }, name: 'n-${each.key}-${each.value}' },
        C: { count: 2, name: 'c${count.index}' },
      },
    };
    expect(known({ resource }, '${ovh_x.X["b"].name}')).toBe('n-b-11');
    expect(known({ resource }, '${ovh_x.C[*].name}')).toEqual(['c0', 'c1']);
    expect(known({ resource }, '${{ for k, x in ovh_x.X : k => x.name }}')).toEqual({ a: 'n-a-10', b: 'n-b-11' });
  });

  test('where only one branch of a condition counts', () => {
    const locals = { open: true };
    expect(known({ locals, ...{ resource: {} } }, '${local.open ? ["0.0.0.0/0"] : ovh_x.y.ips}')).toEqual([
      '0.0.0.0/0',
    ]);
  });
});

describe('a value is not known', () => {
  test('after apply: an attribute that is not written, or whose changes are ignored', () => {
    expect(known(user, '${ovh_user.U.id}')).toBe('after-apply: ovh_user.U.id');
    const ignored = { resource: { ovh_user: { U: { name: 'ops', lifecycle: { ignore_changes: ['name'] } } } } };
    expect(known(ignored, '${ovh_user.U.name}')).toBe('after-apply: ovh_user.U.name');
  });

  test('an input: a variable without default, a secret one, the workspace', () => {
    const variable = { a: {}, secret: { default: 'x', sensitive: true } };
    expect(known({ variable }, '${var.a}${var.secret}${terraform.workspace}')).toBe(
      'input: var.a, input: var.secret, input: terraform.workspace',
    );
  });

  test('unread: where another file of the stack may say it', () => {
    const variable = { a: { default: 'x' } };
    expect(known({ variable }, '${var.a}', [file('a.auto.tfvars', 'variables')])).toBe('unread: var.a');
    const override = [file('override.tf', 'override', 'is not JSON')];
    expect(known({ locals: { a: 'x' } }, '${local.a}', override)).toBe('unread: local.a');
    expect(known({}, '${local.elsewhere}')).toBe('unread: local.elsewhere');
  });

  test('a function that is not evaluated here, without its arguments, which may be secret', () => {
    expect(known({}, '${bcrypt("hunter2")}')).toBe('after-apply: bcrypt(…)');
    expect(known({}, '${file("key.pem")}')).toBe('unread: file(…)');
    expect(known({}, '${sensitive("hunter2")}')).toBe('function: sensitive(…)');
    expect(known({}, '${regex("(?i)hunter2", "b")}')).toBe('function: regex(…)');
    expect(known({}, '${regex("a", "b")}')).toBe('function: a value that Terraform refuses');
  });

  test('what Terraform refuses, and what is no expression', () => {
    expect(known({}, '${[1][5]}')).toBe('function: a value that Terraform refuses');
    expect(known({ locals: { bad: '${[1][5]}' } }, '${try(local.bad, "x")}')).toBe(
      'function: local.bad, which Terraform refuses',
    );
    expect(known({}, '${a b}')).toBe('unread: an expression in a form that is not read');
  });

  test('what needs itself, in a local value, in two stacks and in instances', () => {
    expect(known({ locals: { a: '${local.b}', b: '${local.a}' } }, '${local.a}')).toBe(
      'unread: local.a, which needs itself',
    );
    const resource = { ovh_x: { X: { name: '${ovh_x.X.name}', for_each: '${ovh_x.X}' } } };
    expect(known({ resource }, '${ovh_x.X.name}')).toBe('after-apply: ovh_x.X.name');
  });
});

describe('of a value that is partly known', () => {
  const unknown = 'after-apply: ovh_user.U.ips';

  test('the literal elements count, whatever is around them', () => {
    for (const list of [
      'concat(["0.0.0.0/0"], ovh_user.U.ips)',
      'concat(ovh_user.U.ips, ["0.0.0.0/0"])',
      'toset(concat(ovh_user.U.ips, ["0.0.0.0/0"]))',
      'setunion(ovh_user.U.ips, ["0.0.0.0/0"])',
      'distinct(compact(flatten([["0.0.0.0/0", ""], ovh_user.U.ips])))',
      '[for ip in concat(ovh_user.U.ips, ["0.0.0.0"]) : "${ip}/0"]',
      'formatlist("%s/0", concat(ovh_user.U.ips, ["0.0.0.0"]))',
      'try(concat(["0.0.0.0/0"], ovh_user.U.ips), [])',
    ]) {
      expect(known(user, `\${${list}}`), list).toEqual([['0.0.0.0/0'], unknown]);
    }
    expect(known(user, ['0.0.0.0/0', '${ovh_user.U.ip}'])).toEqual([['0.0.0.0/0'], 'after-apply: ovh_user.U.ip']);
    expect(known(user, '${merge({ a = 1 }, ovh_user.U.tags)}')).toEqual([{ a: 1 }, 'after-apply: ovh_user.U.tags']);
  });

  test('nothing is said of places, lengths and keys that the rest may change', () => {
    for (const value of [
      'concat(ovh_user.U.ips, ["a"])[0]',
      'length(concat(ovh_user.U.ips, ["a"]))',
      'merge({ a = 1 }, ovh_user.U.ips).a',
      'contains(concat(ovh_user.U.ips, ["a"]), "b")',
      'join(",", concat(ovh_user.U.ips, ["a"]))',
      'element(concat(ovh_user.U.ips, ["a"]), 0)',
      'yamlencode({ a = ovh_user.U.ips })',
      'alltrue([true, ovh_user.U.ips])',
      'jsonencode({ a = ovh_user.U.ips })',
      '[for i, ip in concat(ovh_user.U.ips, ["a"]) : i][0]',
    ]) {
      expect(known(user, `\${${value}}`), value).toBe(unknown);
    }
    expect(known(user, '${contains(concat(ovh_user.U.ips, ["a"]), "a")}')).toBe(true);
  });
});

describe('outputs of another stack', () => {
  const output = { name: { value: '${local.name}' }, id: { value: '${ovh_user.U.id}' } };
  const writer = (backend: Values): Values => ({
    ...user,
    terraform: backend,
    output,
    locals: { name: 'n', word: 'w' },
  });
  const reader = (backend: string, config: Values, more: Values = {}): Values => ({
    data: { terraform_remote_state: { W: { backend, config, ...more } } },
    locals: { folder: 'z' },
  });
  const read = (from: Values, to: Values, value = '${data.terraform_remote_state.W.outputs.name}') =>
    shown(resolve(estateOf({ writer: from, reader: to }), 'reader', value));

  test('are found however the two name the state', () => {
    const pairs: readonly (readonly [Values, string, Values])[] = [
      [
        { backend: { s3: { bucket: 'b', key: 'z/w.tfstate' } } },
        's3',
        { bucket: 'b', key: '${local.folder}/w.tfstate' },
      ],
      [{ backend: { s3: { key: 'w' } } }, 's3', { bucket: 'b', key: 'w' }],
      [{ backend: { local: { path: '../../../state/w.tfstate' } } }, 'local', { path: '../../../state/w.tfstate' }],
      [{ backend: { local: { path: '/home/ci/w.tfstate' } } }, 'local', { path: '/home/ci/w.tfstate' }],
      [{}, 'local', { path: '../writer/terraform.tfstate' }],
      [{}, 'local', { path: '/home/ci/out/stacks/writer/terraform.tfstate' }],
      [{ backend: { http: { address: 'https://git/w' } } }, 'http', { address: 'https://git/w' }],
      [
        { cloud: [{ organization: 'o', workspaces: [{ name: 'w' }] }] },
        'remote',
        { organization: 'o', workspaces: { name: 'w' } },
      ],
      [{ backend: { remote: { workspaces: { prefix: 'w-' } } } }, 'remote', { workspaces: { prefix: 'w-' } }],
      [{ backend: { gcs: { bucket: 'b', prefix: 'w' } } }, 'gcs', { bucket: 'b', prefix: 'w' }],
    ];
    for (const [backend, kind, config] of pairs) {
      expect(read(writer(backend), reader(kind, config)), JSON.stringify(backend)).toBe('n');
    }
  });

  test('are not those of a state of that name elsewhere, nor of another workspace', () => {
    const unread = 'unread: data.terraform_remote_state.W.outputs.name';
    const s3 = { backend: { s3: { bucket: 'b', key: 'w' } } };
    expect(read(writer(s3), reader('s3', { bucket: 'other', key: 'w' }))).toBe(unread);
    expect(read(writer(s3), reader('gcs', { prefix: 'w' }))).toBe(unread);
    expect(read(writer(s3), reader('s3', { key: 'w' }, { workspace: 'eu' }))).toBe(unread);
    expect(read(writer({}), reader('local', { path: '../other/terraform.tfstate' }))).toBe(unread);
    const local = (path: string) => ({ backend: { local: { path } } });
    expect(read(writer(local('/a/w.tfstate')), reader('local', { path: '/b/w.tfstate' }))).toBe(unread);
    expect(read(writer(local('/a/w.tfstate')), reader('local', { path: 'w.tfstate' }))).toBe(unread);
  });

  test('may be asked for with try and lookup, and have defaults', () => {
    const s3 = { backend: { s3: { key: 'w' } } };
    const to = reader('s3', { key: 'w' }, { defaults: { later: 'd' } });
    const outputs = 'data.terraform_remote_state.W.outputs';
    expect(read(writer(s3), to, `\${try(${outputs}.gone, "x")}`)).toBe('x');
    expect(read(writer(s3), to, `\${lookup(${outputs}, "name", "x")}`)).toBe('n');
    expect(read(writer(s3), to, `\${lookup(${outputs}, "gone", "x")}`)).toBe('x');
    expect(read(writer(s3), to, `\${${outputs}.later}`)).toBe('d');
    expect(read(writer(s3), to, `\${contains(keys(${outputs}), "later")}`)).toBe(true);
    expect(read(writer(s3), to, `\${${outputs}.id}`)).toBe('after-apply: ovh_user.U.id');
  });
});
