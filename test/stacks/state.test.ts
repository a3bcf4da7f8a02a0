import { expect, test } from 'vitest';
import type { LandingZone } from '../../src/zone/landing-zone';
import { mistakesOf, synth } from '../support/synth';
import { zone } from '../support/zone';

const state = { bucket: 'acme-state', region: 'GRA11' };

/** Backend of every stack, by its id. */
function backends(made: LandingZone): Record<string, unknown> {
  const { foundation, workload, platforms } = made.environment('web', 'prod');
  const stacks = [made.organization, ...Object.values(made.privateClouds), foundation, workload, platforms['main']];
  return Object.fromEntries(
    stacks.flatMap((stack) => (stack ? [[stack.node.id, synth(stack).terraform?.backend]] : [])),
  );
}

test('state is a file per stack by default, by a path that is the same in every clone', () => {
  const file = (id: string) => ({ local: { path: `../../../state/${id}.tfstate` } });
  expect(backends(zone())).toEqual({
    organization: file('organization'),
    'private-cloud-main': file('private-cloud-main'),
    'web-prod-foundation': file('web-prod-foundation'),
    'web-prod': file('web-prod'),
    'web-prod-platform-main': file('web-prod-platform-main'),
  });
});

test('state in Object Storage is locked by a file beside it, and asks no service of AWS', () => {
  expect(synth(zone({ state }).organization).terraform?.backend).toEqual({
    s3: {
      bucket: 'acme-state',
      key: 'organization.tfstate',
      region: 'gra',
      endpoints: { s3: 'https://s3.gra.io.cloud.ovh.net' },
      use_lockfile: true,
      skip_credentials_validation: true,
      skip_region_validation: true,
      skip_requesting_account_id: true,
      skip_metadata_api_check: true,
      skip_s3_checksum: true,
    },
  });
});

test('every stack has a key of its own', () => {
  const keys = Object.values(backends(zone({ state }))).map(
    (backend) => (backend as { readonly s3: { readonly key: string } }).s3.key,
  );
  expect(keys).toEqual([
    'organization.tfstate',
    'private-cloud-main.tfstate',
    'web-prod-foundation.tfstate',
    'web-prod.tfstate',
    'web-prod-platform-main.tfstate',
  ]);
});

test('a prefix is the first part of the keys', () => {
  const { organization } = zone({ state: { ...state, prefix: 'it/landing-zone' } });
  expect(synth(organization).terraform?.backend).toMatchObject({
    s3: { key: 'it/landing-zone/organization.tfstate' },
  });
});

test('a platform reads the state of its environment where that is', () => {
  const platform = zone({ state }).environment('web', 'prod').platforms['main'];
  if (platform === undefined) throw new Error('web/prod has a platform');
  expect(synth(platform).data?.['terraform_remote_state']).toEqual({
    'cross-stack-reference-input-web-prod': {
      backend: 's3',
      config: {
        bucket: 'acme-state',
        key: 'web-prod.tfstate',
        region: 'gra',
        endpoints: { s3: 'https://s3.gra.io.cloud.ovh.net' },
        skip_credentials_validation: true,
        skip_region_validation: true,
        skip_requesting_account_id: true,
        skip_metadata_api_check: true,
        skip_s3_checksum: true,
      },
      workspace: `\${terraform.workspace}`,
    },
  });
});

test.each<[object, string]>([
  [
    { ...state, bucket: 'Acme' },
    "state.bucket: must be a bucket name of 3 to 63 of a-z, 0-9 and '-', and a '.' between two of these, no address, got \"Acme\"; rename it",
  ],
  [{ ...state, region: 'GRA' }, 'state.region: is not known, got "GRA"; did you mean \'GRA5\'?'],
  [
    { ...state, prefix: '/it/' },
    'state.prefix: must be such as landing-zone or it/landing-zone, got "/it/"; write names with \'/\' between',
  ],
  [
    { bucket: 'acme-state' },
    'state.region: is missing; use one of GRA5, GRA7, GRA9, GRA11, SBG5, RBX-A, DE1, WAW1, EU-WEST-PAR, EU-SOUTH-MIL, UK1, BHS5 and 4 more',
  ],
])('%j is refused', (wrong, message) => {
  expect(mistakesOf(() => zone({ state: wrong }))).toEqual([message]);
});
