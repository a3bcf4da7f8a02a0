import { MeApiOauth2Client } from '@cdktf/provider-ovh/lib/me-api-oauth2-client';
import { TerraformOutput } from 'cdktf';
import { describe, expect, test } from 'vitest';
import {
  ServiceAccount,
  type ServiceAccountSettings,
  serviceAccountSettings,
} from '../../../constructs/identity/service-account';
import { testBounds, wordsOf } from '../../support/bounds';
import { addresses, mistakesOf, only, synth, testStack } from '../../support/synth';

const make = (settings: Partial<ServiceAccountSettings> = {}) => {
  const stack = testStack();
  const account = new ServiceAccount(stack, 'Pipeline', { description: 'Deploys prod', ...settings });
  return { stack, account };
};

describe('secure defaults', () => {
  test('it is a client that acts for itself, not for a person', () => {
    expect(only(make().stack, MeApiOauth2Client)).toMatchObject({ flow: 'CLIENT_CREDENTIALS' });
  });

  test('its secret is no output', () => {
    expect(synth(make().stack).output).toBeUndefined();
  });
});

describe('settings', () => {
  test('the path names it when nothing else does', () => {
    expect(only(make().stack, MeApiOauth2Client)).toMatchObject({ name: 's/Pipeline', description: 'Deploys prod' });
    expect(only(make({ name: 'fd-prod' }).stack, MeApiOauth2Client)).toMatchObject({ name: 'fd-prod' });
  });

  test('policies name its identity, pipelines log in by its client id', () => {
    const { stack, account } = make();
    new TerraformOutput(stack, 'Urn', { value: account.urn });
    new TerraformOutput(stack, 'ClientId', { value: account.clientId });
    expect(synth(stack).output).toEqual({
      Urn: { value: expect.stringMatching(/^\$\{ovh_me_api_oauth2_client\..+\.identity\}$/) },
      ClientId: { value: expect.stringMatching(/^\$\{ovh_me_api_oauth2_client\..+\.client_id\}$/) },
    });
  });

  test('one that exists is imported by its client id', () => {
    expect(synth(make({ adopt: 'EU.0123456789abcdef' }).stack).import).toEqual([
      expect.objectContaining({ id: 'EU.0123456789abcdef' }),
    ]);
  });
});

describe('mistakes', () => {
  test('a secret beside the client id is refused and not shown', () => {
    expect(mistakesOf(() => make({ adopt: 'EU.0123456789abcdef|hunter2' }))).toEqual([
      's/Pipeline.adopt: must be a client id without its secret, got (hidden); take the secret out',
    ]);
  });

  test('nobody knows what it is for', () => {
    expect(mistakesOf(() => make({ description: '' }))).toEqual([
      's/Pipeline.description: must have at least 1 character, got ""; write more',
    ]);
  });
});

testBounds(serviceAccountSettings, { description: 'Deploys prod' }, [
  ['name', ['a', wordsOf(100)], ['', wordsOf(101)]],
  ['description', ['a', wordsOf(255)], ['', wordsOf(256)]],
]);

test('addresses', () => {
  expect(addresses(make().stack)).toMatchInlineSnapshot(`
    [
      "ovh_me_api_oauth2_client.Pipeline_C660917D",
    ]
  `);
});
