import { expect, test } from 'vitest';
import type { Values } from '../../../../../src/estate/model';
import type { Resources } from '../../../outputs';
import { unguarded } from './guarded';

const enforce = 'pod-security.kubernetes.io/enforce';
const level = (to: string): Values => ({ [enforce]: to });
const unknown = `\${var.level}`;
/** A namespace with labels; in Terraform its address is its name's. */
const space = (labels: Values | string | undefined, name = 'web', at = 'N'): Resources => ({
  [`kubernetes_namespace_v1.${at}`]: { metadata: [{ name, ...(labels === undefined ? {} : { labels }) }] },
});
const labelled = (labels: Values | string, at = 'L', name = 'web'): Resources => ({
  [`kubernetes_labels.${at}`]: { api_version: 'v1', kind: 'Namespace', metadata: [{ name }], labels },
});
const less = (where: string, name = 'web') => `${where}: namespace ${name} is held to less pod security (${enforce})`;
const [ofSpace, ofLabels] = [less('kubernetes_namespace_v1.N'), less('kubernetes_labels.L')];
const ranks = ['privileged', 'baseline', 'restricted'];

test.each(ranks.flatMap((before) => ranks.map((after) => [before, after] as const)))(
  'of %s and %s the lower one is less',
  (before, after) => {
    const isLess = ranks.indexOf(after) < ranks.indexOf(before);
    expect(unguarded(space(level(before)), space(level(after)))).toEqual(isLess ? [ofSpace] : []);
    expect(unguarded(labelled(level(before)), labelled(level(after)))).toEqual(isLess ? [ofLabels] : []);
  },
);

test.each<[what: string, before: Resources, after: Resources, says: readonly string[]]>([
  ['a level of no such name is none', space(level('baseline')), space(level('strict')), [ofSpace]],
  ['no level is none', space(level('baseline')), space({ other: 'x' }), [ofSpace]],
  ['no labels are none', space(level('baseline')), space(undefined), [ofSpace]],
  ['the lowest is none', space(level('privileged')), space(undefined), []],
  ['one that may be any', space(level('baseline')), space(level(unknown)), [ofSpace]],
  ['one that may have been any', space(level(unknown)), space(level('baseline')), [ofSpace]],
  ['one that may have been any, and is the highest', space(level(unknown)), space(level('restricted')), []],
  ['one that may be any, as before', space(level(unknown)), space(level(unknown)), []],
  ['labels that may be any', space(level('baseline')), space(unknown), [ofSpace]],
  ['a namespace that goes', space(level('baseline')), {}, []],
  ['a namespace with another name', space(level('baseline')), space(level('baseline'), 'shop'), []],
  [
    'a namespace with another name and less',
    space(level('baseline')),
    space({}, 'shop'),
    [less('kubernetes_namespace_v1.N', 'shop')],
  ],
  ['at another address', space(level('baseline')), space({}, 'web', 'O'), [less('kubernetes_namespace_v1.O')]],
  [
    'another namespace is not looked at',
    { ...space(level('baseline')), ...space({}, 'shop', 'S') },
    {
      ...space(level('baseline')),
      ...space({}, 'shop', 'S'),
      ...labelled(level('privileged'), 'L', 'shop'),
    },
    [],
  ],
  [
    'labels of their own say it from now on',
    space(level('baseline')),
    { ...space({}), ...labelled(level('baseline')) },
    [ofSpace],
  ],
  [
    'labels of their own say less than the namespace',
    space(level('restricted')),
    { ...space(level('restricted')), ...labelled(level('baseline')) },
    [ofLabels],
  ],
  [
    'labels of their own go, and the namespace says none',
    { ...space({}), ...labelled(level('baseline')) },
    space({}),
    [ofSpace],
  ],
  [
    'labels of their own go, and others say as much',
    labelled(level('baseline')),
    labelled(level('restricted'), 'M'),
    [],
  ],
  [
    'of several the lowest holds',
    { ...labelled(level('restricted')), ...labelled(level('baseline'), 'M') },
    { ...labelled(level('restricted')), ...labelled(level('privileged'), 'M') },
    [less('kubernetes_labels.M')],
  ],
  [
    'of several one goes, and a higher one stays',
    { ...labelled(level('restricted')), ...labelled(level('baseline'), 'M') },
    labelled(level('restricted')),
    [],
  ],
  ['labels of their own go', labelled(level('baseline')), {}, [ofLabels]],
  [
    'what says the lower one is told, not what says none',
    { ...space({}), ...labelled(level('baseline')) },
    { ...space({}), ...labelled(level('privileged')) },
    [ofLabels],
  ],
  ['a namespace goes, with labels of its own', { ...space({}), ...labelled(level('baseline')) }, {}, []],
  ['other labels of their own go', labelled({ other: 'x' }), {}, []],
])('%s', (_, before, after, says) => {
  expect(unguarded(before, after)).toEqual(says);
});

test.each<[before: string | undefined, after: string | undefined, shown?: string]>([
  ['v1.30', 'v1.30'],
  ['v1.9', 'v1.30'],
  ['v1.30', 'latest'],
  ['v1.30', undefined],
  ['latest', undefined],
  ['v1.30', 'v1.9', 'v1.30 → v1.9'],
  ['latest', 'v1.30', 'latest → v1.30'],
  [undefined, 'v1.30', 'latest → v1.30'],
  ['v1.30', unknown, `v1.30 → ${unknown}`],
  [unknown, 'v1.30', `${unknown} → v1.30`],
  [unknown, unknown],
])('rules of version %s are as strict as those of %s, or it is told', (before, after, shown) => {
  const at = (to: string, version: string | undefined) =>
    space({ ...level(to), ...(version === undefined ? {} : { [`${enforce}-version`]: version }) });
  const older = `kubernetes_namespace_v1.N: namespace web is held to older rules of pod security: ${shown} (${enforce}-version)`;
  expect(unguarded(at('baseline', before), at('baseline', after))).toEqual(shown === undefined ? [] : [older]);
  expect(unguarded(at('privileged', before), at('privileged', after))).toEqual([]);
  expect(unguarded(at('restricted', before), at('baseline', after))).toEqual([ofSpace]);
});
