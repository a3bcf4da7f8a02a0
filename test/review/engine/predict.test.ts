import { describe, expect, test } from 'vitest';
import type { Values } from '../../../src/estate/model';
import type { ResourceChange } from '../../../src/review/report/report';
import { reviewOf } from '../../../src/review/report/review';
import { outputOf, type Resources } from '../outputs';

const changes = (before: Resources, after: Resources, more: Values = {}): ResourceChange[] =>
  reviewOf(outputOf({ prod: before }), outputOf({ prod: after }, more)).stacks.flatMap((stack) => stack.changes);

/** `action address: attribute certain|because`, one a line. */
const verdicts = (list: readonly ResourceChange[]): string[] =>
  list.map(({ action, address, reasons }) =>
    [
      `${action} ${address}`,
      ...reasons.map(
        ({ attribute, certain, because }) => `${attribute} ${certain ? 'certain' : (because ?? 'unknown')}`,
      ),
    ].join(': '),
  );

const user = (description: string): Values => ({ service_name: 'p', description });
const key = (of: string): Values => ({ service_name: 'p', user_id: `\${ovh_cloud_project_user.${of}.id}` });

describe('what replaces where it changes', () => {
  const triggered = (by: string, before: Resources, after: Resources): string[] => {
    const thing = { 'acme_thing.T': { size: 1, lifecycle: { replace_triggered_by: [by] } } };
    return verdicts(changes({ ...thing, ...before }, { ...thing, ...after })).filter((one) => one.includes('.T'));
  };
  const user = (description: string, name = 'n'): Resources => ({ 'acme_user.U': { description, name } });

  test('does so by any of it, or by the one attribute that is named', () => {
    expect(triggered('acme_user.U', user('a'), user('b'))).toEqual([
      'replace acme_thing.T: replace_triggered_by certain',
    ]);
    expect(triggered('acme_user.U.description', user('a'), user('b'))).toHaveLength(1);
    expect(triggered('acme_user.U.name', user('a'), user('b'))).toEqual([]);
    // the address may stand as an expression, too
    expect(triggered('${acme_user.U.description}', user('a'), user('b'))).toHaveLength(1);
    expect(triggered('${ acme_user.U.name }', user('a'), user('b'))).toEqual([]);
  });

  test('does not where it is new: Terraform replaces for what is changed or made again', () => {
    expect(triggered('acme_user.U', {}, user('a'))).toEqual([]);
  });
});

describe('a change goes on', () => {
  test('through local values and outputs of other stacks, as far as somebody reads it', () => {
    const side = (description: string) => {
      const output = outputOf(
        { base: { 'ovh_cloud_project_user.U': user(description) } },
        {
          output: { id: { value: '${ovh_cloud_project_user.U.id}' } },
          terraform: { backend: { s3: { key: 'z/base.tfstate' } } },
        },
      );
      const reader = outputOf(
        { reader: { 'ovh_cloud_project_user_s3_credential.K': { service_name: 'p', user_id: '${local.user}' } } },
        {
          locals: { user: '${data.terraform_remote_state.base.outputs.id}' },
          data: { terraform_remote_state: { base: { backend: 's3', config: { key: 'z/base.tfstate' } } } },
        },
      );
      return { ...output, stacks: new Map([...output.stacks, ...reader.stacks]) };
    };
    const report = reviewOf(side('a'), side('b'));
    expect(verdicts(report.stacks.flatMap((stack) => stack.changes))).toEqual([
      'replace ovh_cloud_project_user.U: description certain',
      'replace ovh_cloud_project_user_s3_credential.K: user_id base/U',
    ]);
  });

  test('not where what is read is written in the program and stays the same', () => {
    const policy = { name: 'p', resources: ['urn'], identities: ['${ovh_cloud_project_user.U.description}'] };
    const name = { service_name: '${ovh_cloud_project_user.U.service_name}', name: 'n' };
    const before = {
      'ovh_cloud_project_user.U': user('a'),
      'ovh_iam_policy.P': policy,
      'ovh_cloud_project_storage.B': name,
    };
    expect(verdicts(changes(before, { ...before, 'ovh_cloud_project_user.U': user('b') }))).toEqual([
      'change ovh_iam_policy.P',
      'replace ovh_cloud_project_user.U: description certain',
    ]);
  });

  test('once round a circle, which Terraform would refuse', () => {
    const circle = (size: number): Resources => ({
      'acme.A': { of: '${acme.B.id}', size },
      'acme.B': { of: '${acme.A.id}' },
    });
    expect(verdicts(changes(circle(1), circle(2)))).toEqual(['change acme.A']);
  });

  test('along a chain of thousands', () => {
    const chain = (first: string): Resources =>
      Object.fromEntries(
        Array.from({ length: 3000 }, (_, index) => [
          `ovh_cloud_project_user.U${index}`,
          user(index === 0 ? first : `\${ovh_cloud_project_user.U${index - 1}.username}`),
        ]),
      );
    expect(changes(chain('a'), chain('b')).filter(({ action }) => action === 'replace')).toHaveLength(3000);
  });

  test('from a data source that is asked something else', () => {
    const data = (name: string) => ({ data: { ovh_cloud_project_user: { D: { name } } } });
    const reader = {
      'ovh_cloud_project_user_s3_credential.K': { service_name: 'p', user_id: '${data.ovh_cloud_project_user.D.id}' },
    };
    const report = reviewOf(outputOf({ prod: reader }, data('a')), outputOf({ prod: reader }, data('b')));
    expect(verdicts(report.stacks.flatMap((stack) => stack.changes))).toEqual([
      'replace ovh_cloud_project_user_s3_credential.K: user_id data.ovh_cloud_project_user.D',
    ]);
  });
});

