import { expect, test } from 'vitest';
import type { Value, Values } from '../../../../../src/estate/model';
import type { Resources } from '../../../outputs';
import { manifest, unguarded, unsure } from './guarded';

const inSpace = (kind: string, name: string, spec: Value, namespace = 'web'): Values => ({
  apiVersion: 'v1',
  kind,
  metadata: { name, namespace },
  spec,
});
const quota = (hard: Value, more: Values = {}, name = 'q', at = 'Q', resource: Values = {}): Resources =>
  manifest(at, inSpace('ResourceQuota', name, { hard, ...more }), resource);
const limits = (...all: Values[]): Resources => manifest('L', inSpace('LimitRange', 'l', { limits: all }));
const inTerraform = (...limit: Values[]): Resources => ({
  'kubernetes_limit_range_v1.L': { metadata: [{ name: 'l', namespace: 'web' }], spec: [{ limit }] },
});
const gone = 'kubernetes_manifest.Q: quota q of the namespace is gone';
const less = (what: string, where = 'kubernetes_manifest.Q') => `${where}: no longer limited in the namespace: ${what}`;
const more = (what: string, where = 'kubernetes_manifest.Q') => `${where}: limited to more in the namespace: ${what}`;
const two: Values = { pods: '4', cpu: '2' };

test.each<[what: string, before: Resources, after: Resources, says: readonly string[]]>([
  ['a quota stays', quota(two), quota(two), []],
  ['a quota is gone', quota(two), {}, [gone]],
  ['a quota of nothing is gone', quota({}), {}, []],
  ['a quota of more', quota(two), quota({ ...two, pods: '40' }), [more('pods 4 → 40')]],
  ['a quota of more of all', quota(two), quota({ pods: 5, cpu: '2500m' }), [more('pods 4 → 5, cpu 2 → 2500m')]],
  ['a quota of less', quota(two), quota({ pods: '3', cpu: '1500m' }), []],
  ['a quota of as much, written otherwise', quota({ memory: '1Gi' }), quota({ memory: '1024Mi' }), []],
  [
    'a quota of as much as nobody knows',
    quota(two),
    quota({ ...two, pods: `\${var.n}` }),
    [more(`pods 4 → \${var.n}`)],
  ],
  [
    'a quota of more that another one holds',
    { ...quota(two), ...quota(two, {}, 'r', 'R') },
    { ...quota(two), ...quota({ pods: '9', cpu: '9' }, {}, 'r', 'R') },
    [],
  ],
  ['a quota of more of something that goes', quota(two), quota({ pods: '5' }), [less('cpu'), more('pods 4 → 5')]],
  [
    'limits of more',
    limits({ type: 'Container', max: { cpu: '1' }, maxLimitRequestRatio: { cpu: '2' } }),
    limits({ type: 'Container', max: { cpu: '2' }, maxLimitRequestRatio: { cpu: '4' } }),
    [more('Container max cpu 1 → 2, Container maxlimitrequestratio cpu 2 → 4', 'kubernetes_manifest.L')],
  ],
  [
    'limits from less on',
    limits({ type: 'Container', min: { cpu: '100m' } }),
    limits({ type: 'Container', min: { cpu: '50m' } }),
    [more('Container min cpu 100m → 50m', 'kubernetes_manifest.L')],
  ],
  [
    'limits from more on, of less, and with other defaults',
    limits({ type: 'Container', min: { cpu: '1' }, max: { cpu: '4' }, default: { cpu: '1' } }),
    limits({ type: 'Container', min: { cpu: '2' }, max: { cpu: '3' }, default: { cpu: '2' } }),
    [],
  ],
  ['one of two', quota(two), quota({ cpu: '2' }), [less('pods')]],
  ['both', quota(two), quota({ memory: '1' }), [less('pods, cpu')]],
  ['one more', quota({ cpu: '2' }), quota(two), []],
  ['what only Terraform knows', quota(two), quota(`\${var.hard}`), [less('pods, cpu')]],
  ['what only Terraform knew, as before', quota(`\${var.hard}`), quota(`\${var.hard}`), []],
  ['a quota by another name', quota(two), quota(two, {}, 'r'), []],
  ['a quota by another name, of less', quota(two), quota({ cpu: '2' }, {}, 'r'), [gone]],
  ['shared by two', quota(two), { ...quota({ cpu: '2' }), ...quota({ pods: '4' }, {}, 'r', 'R') }, []],
  ['of another namespace', quota(two), manifest('Q', inSpace('ResourceQuota', 'q', { hard: two }, 'shop')), [gone]],
  [
    'limits of the same name are no quota',
    quota(two),
    manifest('Q', inSpace('LimitRange', 'q', { hard: two })),
    [gone],
  ],
  ['a quota may be gone', quota(two), quota(two, {}, 'q', 'Q', unsure), [less('pods, cpu')]],
  ['a quota may be there as before', quota(two, {}, 'q', 'Q', unsure), quota(two, {}, 'q', 'Q', unsure), []],
  ['of less than all', quota(two), quota(two, { scopes: ['BestEffort'] }), [less('pods, cpu')]],
  ['of all, not of some', quota(two, { scopes: ['BestEffort'] }), quota(two), []],
  [
    'limits are gone',
    limits({ type: 'Pod', max: { cpu: '1' } }),
    {},
    ['kubernetes_manifest.L: limits l of the namespace is gone'],
  ],
  [
    'limits of another type',
    limits({ type: 'Pod', max: { cpu: '1' } }, { type: 'Container', max: { cpu: '1' } }),
    limits({ type: 'Container', max: { cpu: '1' } }),
    [less('Pod max cpu', 'kubernetes_manifest.L')],
  ],
  [
    'limits of another sort',
    limits({ type: 'Container', max: { cpu: '1' }, maxLimitRequestRatio: { cpu: '2' } }),
    limits({ type: 'Container', max: { cpu: '1', memory: '1' } }),
    [less('Container maxlimitrequestratio cpu', 'kubernetes_manifest.L')],
  ],
  [
    'limits as a resource of their own',
    limits({ type: 'Container', defaultRequest: { cpu: '1' }, max: { cpu: '1' } }),
    inTerraform({ type: 'Container', default_request: { cpu: '1' } }),
    [less('Container max cpu', 'kubernetes_limit_range_v1.L')],
  ],
])('%s', (_, before, after, says) => {
  expect(unguarded(before, after)).toEqual(says);
});
