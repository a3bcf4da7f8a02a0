import { describe, expect, test } from 'vitest';
import { causesHtml } from '../../../../src/review/render/html/causes';
import { caused, change, report, stack } from '../../fixtures/report';

const range = (count: number) => [...Array(count).keys()];

/** Without the places where a long name may break. */
const plain = (html: string) => html.replaceAll('<wbr>', '');

describe('a cause on the page', () => {
  test('says what is lost, then everything else that follows, alike things together', () => {
    const pool = 'ovh_cloud_project_kube_nodepool';
    const html = causesHtml(
      caused(
        stack({
          team: 'web',
          changes: [
            change({ action: 'destroy', path: 'a', loses: 'all of it' }),
            change({ action: 'replace', path: 'b' }),
            change({ path: 'c' }),
            change({ path: 'd' }),
            change({ action: 'change', path: 'e' }),
            change({ path: 'f', type: 'ovh_vrack' }),
          ],
        }),
      ),
    );
    const text = plain(html);
    expect(text).toContain(
      '<article class="cause danger alarming" data-row data-stack="web-prod" data-team="web" data-action="destroy⏎replace⏎add⏎change" data-destructive>',
    );
    expect(text).toContain('<h3><code>region</code>: <code>GRA11</code> → <code>SBG5</code></h3>');
    expect(text.split('<details>')[1]?.trim()).toBe(
      [
        '<summary>Everything else that follows</summary><ul>',
        `<li>replace <code>b</code> in <code>web-prod</code> (<code>${pool}</code>)</li>`,
        `<li>+ add <code>c</code>, <code>d</code> in <code>web-prod</code> (<code>${pool}</code>)</li>`,
        `<li>~ change <code>e</code> in <code>web-prod</code> (<code>${pool}</code>)</li>`,
        '<li>+ add <code>f</code> in <code>web-prod</code> (<code>ovh_vrack</code>)</li>',
        '</ul></details></article></section>',
      ].join(''),
    );
  });

  test('that only destroys what comes again is destructive, and not alarming', () => {
    const html = plain(causesHtml(caused(stack({ changes: [change({ action: 'replace', path: 'b' })] }))));
    expect(html).toContain(
      '<article class="cause danger" data-row data-stack="web-prod" data-team="" data-action="replace" data-destructive>',
    );
    expect(html).toContain('<summary>What follows</summary>');
  });

  test('that destroys nothing is not destructive', () => {
    const html = plain(causesHtml(caused(stack({ changes: [change()] }))));
    expect(html).toContain('<article class="cause" data-row data-stack="web-prod" data-team="" data-action="add">');
  });

  test('with one loss and one thing that comes again is destructive, and tells both', () => {
    const changes = [change({ action: 'destroy', path: 'a', loses: 'x' }), change({ action: 'replace', path: 'b' })];
    expect(plain(causesHtml(caused(stack({ changes }))))).toContain('data-destructive');
  });

  test('names six stacks, and counts more', () => {
    const of = (count: number) =>
      plain(causesHtml(caused(...range(count).map((n) => stack({ id: `s${n}`, changes: [change()] })))));
    const six = range(6)
      .map((n) => `<code>s${n}</code>`)
      .join(', ');
    expect(of(6)).toContain(`<span class="muted">in ${six}</span>`);
    expect(of(7)).toContain(`<span class="muted">in ${six} and 1 more</span>`);
  });
});

test('without a cause there is no section', () => {
  expect(causesHtml(report())).toBe('');
});
