import { describe, expect, test } from 'vitest';
import { type Json, type Output, useOrbital } from './output';

const review = useOrbital();
const platform = 'mission-operations-prod-platform-main';

describe('the quota of a project', () => {
  const foundation = 'it-shared-foundation';
  const quotas = 'ovh_cloud_quota';

  test.each<readonly [string, (resource: Json) => void]>([
    ['is gone', (resource) => delete resource[quotas]],
    ['has no instance', (resource) => Object.assign(resource[quotas].Quota_76BE2A9B, { count: 0 })],
  ])('that %s holds nothing', (_, edit) => {
    const { gates, report } = review({ head: ({ stack }) => stack(foundation, ({ resource }) => edit(resource)) });
    expect(gates).toContain('guard');
    expect(report.stacks.flatMap(({ findings }) => findings.map(({ says }) => says))).toEqual([
      'the quota of Project is no longer held where it is',
    ]);
  });

  test('that has another address holds as before', () => {
    const head = ({ stack }: Output): void =>
      stack(foundation, ({ resource }) => {
        resource[quotas] = { Held: resource[quotas].Quota_76BE2A9B };
      });
    expect(review({ head }).gates).not.toContain('guard');
  });
});

describe('a quota of a namespace that limits less of it', () => {
  const quotas = 'kubernetes_resource_quota_v1';
  const withSpec =
    (change: (spec: Json) => void) =>
    ({ stack }: Output): void =>
      stack(platform, ({ resource }) => {
        for (const { spec } of Object.values<Json>(resource[quotas])) change(spec);
      });
  const scoped = (operator: string, values: string[]) =>
    withSpec((spec) => {
      spec.scope_selector = { match_expression: [{ scope_name: 'PriorityClass', operator, values }] };
    });

  test.each<readonly [string, (output: Output) => void]>([
    ['scopes', withSpec((spec) => Object.assign(spec, { scopes: ['BestEffort'] }))],
    ['scopes that nobody knows', withSpec((spec) => Object.assign(spec, { scopes: '${data.external.x.result.s}' }))],
    ['a scope selector', scoped('In', ['low'])],
    [
      'a dynamic scope selector',
      withSpec((spec) =>
        Object.assign(spec, {
          dynamic: {
            scope_selector: { content: { match_expression: [{ scope_name: 'BestEffort', operator: 'Exists' }] } },
          },
        }),
      ),
    ],
  ])('%s', (_, head) => {
    expect(review({ head }).gates).toContain('guard');
  });

  test('not one that is for more than before, nor a second one', () => {
    const none = withSpec((spec) => delete spec.scope_selector);
    expect(review({ base: scoped('In', ['low']), head: none }).gates).not.toContain('guard');
    const wider = scoped('In', ['low', 'high']);
    expect(review({ base: scoped('In', ['low']), head: wider }).gates).not.toContain('guard');
    expect(review({ base: wider, head: scoped('In', ['low']) }).gates).toContain('guard');
    const second = ({ stack }: Output): void =>
      stack(platform, ({ resource }) => {
        const [one] = Object.values<Json>(resource[quotas]);
        resource[quotas].Second = {
          metadata: { ...one.metadata, name: 'second' },
          spec: { hard: { pods: '1' }, scopes: ['BestEffort'] },
        };
      });
    expect(review({ head: second }).gates).not.toContain('guard');
  });
});
