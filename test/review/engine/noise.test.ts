import { expect, test } from 'vitest';
import { noise } from '../../../src/review/engine/noise';

test('each difference that changes nothing is told with the reason why', () => {
  expect([
    noise.order('ips'),
    noise.value('name'),
    noise.document('policy'),
    noise.default('size', true, '1'),
    noise.default('size', false, '1'),
    noise.keeps('region'),
    noise.ignored('tags'),
    noise.comments(),
  ]).toEqual([
    'ips is written in another order',
    'name is the same value, written differently',
    'policy is the same document, written differently',
    "size is now written as the provider's default 1",
    "size is no longer written as the provider's default 1",
    'region is no longer written; it keeps its value',
    'tags differs, and lifecycle.ignore_changes names it',
    'only comments, spaces or the order of keys differ',
  ]);
});
