import { expect, test } from 'vitest';
import type { Value, Values } from '../../../../../src/estate/model';
import type { Resources } from '../../../outputs';
import { found } from '../found';

const sections: Values = {
  provider: { kubernetes: [{ host: 'https://a' }] },
  terraform: { required_providers: { kubernetes: { source: 'hashicorp/kubernetes', version: '1.0.0' } } },
  variable: { x: { type: 'string' } },
};
const unknown = `\${var.x}`;

/** A webhook that looks at namespaces of some labels, and a namespace. */
const zone = (asked: Values, labels: Value): Resources => ({
  'kubernetes_namespace_v1.N': { metadata: [{ name: 'web', labels }] },
  'kubernetes_manifest.W': {
    manifest: {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingWebhookConfiguration',
      metadata: { name: 'guard' },
      webhooks: [{ name: 'a', namespaceSelector: asked, rules: [{ resources: ['pods'] }] }],
    },
  },
});
const where = (operator: string, values?: readonly string[]): Values => ({
  matchExpressions: [{ key: 'guard', operator, ...(values && { values }) }],
});
const passed = 'guard kubernetes_namespace_v1.N: namespace web is passed over by ValidatingWebhookConfiguration guard';

test.each<[asked: Values, before: Value, after: Value, isTold: boolean]>([
  [{ matchLabels: { guard: 'on' } }, { guard: 'on' }, { guard: 'off' }, true],
  [{ matchLabels: { guard: 'on' } }, { guard: 'on' }, { guard: 'on', more: 'x' }, false],
  [where('In', ['on']), { guard: 'on' }, {}, true],
  [where('In', ['on']), { guard: 'on' }, { guard: unknown }, true],
  [where('In', ['on']), { guard: 'off' }, { guard: unknown }, false],
  [where('NotIn', ['off']), {}, { guard: 'off' }, true],
  [where('NotIn', ['off']), { guard: 'off' }, {}, false],
  [where('NotIn', ['off']), {}, { guard: 'on' }, false],
  [where('NotIn', ['off']), {}, { guard: unknown }, true],
  [where('Exists'), { guard: 'x' }, {}, true],
  [where('Exists'), { guard: 'x' }, { guard: unknown }, false],
  [where('DoesNotExist'), {}, { guard: 'x' }, true],
  [where('DoesNotExist'), {}, { other: 'x' }, false],
  [where('In', ['on']), { guard: 'on' }, unknown, true],
])(
  'a webhook that asks for %j passes over a namespace with the labels %j, now %j: %s',
  (asked, before, after, isTold) => {
    const told = found([zone(asked, before), sections], [zone(asked, after), sections]);
    expect(told.filter((one) => one.includes('passed over'))).toEqual(isTold ? [passed] : []);
  },
);
