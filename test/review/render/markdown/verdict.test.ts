import { expect, test } from 'vitest';
import { affectedSections } from '../../../../src/review/render/markdown/verdict';
import { report, stack } from '../../fixtures/report';

test('of an order that is cut it is said how many of it are missing', () => {
  const waves = Array.from({ length: 400 }, (_, at) => [`stack-${at}`]);
  const all = report({ stacks: [stack()], affected: { teams: [], environments: [], owners: [], waves } });
  const [order] = affectedSections(all);
  const text = order?.fit(order.floor) ?? '';
  const shown = text.match(/^\d+\. `stack-\d+`$/gm)?.length ?? 0;
  expect(shown).toBeGreaterThan(10);
  expect(text).toContain(`\nand ${400 - shown} more waves\n`);
});
