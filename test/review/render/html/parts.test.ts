import { expect, test } from 'vitest';
import { affectedHtml } from '../../../../src/review/render/html/parts';
import { report } from '../../fixtures/report';

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
