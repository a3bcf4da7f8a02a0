import { expect, test } from 'vitest';
import { affectedHtml, headHtml } from '../../../../src/review/render/html/parts';
import { counts, report } from '../../fixtures/report';

const nobody = { teams: [], environments: [], owners: [], waves: [] };

test('who is affected is told as far as there is somebody, and the order where there is one', () => {
  const of = (affected: Partial<Parameters<typeof report>[0] & object>['affected']) =>
    affectedHtml(report({ affected: { ...nobody, ...affected } })).trim();
  expect(of(nobody)).toBe('');
  expect(of({ ...nobody, teams: ['web'] })).toBe(
    '<section id="affected" aria-labelledby="affected-title"><h2 id="affected-title">Affected</h2>\n<dl><div><dt>Teams</dt><dd><code>web</code></dd></div></dl></section>',
  );
  const ordered = of({ ...nobody, waves: [['a']] });
  expect(ordered).toContain('<ol><li><code>a</code></li></ol>');
  expect(ordered).not.toContain('<dt>');
});

test('the numbers of a review are there as soon as there is one, of changes or of stacks left behind', () => {
  const numbers = (more: Parameters<typeof report>[0]) =>
    /<ul class="numbers">(.*)<\/ul>/.exec(headHtml(report(more)))?.[1];
  expect(numbers({ counts: counts() })).toBeUndefined();
  expect(numbers({ counts: counts({ add: 2 }) })).toBe('<li class="add"><strong>+2</strong> added</li>');
});
