import { describe, expect, test } from 'vitest';
import { type Output, useOrbital } from './output';

const review = useOrbital();

test('a new stack on the state of another one would destroy what that one made', () => {
  const { gates, report } = review({
    head: (output) => output.copyStack('it-hub', 'n', (main) => void delete main.resource),
  });
  expect(gates).toContain('state');
  expect(report.stacks.find(({ id }) => id === 'n')?.findings).toContainEqual({
    class: 'state',
    stack: 'n',
    where: 'terraform.backend',
    says: 'its state is that of it-hub: Terraform would destroy there what is not in both of them',
    attributes: [],
  });
});

test('so would a stack that takes the state of another one: that is said once, and to the owner of that one', () => {
  const { report } = review({
    head: (output) => {
      const { path } = JSON.parse(output.read('stacks/it-hub/cdk.tf.json')).terraform.backend.local;
      output.stack('erp-prod', (main) => {
        main.terraform.backend.local.path = path;
      });
    },
  });
  expect(report.stacks.flatMap(({ id, findings }) => findings.map(({ says }) => `${id}: ${says}`))).toEqual([
    'erp-prod: the state is kept elsewhere (local): there is the one of it-hub, and Terraform would destroy what that stack has made',
    'it-hub: its state is that of erp-prod: Terraform would destroy there what is not in both of them',
  ]);
});

describe('who may write and read a state', () => {
  const backend = (settings: object) => (output: Output) =>
    output.stack('it-hub', (main) => {
      main.terraform.backend = { s3: { bucket: 'states', key: 'hub', region: 'gra', ...settings } };
    });
  const safe = { use_lockfile: true, encrypt: true };

  test.each<readonly [string, object, string]>([
    ['no lock', { encrypt: true }, 'the state is not locked any more: two runs at once can destroy it'],
    [
      'a lock that is off',
      { ...safe, use_lockfile: false },
      'the state is not locked any more: two runs at once can destroy it',
    ],
    ['no encryption', { ...safe, encrypt: false }, 'the state is not encrypted any more where it is kept (encrypt)'],
    ['an open list of access', { ...safe, acl: 'public-read' }, 'the state, with its secrets, is open to others (acl)'],
  ])('%s: a guard is removed, and the state stays where it is', (_, settings, says) => {
    const { gates, report } = review({ base: backend(safe), head: backend(settings) });
    expect(report.stacks.flatMap(({ findings }) => findings.map((one) => `${one.class}: ${one.says}`))).toEqual([
      `guard: ${says}`,
    ]);
    expect(gates).toContain('guard');
  });

  const http = (settings: object) => (output: Output) =>
    output.stack('it-hub', (main) => {
      main.terraform.backend = { http: { address: 'https://states.example/hub', username: 'x', ...settings } };
    });

  test.each<readonly [string, object, object]>([
    ['a lock elsewhere', { lock_address: 'https://states.example/l' }, { lock_address: 'https://evil.example/l' }],
    ['a lock where there was none', {}, { lock_address: 'https://evil.example/l' }],
    ['an end of the lock elsewhere', { unlock_address: 'https://states.example/l' }, { unlock_address: `\${var.x}` }],
    ['another method', { lock_method: 'LOCK' }, { lock_method: 'GET' }],
    ['another method than that which is not written', {}, { lock_method: 'GET' }],
    ['no method that is written any more', { unlock_method: 'DELETE' }, {}],
    ['another method for the end of the lock', {}, { unlock_method: 'GET' }],
    ['no look at certificates', {}, { skip_cert_verification: true }],
    ['perhaps no look at certificates', {}, { skip_cert_verification: `\${var.x}` }],
  ])('%s: a guard is removed, and the state stays where it is', (_, before, after) => {
    const { gates } = review({ base: http(before), head: http(after) });
    expect(gates).toContain('guard');
    expect(gates).not.toContain('state');
  });

  test('what nobody here knows may say where the state is', () => {
    for (const settings of [
      { client_ca_certificate_pem: 'x' },
      { update_method: 'DELETE' },
      { skip_something: true },
    ]) {
      expect(review({ base: http({}), head: http(settings) }).gates, JSON.stringify(settings)).toContain('state');
    }
    expect(review({ base: backend({ dynamodb_table: 'a' }), head: backend({ dynamodb_table: 'b' }) }).gates).toContain(
      'guard',
    );
    expect(review({ base: backend({}), head: backend({ acl: `\${var.acl}` }) }).gates).toContain('guard');
  });

  test('more patience, and less that is asked before, change nothing', () => {
    const { gates } = review({ base: http({}), head: http({ retry_max: 5, retry_wait_min: 2 }) });
    expect(gates).toEqual([]);
    const methods = { lock_method: 'LOCK', unlock_method: 'UNLOCK' };
    expect(review({ base: http({}), head: http(methods) }).gates).toEqual([]);
    expect(review({ base: http(methods), head: http({}) }).gates).toEqual([]);
    const patient = { max_retries: 9, use_path_style: true, skip_region_validation: true, skip_s3_checksum: true };
    expect(review({ base: backend(safe), head: backend({ ...safe, ...patient }) }).gates).toEqual([]);
  });

  test('a lock of another kind, and more guards, take none away', () => {
    const { gates } = review({
      base: backend({ dynamodb_table: 'locks' }),
      head: backend({ ...safe, acl: 'private' }),
    });
    expect(gates).not.toContain('guard');
    expect(gates).not.toContain('state');
  });
});

test('what two stacks shared before is no news', () => {
  const share = (main: { terraform: { backend: object } }): void => {
    main.terraform.backend = { s3: { bucket: 'states', key: 'one', region: 'gra' } };
  };
  const { report } = review({
    base: (output) => {
      output.stack('it-hub', share);
      output.stack('erp-prod', share);
    },
    head: (output) =>
      output.stack('erp-prod', (main) => {
        main.locals = { x: 1 };
      }),
  });
  expect(report.stacks.flatMap(({ findings }) => findings.map(({ class: kind }) => kind))).toEqual(['listed']);
});

test('a new stack without a backend, where every other one has one', () => {
  const { gates } = review({
    head: (output) => output.copyStack('it-hub', 'n', (main) => void delete main.terraform.backend),
  });
  expect(gates).toContain('state');
});
