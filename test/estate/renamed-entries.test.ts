import { expect, test } from 'vitest';
import type { Estate } from '../../src/estate/model';
import { renamedEntries } from '../../src/estate/renamed-entries';
import { renamedKeys } from '../../src/estate/renamed-keys';
import { settledEstate } from '../../src/estate/settled';
import { matchStacks } from '../../src/review/engine/match';
import { outputOf, type Resources } from '../review/outputs';

type Body = Readonly<Record<string, string>>;

/** Groups of an organization, as their settings say. */
const groupsOf = (groups: Readonly<Record<string, Body>>, resources = {}): Estate => {
  const names = Object.keys(groups);
  const made = names.map((name) => [`ovh_me_identity_group.${name}`, { name, ...groups[name] }]);
  return {
    ...settledEstate(outputOf({ organization: { ...Object.fromEntries(made), ...resources } })),
    told: {
      settings: { groups: Object.fromEntries(names.map((name) => [name, {}])) },
      origins: { organization: Object.fromEntries(names.map((name) => [name, `/groups.${name}`])) },
    },
  };
};

const lines = (base: Estate, head: Estate) => {
  const [before, after] = [base, head].map(({ stacks }) => stacks.get('organization'));
  if (before === undefined || after === undefined) throw new Error('both have an organization');
  const matching = matchStacks(before, after, { base, head }, { left: 10 });
  return renamedEntries({ ...matching, stacks: { before, after } }, (old, now) =>
    renamedKeys({ ...old, estate: base }, { ...now, estate: head }),
  ).map(({ line }) => line);
};

test('what is known by its name has a line that keeps it, also where its name is a word of its description', () => {
  const base = groupsOf({ web: { description: 'Web team', role: 'A' } });
  const head = groupsOf({ shop: { description: 'Web team', role: 'A' } });
  expect(lines(base, head)).toEqual(["groups.shop.id: 'web'"]);
});

test('another thing in the place of the old one has none', () => {
  const base = groupsOf({ web: { description: 'Web team', role: 'A' } });
  const head = groupsOf({ shop: { description: 'Cash', role: 'B' } });
  expect(lines(base, head)).toEqual([]);
});

test('where two may be meant there is no line', () => {
  const web = { description: 'Web team', role: 'A' };
  expect(lines(groupsOf({ web }), groupsOf({ shop: web, store: web }))).toEqual([]);
  expect(lines(groupsOf({ web, shop: web }), groupsOf({ store: web }))).toEqual([]);
});

test('what refers to another one with a new name, or to what is in it, is the same', () => {
  const of = (web: string, logs: string) => {
    const settings = { groups: { [web]: {} }, policies: { [logs]: {} } };
    const resources: Resources = {
      [`ovh_me_identity_group.${web}`]: { name: web, description: 'Web team', role: 'A' },
      [`ovh_iam_policy.${logs}`]: { name: logs, identities: [`\${ovh_me_identity_group.${web}.urn}`], allow: ['a'] },
    };
    const origins = { organization: { [web]: `/groups.${web}`, [logs]: `/policies.${logs}` } };
    return { ...settledEstate(outputOf({ organization: resources })), told: { settings, origins } };
  };
  expect(lines(of('web', 'logs'), of('shop', 'reading'))).toEqual([
    "groups.shop.id: 'web'",
    "policies.reading.id: 'logs'",
  ]);
});
