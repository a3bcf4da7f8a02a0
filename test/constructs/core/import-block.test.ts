import { Vrack } from '@cdktf/provider-ovh/lib/vrack';
import { Construct } from 'constructs';
import { expect, test } from 'vitest';
import { ImportBlock } from '../../../constructs/core/import-block';
import { addresses, synth, testStack } from '../../support/synth';

function adopted(...ids: readonly string[]) {
  const stack = testStack();
  for (const [index, id] of ids.entries()) {
    const scope = new Construct(stack, `Vrack${index}`);
    new ImportBlock(scope, 'Import', new Vrack(scope, 'Resource', {}), id);
  }
  return stack;
}

test('takes over what exists, by the address of the resource and the id of the provider', () => {
  const stack = adopted('pn-1000001');
  const [address] = addresses(stack);
  expect(synth(stack).import).toEqual([{ to: address, id: 'pn-1000001' }]);
});

test('several in one stack stand beside each other', () => {
  expect(synth(adopted('pn-1000001', 'pn-1000002')).import?.map(({ id }) => id)).toEqual(['pn-1000001', 'pn-1000002']);
});

test('adds no address', () => {
  expect(addresses(adopted('pn-1000001'))).toMatchInlineSnapshot(`
    [
      "ovh_vrack.Vrack0_676B6006",
    ]
  `);
});
