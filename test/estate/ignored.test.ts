import { expect, test } from 'vitest';
import { isIgnored } from '../../src/estate/ignored';

test('what Terraform passes over is said in several ways', () => {
  for (const ignored of ['all', ['ips'], ['${ips}'], ['name', 'ips[0]'], ['ips.0'], '${all}']) {
    expect(isIgnored(ignored, 'ips')).toBe(true);
  }
  for (const ignored of [undefined, null, [], ['ip'], ['ips_more']]) expect(isIgnored(ignored, 'ips')).toBe(false);
});
