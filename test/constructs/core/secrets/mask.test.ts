import { describe, expect, test } from 'vitest';
import { maskText, maskTextWith, maskValue } from '../../../../constructs/core/secrets/mask';
import { hidden } from '../../../../constructs/core/secrets/masked';
import { planted } from './corpus';

describe('a secret is hidden', () => {
  test('of five seeds and at least 150 kinds', () => {
    expect(planted.length).toBeGreaterThanOrEqual(750);
    expect(new Set(planted.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(150);
    expect(new Set(planted.map(({ name, value }) => `${name} ${value}`)).size).toBe(planted.length);
  });

  const kinds = [...new Set(planted.map(({ kind }) => kind))];
  test.each(kinds)('%s', (kind) => {
    for (const { name, value, secret } of planted.filter((one) => one.kind === kind)) {
      const masked = maskValue(value, name);
      expect(masked, value).not.toContain(secret);
      expect(masked).toContain(hidden);
      expect(maskValue({ list: [{ [name]: value }] }, 'attribute')).not.toContain(secret);
    }
  });

  test.each(['$1$', '$apr1$', '\\$6\\$', '$2y$10$', '$y$j9T$', '{SSHA}', 'pbkdf2_sha256$'])(
    'as a hash %s all of it, however little of it looks random',
    (prefix) => {
      expect(maskText(`web ${prefix}aaaaaaaaaaaaaaaaaaaaaaaa shop`)).toBe(`web ${hidden} shop`);
    },
  );

  test('by the schema at its path only', () => {
    const schema = (path: readonly string[]) => (path.join('.') === 'a.b' ? 'sensitive' : 'unknown');
    expect(maskValue({ a: { b: 'x', c: 'y' }, b: 'z' }, 'content', { schema })).toBe(
      '{"a":{"b":"(hidden)","c":"y"},"b":"z"}',
    );
  });

  test('by the schema, whatever it looks like', () => {
    expect(maskValue('anything', 'content', { schema: () => 'sensitive' })).toBe(hidden);
    expect(maskValue({ a: 'anything' }, 'content', { schema: () => 'sensitive' })).toBe(hidden);
  });

  test('in lists, objects and nested lines under its name', () => {
    expect(maskText('passwords: ["one", "two"]')).toBe(`passwords: ${hidden}`);
    expect(maskText('secrets: { db: one }')).toBe(`secrets: ${hidden}`);
    expect(maskText('a: 1\nsecrets:\n  db: one\n  other:\n    - two\nb: 2')).toBe(`a: 1\nsecrets:${hidden}\nb: 2`);
    expect(maskText('tokens:\n- one\n- two\nb: 2')).toBe(`tokens:${hidden}\nb: 2`);
    expect(maskText('DB_PASSWORD=$(cat <<EOT\none\nEOT\n)\nrun')).toBe(`DB_PASSWORD=${hidden}\nrun`);
  });

  test('in a text inside an expression', () => {
    const secret = 'q8Zr2LmX0vTn5KcW7yBd';
    expect(maskText(`\${base64encode("${secret}")}`)).toBe(`\${base64encode("${hidden}")}`);
    expect(maskValue(`\${join("", ["swordfish"])}`, 'password')).toBe(hidden);
    expect(maskText(`\${f("a \\"} b", sensitive("harmless"))}`)).toBe(`\${f("a \\"} b", sensitive("${hidden}"))}`);
    expect(maskText('${sensitive ( "harmless")}')).toBe(`\${sensitive ( "${hidden}")}`);
  });
});

describe('what is no secret stays', () => {
  test('an id behind the name of one, also at the beginning of a text', () => {
    const id = '0a1b2c3d4e5f46a7b8c9d0e1f2a30001';
    expect([`id=${id}`, `a id=${id}`, id].map(maskText)).toEqual([`id=${id}`, `a id=${id}`, hidden]);
  });

  test('an id in a list of ids, or behind its name at the beginning of a text', () => {
    const id = 'q8Zr2LmX0vTn5KcW7yBd';
    expect(maskValue({ stream_id: id, subnet_ids: [id], note: id }, 'a')).toBe(
      `{"stream_id":"${id}","subnet_ids":["${id}"],"note":"(hidden)"}`,
    );
    const digits = '0a1b2c3d4e5f46a7b8c9d0e1f2a30001';
    expect(maskText(`id: ${digits}`)).toBe(`id: ${digits}`);
    expect(maskTextWith(new Set([digits]), `${digits}/${id}`)).toBe(hidden);
  });

  test.each<[value: unknown, shown: string]>([
    ['', ''],
    ['true', 'true'],
    ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGb', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGb'],
    ['basic', '(hidden)'],
    [undefined, ''],
  ])('%j under the name of a secret is %j', (value, shown) => {
    expect(maskValue(value, 'password')).toBe(shown);
  });

  test('a way to log in under the name of one', () => {
    expect(maskValue({ auth: 'basic', pin: 'one' }, 'a')).toBe('{"auth":"basic","pin":"(hidden)"}');
  });

  test('what is nested 64 deep, and texts in expressions six deep', () => {
    const list = (depth: number): unknown => (depth === 0 ? 1 : [list(depth - 1)]);
    expect([65, 66].map((depth) => maskValue(list(depth), 'a').includes(hidden))).toEqual([false, true]);
    const text = (depth: number): string => (depth === 0 ? 'a b' : `\${f("${text(depth - 1)}")}`);
    expect([6, 7].map((depth) => maskText(text(depth)))).toEqual([
      text(6),
      expect.stringMatching(/\d characters, not shown\)/),
    ]);
  });

  test('a text of up to 32,768 letters', () => {
    expect(maskText('ab '.repeat(20_000).slice(0, 32_768))).toHaveLength(32_768);
    expect(maskText('ab '.repeat(20_000).slice(0, 32_769))).toBe('(32769 characters, not shown)');
  });

  test.each([
    'web-prod-main',
    'b2c6c1a0-4d8f-4f0a-9a55-3f1f3c1a7d11',
    'urn:v1:eu:resource:publicCloudProject:0a1b2c3d4e5f46a7b8c9d0e1f2a30001',
    'urn:v1:eu:identity:group:xx1111-ovh/admins',
    'publicCloudProject:apiovh:kube/nodepool/create',
    'ovh_cloud_project_network_private_subnet_v2',
    '10.20.16.0/20',
    '2001:41d0:1:2e4e::1',
    '2027-03-31T00:00:00Z',
    'https://login.acme.example/realms/main',
    'https://login.acme.example:8443/realms/main',
    'mail someone@acme.example',
    'registry.acme.example/team/service-name:1.24.3',
    'argoproj.github.io/argo-helm',
    'quay.io/argoproj/argo-rollouts@sha256:3a9b1c2d4e5f60718293a4b5c6d7e8f90123456789abcdef0123456789abcdef',
    'Managed by Terraform',
    'EU-WEST-PAR',
    'eu-west-par-a',
    'node-role.kubernetes.io/control-plane',
    'pod-security.kubernetes.io/enforce',
    'arn:aws:s3:::acme-archive/*',
    'flight-dynamics-prod-platform-main',
    '${ovh_cloud_project_kube.Clusters_main_DD2F4524.kubeconfig_attributes[0].host}',
    '${data.terraform_remote_state.cross-stack-reference-input-data-prod.outputs.cross-stack-output-ovh_cloud_project_kubeClusters_main_DD2F4524kubeconfig_attributes0host}',
  ])('%s', (text) => {
    expect(maskValue(text, 'description')).toBe(text);
  });

  test('a reference, even where a secret is expected', () => {
    expect(maskValue('${ovh_me_api_oauth2_client.Pipeline.client_secret}', 'password')).toBe(
      '${ovh_me_api_oauth2_client.Pipeline.client_secret}',
    );
  });

  test('a switch about a secret', () => {
    expect(maskValue({ use_password: true, token_ttl: 300 }, 'settings')).toBe('{"use_password":true,"token_ttl":300}');
  });
});

