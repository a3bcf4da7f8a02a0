import { expect, test } from 'vitest';
import type { Values } from '../../../../../src/estate/model';
import {
  denies,
  lessOfConstraint,
  lessOfTemplate,
} from '../../../../../src/review/engine/findings/clusters/gatekeeper';

const pods = { apiGroups: [''], kinds: ['Pod'] };
const constraint = (spec: Values = {}, kind = 'K8sRequiredLabels'): Values => ({
  kind,
  spec: { match: { kinds: [pods], namespaces: ['ci', 'web'] }, parameters: { labels: ['team'] }, ...spec },
});
const matching = (more: Values): Values => ({ match: { kinds: [pods], namespaces: ['ci', 'web'], ...more } });
const unknown = '${var.x}';
const narrower = 'holds for less than before (match)';

test.each<readonly [Values, readonly string[]]>([
  [{ enforcementAction: 'warn' }, ['no longer denies']],
  [{ enforcementAction: unknown }, ['no longer denies']],
  [{ enforcementAction: 'scoped', scopedEnforcementActions: [{ action: 'warn' }] }, ['no longer denies']],
  [{ parameters: { labels: [] } }, ['no longer demands what it did']],
  [matching({ kinds: [{ apiGroups: ['apps'], kinds: ['Pod'] }] }), [narrower]],
  [matching({ namespaces: ['ci'] }), [narrower]],
  [matching({ excludedNamespaces: ['ci'] }), [narrower]],
  [matching({ labelSelector: { matchLabels: { a: 'b' } } }), [narrower]],
  [matching({ namespaceSelector: unknown }), [narrower]],
  [matching({ scope: 'Cluster' }), [narrower]],
  [{ match: unknown }, [narrower]],
])('a constraint lets in more with %j', (spec, says) => {
  expect(lessOfConstraint(constraint(), constraint(spec))).toEqual(says);
});

test.each<readonly [Values]>([
  [{ enforcementAction: 'deny' }],
  [{ enforcementAction: 'scoped', scopedEnforcementActions: [{ action: 'deny' }, { action: 'warn' }] }],
  [matching({ kinds: [{ apiGroups: ['*'], kinds: ['*'] }] })],
  [matching({ namespaces: ['ci', 'web', 'api'], scope: '*' })],
  [{ match: {} }],
])('and does not with %j', (spec) => {
  expect(lessOfConstraint(constraint(), constraint(spec))).toEqual([]);
});

test('one of another kind asks for something else, and one that only warns for nothing', () => {
  expect(lessOfConstraint(constraint(), constraint({}, 'K8sOther'))).toEqual(['is of another kind']);
  expect(denies(constraint({ enforcementAction: 'dryrun' }))).toBe(false);
  expect(lessOfConstraint(constraint({ enforcementAction: 'dryrun' }), constraint({ match: unknown }))).toEqual([]);
});

test('a template with another program asks for something else', () => {
  const template = (rego: string): Values => ({
    metadata: { labels: { a: rego } },
    spec: { targets: [{ rego: 'x' }] },
  });
  expect(lessOfTemplate(template('a'), template('b'))).toEqual([]);
  expect(lessOfTemplate(template('a'), { spec: { targets: [] } })).toEqual(['no longer demands what it did']);
});
