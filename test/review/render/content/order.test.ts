import { expect, test } from 'vitest';
import { orderTitle } from '../../../../src/review/render/content/order';
import { renderMarkdown } from '../../../../src/review/render/markdown';
import { renderTerminal } from '../../../../src/review/render/terminal';
import { change, report, stack } from '../../fixtures/report';

const ordered = (...waves: string[][]) =>
  report({
    stacks: [stack({ id: 'a', changes: [change()] })],
    affected: { teams: [], environments: [], owners: [], waves },
  });

test('the order of stacks says which of them do not change and are planned again', () => {
  expect(orderTitle(ordered(['a']))).toBe('Deployed in this order');
  expect(orderTitle(ordered(['a'], ['b']))).toBe(
    'Deployed in this order (1 only comes after a change, and is planned again)',
  );
  const two = ordered(['a'], ['b', 'c']);
  const says = 'Deployed in this order (2 only come after a change, and are planned again):';
  expect(renderMarkdown(two)).toContain(says);
  expect(renderTerminal(two)).toContain(`  ${says}\n    1. a\n    2. b, c\n`);
});