describe('a value under a secret name', () => {
  test('is hidden at any depth, as a text and as a number; a switch and how many there are stay', () => {
    const value = {
      db: { password: 'one', pin: 1234, options: { size: 10, list: [{ token: 'two' }] } },
      secrets: { a: 'three', b: ['four', 5678, true], c: null },
      tokens: 3,
      maxTokens: 4096,
      usePassword: true,
    };
    expect(JSON.parse(maskValue(value, 'values'))).toEqual({
      db: { password: hidden, pin: hidden, options: { size: 10, list: [{ token: hidden }] } },
      secrets: { a: hidden, b: [hidden, hidden, true], c: null },
      tokens: 3,
      maxTokens: 4096,
      usePassword: true,
    });
    expect(maskValue(1234, 'pin')).toBe(hidden);
    expect(maskValue('one', 'list[0].secrets["a.b"]')).toBe(hidden);
    expect(maskValue('one', 'list[0].sizes["password.length"]')).toBe('one');
  });

  test('says which secret it is, and that stays', () => {
    const selected = {
      secret: { name: 'db', key: 'password', optional: true },
      credentials: { username: 'shop', main: 'x' },
    };
    expect(maskValue(selected, 'values')).toBe(
      '{"secret":{"name":"db","key":"password","optional":true},"credentials":{"username":"shop","main":"(hidden)"}}',
    );
  });

  test('is told by what stands beside it, in any order', () => {
    const env = [
      { name: 'PGPASSWORD', value: 'one' },
      { value: 'two', key: 'dbpassword' },
      { name: 'SIZE', value: 'three' },
      { name: 'TOKEN', value: '${local.token}' },
      { name: 'PIN', value: 1234 },
    ];
    expect(JSON.parse(maskValue(env, 'env')).map(({ value }: { value: unknown }) => value)).toEqual([
      hidden,
      hidden,
      'three',
      '${local.token}',
      hidden,
    ]);
    const secret = {
      kind: 'Secret',
      metadata: { name: 'a' },
      type: 'Opaque',
      data: { name: 'b' },
      stringData: { user: 'c' },
    };
    expect(JSON.parse(maskValue(secret, 'manifest'))).toEqual({
      ...secret,
      data: { name: hidden },
      stringData: { user: hidden },
    });
    expect(maskValue({ kind: 'ConfigMap', data: { name: 'b' } }, 'manifest')).toContain('"b"');
  });

  test('is told by a name beside it, and by no other word', () => {
    expect(
      maskValue(
        [
          { name: 7, value: 'one' },
          { size: 'password', value: 'two' },
        ],
        'a',
      ),
    ).toBe('[{"name":7,"value":"one"},{"size":"password","value":"two"}]');
  });

  test('is hidden in a document, which is then written without spaces', () => {
    expect(maskText('{ "a": { "password": "one", "b": 1 } }')).toBe('{"a":{"password":"(hidden)","b":1}}');
    expect(maskText('{ "a": { "b": 1 } }')).toBe('{ "a": { "b": 1 } }');
  });

  test('is a word of a command', () => {
    expect(maskValue(['mysql', '-pone'], 'command')).toBe('["mysql","-p(hidden)"]');
    expect(maskValue(['mysql', '-ushop', '-pone'], 'command')).toBe('["mysql","-ushop","-p(hidden)"]');
    expect(maskValue(['run', '--token', 'one', '--size', '3'], 'args')).toBe(
      '["run","--token","(hidden)","--size","3"]',
    );
    expect(maskValue(['docker', 'run', '-p', '80:80'], 'command')).toBe('["docker","run","-p","80:80"]');
  });
});

