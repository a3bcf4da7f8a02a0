import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { aroundWith, sandboxAround } from '../../src/estate/sandbox-around';

const providers = { 'ovh/ovh': { Pid: 4711, Addr: { String: '127.0.0.1:1' } } };
const env = aroundWith('cloud of mine.json', providers);

test('a command in a sandbox knows which one it is, and what Terraform needs to meet it', () => {
  expect(sandboxAround({ ...env, PATH: '/bin' })).toEqual({
    stateFile: resolve('cloud of mine.json'),
    env: { TF_REATTACH_PROVIDERS: JSON.stringify(providers) },
  });
});

test.each([
  ['no sandbox at all', {}],
  ['providers that somebody debugs', { TF_REATTACH_PROVIDERS: JSON.stringify(providers) }],
  ['others than those of the sandbox', { ...env, TF_REATTACH_PROVIDERS: '{"ovh/ovh":{"Pid":1}}' }],
  ['no providers any more', { ...env, TF_REATTACH_PROVIDERS: '' }],
  ['a mark that names no providers', { ...env, LANDING_ZONE_SANDBOX: 'yes' }],
  ['an empty mark', { ...env, LANDING_ZONE_SANDBOX: '' }],
])('%s is none', (_, given) => {
  expect(sandboxAround(given)).toBeUndefined();
});
