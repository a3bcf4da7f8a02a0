import { expect, test } from 'vitest';
import { stacksHtml } from '../../../../src/review/render/html/stacks';
import { change, report, stack } from '../../fixtures/report';

/** What is said of the one change of a stack, as names and values. */
function said(some: Parameters<typeof change>[0]): readonly string[] {
  const html = stacksHtml(report({ stacks: [stack({ changes: [change(some)] })] })).replaceAll('<wbr>', '');
  return [...html.matchAll(/<div><dt>(.*?)<\/dt><dd>(.*?)<\/dd>/g)].map(([, name, value]) => `${name}: ${value}`);
}

test('a change says why, what is lost, what happens otherwise, from where it is known, and what differs', () => {
  expect(
    said({
      ...{ action: 'replace', from: ['synth', 'plan'], loses: 'the nodes' },
      reasons: [
        { attribute: 'kube_id', certain: false, because: 'Main' },
        { attribute: 'region', certain: true },
      ],
      attributes: [{ attribute: 'region', before: 'GRA11', after: 'SBG5' }],
      notes: [{ effect: 'keeps', says: 'the disks stay' }],
    }),
  ).toEqual([
    'Why: depends on <code>kube_id</code>, known after apply, which waits for <code>Main</code>',
    'Loses: the nodes',
    'Stays: the disks stay',
    'Known from: synth and plan',
    '<code>region</code>: <code>GRA11</code> → <code>SBG5</code>, which replaces it',
  ]);
  expect(said({ action: 'change', attributes: [{ attribute: 'a', after: 'x' }] })).toEqual([
    '<code>a</code>: + <code>x</code>',
  ]);
});

test('without any stack there is no section', () => {
  expect(stacksHtml(report())).toBe('');
});