test('a switch is no secret, whatever its name; what stands beside it may be one', () => {
  expect(maskValue(true, 'password', { schema: () => 'sensitive' })).toBe('true');
  expect(maskValue(null, 'password', { schema: () => 'sensitive' })).toBe('null');
  expect(maskText('config.credentials: true → false')).toBe('config.credentials: true → false');
  expect(maskText('passwords: [true, "hunter2"]')).toBe(`passwords: ${hidden}`);
  expect(maskText('secrets: { a: true, b: hunter2 }')).toBe(`secrets: ${hidden}`);
  expect(maskText('secret:\n  - true\n  - x9')).toBe(`secret:${hidden}`);
  expect(maskText('token=hunter2:true')).toBe(`token=${hidden}`);
  expect(maskText('password: true-horse')).toBe(`password: ${hidden}`);
  expect(maskText('a.skip_x.password=true1')).toBe(`a.skip_x.password=${hidden}`);
});

describe('an expression', () => {
  test.each([
    ['${jsonencode({password = "one"})}', '${jsonencode({password = "(hidden)"})}'],
    [
      '${jsonencode({"db" = {pin = 1234, "token" : "one", size = 3}})}',
      '${jsonencode({"db" = {pin = "(hidden)", "token" : "(hidden)", size = 3}})}',
    ],
    ['${jsonencode({secrets = ["a", var.b], c = "d"})}', '${jsonencode({secrets = ["(hidden)", var.b], c = "d"})}'],
    ['${format("postgres://shop:%s@db", "a")}', '${format("postgres://(hidden)@db", "a")}'],
    ['x ${merge(local.a, {b = "password=one"})} y', 'x ${merge(local.a, {b = "password=(hidden)"})} y'],
    ['password=${random_password.a.result} token=${var.a}b', 'password=${random_password.a.result} token=(hidden)'],
    ['$${password} ${', '$${password} ${'],
  ])('%s', (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });

  test('that refers and says nothing stays under a secret name; one with a text or a number in it does not', () => {
    const stay = [
      '${local.a["client_key"]}',
      '${base64decode(data.x.y.outputs.z[0])}',
      '${Clusters/main.kubeconfig}',
      '${{ secrets.A }}',
    ];
    for (const text of stay) expect(maskValue(text, 'password')).toBe(text);
    const go = ['${"one"}', '${1234}', '${coalesce(var.a, "one")}', '${var.a}one', '${md5("a")}'];
    for (const text of go) expect(maskValue(text, 'password')).toBe(hidden);
  });
});

describe('32 hexadecimal digits', () => {
  const id = '0a1b2c3d4e5f46a7b8c9d0e1f2a30001';

  test('are an id where a schema says so, under a name of a project, or where the id is known', () => {
    expect(maskValue(id, 'stream_id', { schema: () => 'id' })).toBe(id);
    expect(maskValue({ service_name: id, projectId: id, project: id }, 'a')).not.toContain(hidden);
    expect(maskTextWith(new Set([id]), `the network of ${id}/a`)).toBe(`the network of ${id}/a`);
    expect(maskText(`urn:v1:eu:resource:publicCloudProject:${id} and project ${id}`)).not.toContain(hidden);
  });

  test('are hidden everywhere else, the form of an id or not', () => {
    expect(maskValue(id, 'stream_id')).toBe(hidden);
    expect(maskValue({ a: [id], comment: `uses ${id}.` }, 'a')).toBe('{"a":["(hidden)"],"comment":"uses (hidden)."}');
    expect(maskTextWith(new Set(['f'.repeat(32)]), id)).toBe(hidden);
    expect(maskValue(id, 'token', { schema: () => 'id' })).toBe(hidden);
  });
});
