import { describe, expect, test } from 'vitest';
import { code, command } from '../../../../src/review/render/content/text';
import {
  codeHtml,
  copyHtml,
  definitions,
  filtered,
  htmlElement,
  htmlList,
  inlineHtml,
  section,
  words,
} from '../../../../src/review/render/html/markup';

describe('a name', () => {
  const x = (n: number) => 'x'.repeat(n);

  test.each([
    ['', '<span class="muted">empty</span>'],
    ['a <b> & "c"', '<code>a &lt;b&gt; &amp; &quot;c&quot;</code>'],
    ['a⏎b', '<code>a⏎<br>b</code>'],
    ['Clusters/main/a', '<code>Clusters/main/a</code>'],
    // between its parts, once there is something on the line
    ['Clusters/main/NodePools/batch', '<code>Clusters/main/NodePools/<wbr>batch</code>'],
    ['abcdefghijklmno/b', '<code>abcdefghijklmno/<wbr>b</code>'],
    ['abcdefghijklmn/bc', '<code>abcdefghijklmn/bc</code>'],
    ['abcdefghijklmnopq/bc/de', '<code>abcdefghijklmnopq/<wbr>bc/de</code>'],
    ['a.'.repeat(20), `<code>${'a.'.repeat(8)}<wbr>${'a.'.repeat(8)}<wbr>${'a.'.repeat(4)}</code>`],
    // each word for itself
    ['abcdefghijklmno b/c', '<code>abcdefghijklmno b/c</code>'],
    // a part only where it is too long for a phone
    [x(32), `<code>${x(32)}</code>`],
    [x(33), `<code>${`${x(8)}<wbr>`.repeat(4)}x</code>`],
    [`ab/${x(33)}/c`, `<code>ab/${`${x(8)}<wbr>`.repeat(4)}x/<wbr>c</code>`],
  ])('%j may be broken where a reader expects it', (name, html) => {
    expect(codeHtml(name)).toBe(html);
    expect(copyHtml(name)).toBe(
      name === '' ? '<code class="copy"></code>' : html.replace('<code>', '<code class="copy">'),
    );
  });
});

test('words are text, and code where they are marked so', () => {
  expect(words('a <b> of `c <d>` and `e`.')).toBe('a &lt;b&gt; of <code>c &lt;d&gt;</code> and <code>e</code>.');
  expect(words('a ` alone')).toBe('a ` alone');
  expect(inlineHtml(['see `a`: ', code('`b`'), ' or ', command('run <c>')])).toBe(
    'see <code>a</code>: <code>`b`</code> or <code class="copy">run &lt;c&gt;</code>',
  );
});

test('an element has the attributes that say something', () => {
  const values = { id: 'a"b', hidden: true, open: false, class: undefined, 'data-x': '' };
  expect(htmlElement('p', values, 'one', 'two')).toBe('<p id="a&quot;b" hidden data-x="">onetwo</p>');
  expect(htmlElement('p', {})).toBe('<p></p>');
});

test('what filters look at is on each row, and nothing that is not known', () => {
  expect(htmlElement('tr', filtered({}))).toBe('<tr data-row></tr>');
  expect(htmlElement('tr', filtered({ stack: 'a\nb', team: 't', action: 'move', destructive: true }))).toBe(
    '<tr data-row data-stack="a⏎b" data-team="t" data-action="move" data-destructive></tr>',
  );
  expect(htmlElement('tr', filtered({ destructive: false }))).toBe('<tr data-row></tr>');
});

test('lists, definitions and sections', () => {
  expect(htmlList('ol', ['a', '<b>b</b>'])).toBe('<ol><li>a</li><li><b>b</b></li></ol>');
  expect(definitions([])).toBe('');
  expect(
    definitions([
      ['A<', 'a'],
      [code('B'), 'b'],
    ]),
  ).toBe('<dl><div><dt>A&lt;</dt><dd>a</dd></div><div><dt><code>B</code></dt><dd>b</dd></div></dl>');
  expect(section('s', 'A & B', 'one', 'two')).toBe(
    '\n<section id="s" aria-labelledby="s-title"><h2 id="s-title">A &amp; B</h2>\nonetwo</section>\n',
  );
});
