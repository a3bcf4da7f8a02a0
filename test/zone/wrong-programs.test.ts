import { Testing } from 'cdktf';
import { describe, expect, test } from 'vitest';
import { SettingsError } from '../../constructs/core/settings';
import { LandingZone } from '../../src/zone/landing-zone';
import { changed, soundProgram } from './programs';
import { clusters } from './wrong-programs/clusters';
import { environments } from './wrong-programs/environments';
import { identities } from './wrong-programs/identities';
import { networks } from './wrong-programs/networks';
import { organization } from './wrong-programs/organization';
import { retiredThings } from './wrong-programs/retired';
import type { WrongProgram } from './wrong-programs/wrong-program';

test('the program that all of these change is sound', () => {
  expect(() => new LandingZone(Testing.app(), soundProgram())).not.toThrow();
});

const sections: Readonly<Record<string, readonly WrongProgram[]>> = {
  organization,
  networks,
  environments,
  clusters,
  identities,
  'retired things': retiredThings,
};

test('there are at least 80 of them', () => {
  expect(Object.values(sections).flat().length).toBeGreaterThanOrEqual(80);
});

describe.each(Object.entries(sections))('mistakes in %s', (_, programs) => {
  test.each(programs)('%s is refused, with every message exact', (_, changes, messages) => {
    expect(mistakesOf(() => new LandingZone(Testing.app(), changed(changes)))).toEqual(messages);
  });
});

test('a wrong program leaves no stack behind', () => {
  const app = Testing.app();
  mistakesOf(() => new LandingZone(app, changed({ account: 'acme' })));
  expect(app.node.children).toEqual([]);
});

test('the message of the error is the list of mistakes, without a stack trace in it', () => {
  expect(() => new LandingZone(Testing.app(), changed({ account: 'acme', owner: 'it' }))).toThrow(
    new SettingsError([
      'account: must be an account such as xx1111-ovh, got "acme"; copy it from the control panel',
      'owner: must be an e-mail address, got "it"; write one such as it@orbital.example',
    ]),
  );
});

function mistakesOf(make: () => unknown): readonly string[] {
  try {
    make();
  } catch (error) {
    if (error instanceof SettingsError) return error.mistakes;
    throw error;
  }
  return [];
}
