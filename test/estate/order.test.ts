import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderOf, type StackNode, wavesOf, withNeeds } from '../../src/estate/order';

/** Stacks of which each needs some of those before it. */
const acyclic = fc
  .array(fc.array(fc.nat(30)), { maxLength: 25 })
  .map((all) => all.map((needs, at) => ({ id: `s${at}`, dependsOn: needs.filter((n) => n < at).map((n) => `s${n}`) })));
const anyNodes = fc
  .array(fc.array(fc.nat(12)), { maxLength: 12 })
  .map((all) => all.map((needs, at) => ({ id: `s${at}`, dependsOn: needs.map((n) => `s${n}`) })));

const shuffled = (nodes: readonly StackNode[]): StackNode[] => [...nodes].reverse();

test('every stack is behind those that it needs, whatever order they come in', () => {
  fc.assert(
    fc.property(acyclic, (nodes) => {
      const { ids, circle } = orderOf(nodes);
      expect(circle).toBeUndefined();
      expect([...ids].sort()).toEqual(nodes.map(({ id }) => id).sort());
      for (const { id, dependsOn } of nodes) {
        for (const other of dependsOn) expect(ids.indexOf(other)).toBeLessThan(ids.indexOf(id));
      }
      expect(orderOf(shuffled(nodes)).ids).toEqual(ids);
    }),
  );
});

test('of any stacks it is an order, and a circle in it is one', () => {
  fc.assert(
    fc.property(anyNodes, (nodes) => {
      const { ids, circle } = orderOf(nodes);
      expect([...ids].sort()).toEqual(nodes.map(({ id }) => id).sort());
      const needs = new Map(nodes.map(({ id, dependsOn }) => [id, dependsOn]));
      for (const [at, id] of (circle ?? []).entries()) {
        expect(needs.get(id)).toContain(circle?.[(at + 1) % circle.length]);
      }
      if (circle === undefined) expect(() => wavesOf(nodes, new Set())).not.toThrow();
      else expect(() => wavesOf(nodes, new Set())).toThrow('the stacks depend on each other in a circle: ');
    }),
  );
});

test('waves hold what changed and what is downstream of it, and nothing else', () => {
  fc.assert(
    fc.property(acyclic, fc.array(fc.nat(24)), (nodes, picked) => {
      const changed = new Set(picked.map((n) => `s${n}`).filter((id) => nodes.some((node) => node.id === id)));
      const { waves, waveOf } = wavesOf(nodes, changed);
      expect(waves.flat().sort()).toEqual([...waveOf.keys()].sort());
      for (const { id, dependsOn } of nodes) {
        const isBehind = dependsOn.some((other) => waveOf.has(other));
        expect(waveOf.has(id)).toBe(changed.has(id) || isBehind);
        for (const other of dependsOn) {
          if (waveOf.has(id) && waveOf.has(other)) expect(waveOf.get(other)).toBeLessThan(waveOf.get(id) ?? 0);
        }
      }
    }),
  );
});

test('what is needed and not there is taken as deployed; of those that could be next the first is by name', () => {
  const nodes = [
    { id: 'c', dependsOn: ['gone'] },
    { id: 'a', dependsOn: ['c'] },
    { id: 'b', dependsOn: [] },
  ];
  expect(orderOf(nodes)).toEqual({ ids: ['b', 'c', 'a'] });
});

test('what stacks need is found at any distance, also through what only another side knows, and in a circle', () => {
  const side = (needs: Readonly<Record<string, readonly string[]>>) =>
    new Map(Object.entries(needs).map(([id, dependsOn]) => [id, { id, dependsOn }]));
  const here = side({ a: ['b'], b: ['c'], c: ['a'], d: ['gone'], e: [] });
  expect([...withNeeds(['a'], here)].sort()).toEqual(['a', 'b', 'c']);
  expect([...withNeeds(['d', 'unknown'], here)]).toEqual(['d']);
  expect([...withNeeds(['d'], here, side({ gone: ['e'] }))].sort()).toEqual(['d', 'e']);
});

test('a stack comes with what it needs, and nothing that they do not need', () => {
  fc.assert(
    fc.property(anyNodes, (nodes) => {
      const stacks = new Map(nodes.map((node) => [node.id, node]));
      for (const { id } of nodes) {
        const found = withNeeds([id], stacks);
        const needed = [...found].flatMap((one) => stacks.get(one)?.dependsOn ?? []).filter((one) => stacks.has(one));
        expect(found).toEqual(new Set([id, ...needed]));
      }
    }),
  );
});
