import { expect, test } from 'vitest';
import type { PlannedNetwork } from '../../../src/estate/model';
import { reviewOf } from '../../../src/review/report/review';
import { outputOf } from '../outputs';

const withNetworks = (...networks: readonly PlannedNetwork[]) => ({ ...outputOf({ prod: {} }), networks });
const network = (name: string, vlan: number, ...usedBy: readonly string[]): PlannedNetwork => ({
  name,
  vlan,
  cidr: `10.${vlan}.0.0/22`,
  usedBy,
});

test('a cell has what stood there before only where a text is another one', () => {
  const base = withNetworks(network('old', 20), network('gone', 21), network('used', 22, 'dev'));
  const head = withNetworks(network('new', 20), network('added', 23), network('used', 22, 'dev', 'prod'));
  const { changes } = reviewOf(base, head).readings['addresses'] ?? { changes: [] };
  const told = changes.map(({ change, cells }) => {
    const others = Object.entries(cells).filter(([, { before }]) => before !== undefined);
    return [change, cells['network']?.text, ...others.map(([key, { before }]) => `${key} was ${before}`)];
  });
  expect(told).toEqual([
    ['changed', 'new', 'network was old'],
    ['lost', 'gone'],
    ['changed', 'used'],
    ['gained', 'added'],
  ]);
});
