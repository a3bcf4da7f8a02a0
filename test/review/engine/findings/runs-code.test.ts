import { expect, test } from 'vitest';
import { found } from './found';

const sides = (one: object) => [{}, JSON.parse(JSON.stringify(one))] as const;
const thing = (more: object) => ({ resource: { terraform_data: { A: more } } });
const runs = (command: string, more: object = {}) => ({ provisioner: [{ 'local-exec': { command, ...more } }] });
const program = { exec: [{ command: 'x' }] };

test.each<[string, object, object, readonly string[]]>([
  ['a provisioner', thing({}), thing(runs('a')), ['terraform_data.A: runs a local-exec provisioner: a']],
  ['another command', thing(runs('a')), thing(runs('b')), ['terraform_data.A: runs a local-exec provisioner: b']],
  [
    'at the end',
    thing({}),
    thing(runs('a', { when: 'destroy' })),
    ['terraform_data.A: runs a local-exec provisioner when it is destroyed: a'],
  ],
  [
    'without a command',
    thing({}),
    thing({ provisioner: [{ file: { source: 'a' } }] }),
    ['terraform_data.A: runs a file provisioner'],
  ],
  [
    'one of two less',
    thing({ provisioner: [...runs('a').provisioner, ...runs('b').provisioner] }),
    thing(runs('b')),
    [],
  ],
  ['a provisioner less', thing(runs('a')), thing({}), []],
  [
    'a connection',
    thing({}),
    thing({ connection: { host: 'a' } }),
    ['terraform_data.A: connects to a machine for its provisioners'],
  ],
  ['a connection less', thing({ connection: { host: 'a' } }), thing({}), []],
  [
    'a module',
    {},
    { module: { m: { source: 'registry/x' } } },
    ['module.m: calls a module from elsewhere: registry/x'],
  ],
  [
    'another version of a module',
    { module: { m: { source: 'registry/x', version: '1' } } },
    { module: { m: { source: 'registry/x', version: '2' } } },
    ['module.m: calls a module from elsewhere: registry/x'],
  ],
  [
    'other arguments of a module',
    { module: { m: { source: 'registry/x', a: 1 } } },
    { module: { m: { source: 'registry/x', a: 2 } } },
    [],
  ],
  ['a module of this repository', {}, { module: { m: { source: './m' }, n: { source: '../n' } } }, []],
  [
    'credentials of a program',
    { provider: { kubernetes: [{}] } },
    { provider: { kubernetes: [program] } },
    ['provider.kubernetes: runs a program that gives it credentials (exec)'],
  ],
  [
    'credentials of a program for Helm',
    { provider: { helm: [{}] } },
    { provider: { helm: [{ kubernetes: [program] }] } },
    ['provider.helm: runs a program that gives it credentials (exec)'],
  ],
  [
    'the same program, elsewhere',
    { provider: { kubernetes: [program] } },
    { provider: { kubernetes: [{ ...program, host: 'b' }] } },
    [],
  ],
  ['a program less', { provider: { kubernetes: [program] } }, { provider: { kubernetes: [{}] } }, []],
  [
    'a program in a check',
    {},
    { check: { c: { data: { external: { d: { program: ['x'] } } } } } },
    ['check.c: runs a program while it plans'],
  ],
  [
    'a program in a check, as before',
    { check: { c: { data: { external: { d: { program: ['x'] } } } } } },
    { check: { c: { data: { external: { d: { program: ['x'] } } }, assert: [] } } },
    [],
  ],
  [
    'a data source that runs a program',
    {},
    { data: { external: { d: { program: ['x'] } } } },
    ['data.external.d: runs a program while it plans'],
  ],
  [
    'a data source that reads a file',
    {},
    { data: { local_file: { d: { filename: 'x' } } } },
    ['data.local_file.d: reads files of the machine that deploys'],
  ],
  [
    'a value that is sent',
    {},
    { data: { http: { d: { url: 'https://a/${terraform_data.A.id}' } } } },
    ['data.http.d: sends values of this stack to https://a/${terraform_data.A.id} while it plans'],
  ],
  ['nothing that is sent', {}, { data: { http: { d: { url: 'https://a/${terraform.workspace}' } } } }, []],
  [
    'a state in a file',
    {},
    { data: { terraform_remote_state: { d: { backend: 'local', config: { path: '${var.x}' } } } } },
    [],
  ],
  [
    'an action',
    {},
    { action: { ovh_reboot: { a: { config: {} } } } },
    ['action.ovh_reboot: may run an action of a provider: ovh_reboot.a'],
  ],
  [
    'another action',
    { action: { ovh_reboot: { a: { x: 1 }, b: { x: 1 } } } },
    { action: { ovh_reboot: { a: { x: 1 }, b: { x: 2 } } } },
    ['action.ovh_reboot: may run an action of a provider: ovh_reboot.b'],
  ],
  ['an action less', { action: { ovh_reboot: { a: {} } } }, {}, []],
  [
    'what triggers one',
    thing({}),
    thing({
      lifecycle: { action_trigger: [{ events: ['after_create', 'after_update'], actions: ['action.ovh_reboot.a'] }] },
    }),
    ['terraform_data.A: runs action.ovh_reboot.a when it changes (after_create, after_update)'],
  ],
  [
    'a provisioner of what is removed',
    {},
    { removed: [{ from: 'terraform_data.B', provisioner: [{ 'local-exec': { command: 'x' } }] }] },
    ['removed: runs a provisioner when terraform_data.B is destroyed'],
  ],
  ['what is removed', {}, { removed: [{ from: 'terraform_data.B' }] }, []],
  [
    'a file that is read',
    {},
    { locals: { a: '${file("x")}' } },
    ['locals.a: reads files of the machine that deploys, with file()'],
  ],
  [
    'a file that is read by a resource',
    thing({}),
    thing({ input: '${pathexpand("~/x")}' }),
    ['terraform_data.A: reads files of the machine that deploys, with pathexpand()'],
  ],
  ['a file that was read before', { locals: { a: '${file("x")}', b: 1 } }, { locals: { a: '${file("x")}', b: 2 } }, []],
  [
    'a function of a provider',
    {},
    { locals: { a: '${provider::x::f(1)}' } },
    ['locals.a: calls a function of a provider: provider::x::f(…)'],
  ],
  ['any other function', {}, { locals: { a: '${upper("x")}' } }, []],
])('what would run, or is taken from elsewhere: %s', (_, before, after, says) => {
  const runs = found(sides(before), sides(after)).filter((one) => one.startsWith('runs-code '));
  expect(runs).toEqual(says.map((one) => `runs-code ${one}`));
});
