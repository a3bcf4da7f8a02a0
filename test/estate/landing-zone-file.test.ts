import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readLandingZoneFile } from '../../src/estate/landing-zone-file';
import { temporaryFolder } from '../support/program';

/** What is read of such a file. */
function read(text: string | object) {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'landing-zone.json'), typeof text === 'string' ? text : JSON.stringify(text));
  return readLandingZoneFile(folder);
}

/** What is said of one that is refused, behind its name. */
function refusal(text: string | object): string {
  try {
    return `not refused: ${JSON.stringify(read(text))}`;
  } catch (error) {
    return (error as Error).message.replace(/^.*landing-zone\.json: /, '');
  }
}

const stack = { id: 'a', kind: 'team', dependsOn: [] };
const nothing = { stacks: [], externals: [], networks: [] };

test('there is none in the output of a plain program', () => {
  expect(readLandingZoneFile(temporaryFolder())).toBeUndefined();
});

describe('is read', () => {
  test.each([1, 2] as const)('of version %i, with what is left out as none', (version) => {
    expect(read({ version })).toStrictEqual({ version, ...nothing });
    const network = { name: 'n', vlan: 7, cidr: '10.0.0.0/24' };
    expect(read({ version, name: 'acme', stacks: [{ id: 'a', kind: 'team' }], networks: [network] })).toStrictEqual({
      ...{ version, name: 'acme', externals: [] },
      stacks: [stack],
      networks: [{ ...network, usedBy: [] }],
    });
  });

  test('with stacks of every kind', () => {
    const kinds = ['organization', 'private-cloud', 'foundation', 'environment', 'platform', 'team'];
    const stacks = kinds.map((kind) => ({ id: kind, kind, dependsOn: ['up'], owner: 'web@acme.example' }));
    expect(read({ version: 1, stacks })?.stacks).toEqual(stacks);
  });

  test('with the account as what exists, once', () => {
    const vrack = { type: 'ovh_vrack', id: 'pn-1' };
    const me = { type: 'ovh_me', id: 'xx1111-ovh' };
    expect(read({ version: 1, account: 'xx1111-ovh', externals: [vrack] })?.externals).toEqual([me, vrack]);
    expect(read({ version: 1, account: 'xx1111-ovh', externals: [vrack, me] })?.externals).toEqual([vrack, me]);
    expect(read({ version: 1, externals: [vrack] })?.externals).toEqual([vrack]);
  });

  test('and says what it holds that nobody here knows', () => {
    const text = { version: 1, more: 1, stacks: [stack, { ...stack, id: 'b', tier: 'gold' }] };
    expect(read(text)?.unknown).toEqual({ more: 1, stacks: [null, { tier: 'gold' }] });
  });
});

test.each<[says: string, text: string | object]>([
  ['is of version 3, this release reads version 1 and 2', { version: 3, stacks: 7 }],
  ['is of version null, this release reads version 1 and 2', {}],
  ['is of version "1", this release reads version 1 and 2', { version: '1' }],
  [
    'has the stack b twice; synthesize again',
    { version: 1, stacks: ['a', 'b', 'c', 'b'].map((id) => ({ ...stack, id })) },
  ],
  ['stacks.0.kind is not as expected; synthesize again', { version: 1, stacks: [{ id: 'a', kind: 'x' }] }],
  ['externals.0.id is not as expected; synthesize again', { version: 1, externals: [{ type: 'ovh_vrack' }] }],
  [
    'has a key twice: Terraform takes both, here only the last one is read; synthesize again',
    '{"version":1,"stacks":[],"stacks":[]}',
  ],
])('is refused: %s', (says, text) => {
  expect(refusal(text)).toBe(says);
});