describe('matching', () => {
  test('follows moved blocks, several in a row too', () => {
    const moved = {
      moved: [
        { from: 'ovh_cloud_project_user.A', to: 'ovh_cloud_project_user.B' },
        { from: 'ovh_cloud_project_user.B', to: 'ovh_cloud_project_user.C' },
      ],
    };
    const [before, after] = [{ 'ovh_cloud_project_user.A': user('a') }, { 'ovh_cloud_project_user.C': user('a') }];
    expect(changes(before, after, moved)).toEqual([]);
    expect(verdicts(changes(before, after))).toEqual(['move ovh_cloud_project_user.C']);
  });

  test('leaves what removed blocks forget alone', () => {
    const removed = { removed: [{ from: 'ovh_cloud_project_user.A', lifecycle: { destroy: false } }] };
    const report = reviewOf(
      outputOf({ prod: { 'ovh_cloud_project_user.A': user('a') } }),
      outputOf({ prod: {} }, removed),
    );
    expect(report.stacks).toMatchObject([
      { changes: [], notes: ['ovh_cloud_project_user.A is no longer managed; it stays as it is'] },
    ]);
  });

  test('takes for moved only what would stay as it is', () => {
    const [one, other] = [
      { ...user('same'), role_name: 'x' },
      { ...user('another'), role_name: 'x' },
    ];
    expect(verdicts(changes({ 'ovh_cloud_project_user.A': one }, { 'ovh_cloud_project_user.B': other }))).toEqual([
      'destroy ovh_cloud_project_user.A',
      'add ovh_cloud_project_user.B',
    ]);
  });

  test('finds what moved together with what it refers to', () => {
    const before = { 'ovh_cloud_project_user.A': user('a'), 'ovh_cloud_project_user_s3_credential.A': key('A') };
    const after = { 'ovh_cloud_project_user.B': user('a'), 'ovh_cloud_project_user_s3_credential.B': key('B') };
    expect(verdicts(changes(before, after))).toEqual([
      'move ovh_cloud_project_user.B',
      'move ovh_cloud_project_user_s3_credential.B',
    ]);
  });

  test('pairs the likeliest of several', () => {
    const users = (a: string, b: string, x: string, y: string): Resources => ({
      [`ovh_cloud_project_user.${a}`]: user(x),
      [`ovh_cloud_project_user.${b}`]: user(y),
    });
    const moved = changes(users('A', 'B', 'x', 'y'), users('C', 'D', 'y', 'x'));
    expect(moved.map(({ address, movedFrom }) => [movedFrom, address])).toEqual([
      ['ovh_cloud_project_user.B', 'ovh_cloud_project_user.C'],
      ['ovh_cloud_project_user.A', 'ovh_cloud_project_user.D'],
    ]);
  });
});

describe('instances', () => {
  const many = (repeat: Values): Resources => ({ 'ovh_cloud_project_user.A': { ...user('a'), ...repeat } });
  const each = (...keys: string[]) => ({ for_each: `\${toset(${JSON.stringify(keys)})}` });

  test('that a count or a for_each loses are destroyed', () => {
    expect(verdicts(changes(many({ count: 1 }), many({ count: 2 })))).toEqual(['add ovh_cloud_project_user.A[1]']);
    expect(verdicts(changes(many(each('a', 'b')), many(each('b', 'c'))))).toEqual([
      'destroy ovh_cloud_project_user.A["a"]',
      'add ovh_cloud_project_user.A["c"]',
    ]);
    expect(verdicts(changes(many({ for_each: { a: 1, b: 2 } }), many({ for_each: { b: 2 } })))).toEqual([
      'destroy ovh_cloud_project_user.A["a"]',
    ]);
  });

  test('a count of one is the resource without count', () => {
    expect(changes(many({}), many({ count: 1 }))).toEqual([]);
  });

  test('that only Terraform can count are said to be unknown', () => {
    const report = reviewOf(
      outputOf({ prod: many({ count: '${var.a}' }) }),
      outputOf({ prod: many({ count: '${var.b}' }) }),
    );
    expect(report.limits).toEqual([
      'prod ovh_cloud_project_user.A: its count is only known to Terraform, and instances may be destroyed',
    ]);
    expect(report.counts.change).toBe(1);
  });

  test('with another value under the same key change', () => {
    const users = (b: string) => many({ for_each: { a: 'x', b }, name: '${each.value}' });
    expect(changes(users('y'), users('z'))).toMatchObject([
      {
        action: 'change',
        address: 'ovh_cloud_project_user.A["b"]',
        attributes: [{ attribute: 'name', before: 'y', after: 'z' }],
      },
    ]);
    // a value that nothing reads changes nothing
    expect(changes(many({ for_each: { a: 1, b: 2 } }), many({ for_each: { a: 1, b: 3 } }))).toEqual([]);
  });

  test('behind each of which a reference leads, by its key or to all of them', () => {
    const side = (b: string, reference: string): Resources => ({
      ...many({ for_each: { a: 'x', b }, description: '${each.value}' }),
      'ovh_cloud_project_user_s3_credential.K': { service_name: 'p', user_id: `\${${reference}}` },
    });
    const found = (reference: string) => verdicts(changes(side('y', reference), side('z', reference)));
    const user = 'replace ovh_cloud_project_user.A["b"]: description certain';
    const credential = 'replace ovh_cloud_project_user_s3_credential.K: user_id A["b"]';
    expect(found('ovh_cloud_project_user.A["a"].id')).toEqual([user]);
    expect(found('ovh_cloud_project_user.A["b"].id')).toEqual([user, credential]);
    expect(found('values(ovh_cloud_project_user.A)[0].id')).toEqual([user, credential]);
  });
});
