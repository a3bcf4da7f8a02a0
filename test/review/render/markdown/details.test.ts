import { expect, test } from 'vitest';
import { size } from '../../../../src/review/render/markdown/budget';
import { detailsSection } from '../../../../src/review/render/markdown/details';
import { huge, report } from '../../fixtures/report';

test.each([
  [2, 60],
  [9, 20],
  [200, 3],
])(
  '%i stacks with %i changes take no more than there is room for, and all of it where they need more',
  (stacks, each) => {
    const section = detailsSection(huge(stacks, each));
    const whole = size(section.fit(section.wants));
    expect(whole).toBe(section.wants);
    for (let room = section.floor; room < section.wants; room += 997) {
      const taken = size(section.fit(room));
      expect(taken).toBeLessThanOrEqual(room);
    }
  },
);

test('a stack that is many times larger than the others is not cut where there is room for all of it', () => {
  const section = detailsSection(report({ stacks: [...huge(1, 200).stacks, ...huge(9, 2).stacks] }));
  expect(size(section.fit(section.wants))).toBe(section.wants);
});
