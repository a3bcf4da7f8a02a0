import { describe, expect, test } from 'vitest';
import { type Json, type Output, useOrbital } from './output';

const review = useOrbital();
const put =
  (type: string, body: Json, locals: Json = {}) =>
  ({ stack }: Output): void =>
    stack('mission-operations-prod-platform-main', (main) => {
      main.resource[type] = { Work: body };
      main.locals = locals;
    });
const metadata = { name: 'work' };
const forms: readonly (readonly [string, string, (containers: Json) => Json])[] = [
  ...['deployment_v1', 'stateful_set_v1', 'daemon_set_v1', 'job'].map(
    (kind) =>
      [
        kind,
        `kubernetes_${kind}`,
        (container: Json) => ({ metadata, spec: { template: { spec: { container } } } }),
      ] as const,
  ),
  ['pod', 'kubernetes_pod_v1', (container: Json) => ({ metadata, spec: { init_container: container } })],
  [
    'manifest',
    'kubernetes_manifest',
    (containers: Json) => ({
      manifest: {
        apiVersion: 'batch/v1',
        kind: 'CronJob',
        metadata,
        spec: { jobTemplate: { spec: { template: { spec: { containers } } } } },
      },
    }),
  ],
];
const known = { name: 'a', image: 'registry.example.test/team/app:1.0', command: ['serve'] };

describe.each(forms)('an image in a cluster: %s', (_, type, body) => {
  const trips = (head: Json, base: Json = [known], locals: Json = {}): boolean =>
    review({ base: put(type, body(base)), head: put(type, body(head), locals) }).gates.includes('runs-code');

  test('of another registry or repository runs code from elsewhere', () => {
    for (const image of ['evil.example.test/team/app:1.0', 'registry.example.test/team/evil:1.0', 'app', '${local.x}'])
      expect(trips([{ ...known, image }], [known], { x: 'evil/app' })).toBe(true);
    expect(trips([known, { name: 'b', image: 'evil/sidecar' }])).toBe(true);
    expect(trips([{ ...known, image: '${data.external.x.result.image}' }])).toBe(true);
  });

  test('of the same repository is a change', () => {
    for (const image of [
      'registry.example.test/team/app:1.1',
      '${local.x}',
      `registry.example.test/team/app@sha256:${'0'.repeat(64)}`,
    ])
      expect(trips([{ ...known, image }], [known], { x: 'registry.example.test/team/app:2' })).toBe(false);
    expect(trips([{ ...known, command: ['migrate'] }])).toBe(false);
    expect(trips([{ ...known, image: 'docker.io/library/redis:8' }], [{ ...known, image: 'redis' }])).toBe(false);
  });
});

test('a known image in something new is a change', () => {
  const [[, type, body] = ['', '', () => ({})]] = forms;
  const head = ({ stack }: Output): void =>
    stack('mission-operations-prod-platform-main', ({ resource }) => {
      resource[type].More = body([{ ...known, image: 'registry.example.test/team/app:9' }]);
    });
  expect(review({ base: put(type, body([known])), head }).gates).not.toContain('runs-code');
  expect(review({ head: put(type, body([known])) }).gates).toContain('runs-code');
});
