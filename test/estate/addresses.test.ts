import { expect, test } from 'vitest';
import { withoutKey } from '../../src/estate/addresses';

test.each([
  ['ovh_vrack.Main', 'ovh_vrack.Main'],
  ['ovh_vrack.Main[0]', 'ovh_vrack.Main'],
  ['ovh_vrack.Main["a"]', 'ovh_vrack.Main'],
  ['ovh_vrack.Main["a]\\"[b"]', 'ovh_vrack.Main'],
  ['module.m["k"].ovh_vrack.Main', 'module.m["k"].ovh_vrack.Main'],
  ['module.m["k"].ovh_vrack.Main[1]', 'module.m["k"].ovh_vrack.Main'],
])('%s is an instance of %s', (address, block) => expect(withoutKey(address)).toBe(block));
