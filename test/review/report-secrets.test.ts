import { describe, expect, test } from 'vitest';
import type { Value, Values } from '../../src/estate/model';
import { reviewOf } from '../../src/review/report/review';
import { plantedOnce } from '../constructs/core/secrets/corpus';
import { outputOf } from './outputs';

/** Everything that a report says about a change from one body and provider to another. */
const said = (before: Values, after: Values, provider: readonly [Values, Values] = [{}, {}]): string => {
  const side = (body: Values, config: Values) =>
    outputOf({ prod: { 'acme_thing.A': body, 'helm_release.B': body } }, { provider: { acme: [config] } });
  return JSON.stringify(reviewOf(side(before, provider[0]), side(after, provider[1]), { showNoise: true }));
};

describe('no report holds a secret', () => {
  test.each(plantedOnce)('$kind', ({ name, value, secret }) => {
    const reports = [
      said({ [name]: 'x' }, { [name]: value }),
      said({ [name]: value }, { [name]: 'x' }),
      said({ [name]: value }, { [name]: `${value} ` }),
      said({}, { list: [{ [name]: value }] }),
      said({ list: ['a', 'b'] }, { list: ['b', { [name]: value }] }),
      said({ text: 'a\nb' }, { text: `a\n${name}: "${value}"\nb` }).replaceAll('\\\\', '\\'),
      said({}, {}, [{ [name]: 'x' }, { [name]: value }]),
    ];
    for (const report of reports) {
      expect(report).not.toContain(secret);
      expect(report).not.toContain(JSON.stringify(secret).slice(1, -1));
    }
  });

  test.each(plantedOnce)(
    '$kind, as a local value, an output and a variable, and where these are used',
    ({ name, value, secret }) => {
      const side = (given: Value, note: Value) =>
        outputOf(
          { prod: { 'acme_thing.A': { note: [`\${local.${name}}`, `\${var.${name}}`], other: note } } },
          { locals: { [name]: given }, output: { [name]: { value: given } }, variable: { [name]: { default: given } } },
        );
      const none = outputOf({ prod: { 'acme_thing.A': { other: 'x' } } }, {});
      for (const [before, after] of [
        [none, side(value, 'x')],
        [side('x', 'x'), side(value, 'y')],
        [side(value, 'x'), none],
      ] as const) {
        const report = JSON.stringify(reviewOf(before, after, { showNoise: true }));
        expect(report).not.toContain(secret);
        expect(report).not.toContain(JSON.stringify(secret).slice(1, -1));
      }
    },
  );

  test('an output and a variable that are sensitive on either side, whatever they are called', () => {
    const side = (text: string, sensitive: Value) =>
      outputOf(
        { prod: {} },
        { output: { o: { value: text, sensitive } }, variable: { v: { default: [text], sensitive } } },
      );
    for (const [old, now] of [
      [true, true],
      [true, false],
      [false, 'true'],
      [false, '1'],
    ] as const) {
      expect(JSON.stringify(reviewOf(side('swordfish', old), side('sturgeon', now)))).not.toMatch(/swordfish|sturgeon/);
    }
    expect(JSON.stringify(reviewOf(side('swordfish', false), side('sturgeon', false)))).toMatch(/swordfish.*sturgeon/);
  });

  test('in a field that the schema says is secret, in a list that grows', () => {
    const jwk = (...keys: Values[]) =>
      outputOf({ prod: { 'ovh_okms_service_key_jwk.A': { okms_id: 'o', name: 'n', keys } } });
    const key = { kid: 'one', kty: 'RSA', d: 'not random at all', use: 'sig' };
    expect(JSON.stringify(reviewOf(jwk(), jwk(key)))).not.toContain('not random');
    expect(JSON.stringify(reviewOf(jwk(key), jwk(key, { ...key, kid: 'two' })))).not.toContain('not random');
  });

  test('told by what stands beside it, where it alone changes', () => {
    const env = (value: Value) => ({
      env: [
        { name: 'SIZE', value: '1' },
        { name: 'PGPASSWORD', value },
      ],
    });
    const manifest = (value: Value) => ({
      manifest: { kind: 'Secret', data: { user: value }, stringData: { a: value } },
    });
    for (const make of [env, manifest, (value: Value) => ({ text: JSON.stringify(env(value)) })]) {
      const text = said(make('swordfish'), make('sturgeon'));
      expect(text).toContain('(hidden)');
      expect(text).not.toMatch(/swordfish|sturgeon/);
    }
  });

  test('told by what stands beside it on one side alone', () => {
    const env = (name: string, value: string) => ({ env: [{ name, value }] });
    const [plain, secret] = [env('GREETING', 'sturgeon'), env('PGPASSWORD', 'swordfish')];
    expect(said(plain, secret)).not.toContain('swordfish');
    expect(said(secret, plain)).not.toContain('swordfish');
  });

  test('that is a number, at any depth', () => {
    const values = (pin: number) => ({ settings: { list: [{ db: { pin, password: pin + 1 } }] }, pin: pin + 2 });
    expect(said(values(482_910), values(582_910))).not.toMatch(/[45]8291\d/);
    expect(said({}, values(482_910))).not.toMatch(/48291\d/);
  });

  test('that looks like the id of a project', () => {
    const secret = '1f3870be274f4c49b3e31a0c6728957f';
    const project = '0a1b2c3d4e5f46a7b8c9d0e1f2a30001';
    const body = (comment: string) => ({ service_name: project, name: 'a', description: `${comment} in ${project}` });
    const side = (comment: string) => outputOf({ prod: { 'ovh_cloud_project_network_private.A': body(comment) } });
    const text = JSON.stringify(reviewOf(side('none'), side(secret)));
    expect(text).not.toContain(secret);
    expect(text).toContain(`(hidden) in ${project}`);
  });

  test('in an import id', () => {
    const imports = {
      import: [{ to: 'ovh_me_api_oauth2_client.A', id: 'EU.0123456789abcdef|8f14e45fceea167a5a36dedd4bea2543' }],
    };
    const text = JSON.stringify(
      reviewOf(outputOf({ prod: {} }), outputOf({ prod: { 'ovh_me_api_oauth2_client.A': {} } }, imports)),
    );
    expect(text).toContain('takes over EU.0123456789abcdef|(hidden)');
  });
});
