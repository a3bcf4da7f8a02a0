import { expect, test } from 'vitest';
import { maskText } from '../../../../constructs/core/secrets/mask';
import { aboutText } from '../../../../src/review/render/content/about';
import { terminalText } from '../../../../src/review/render/terminal/lines';
import { unchanged } from '../../fixtures/report';

test.each([
  [{ title: 'More nodes', author: 'ada', commit: '0123abcd' }, 'Pull request More nodes by ada at 0123abcd'],
  [{ author: 'ada', commit: '0123abcd' }, 'A change by ada at 0123abcd'],
  [{ commit: '0123abcd' }, 'A change at 0123abcd'],
])('%j is told as "%s"', (given, text) => {
  const about = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, maskText(value)]));
  expect(terminalText(aboutText({ ...unchanged, about }))).toBe(text);
});
