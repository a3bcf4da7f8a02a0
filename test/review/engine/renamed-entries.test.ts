import { expect, test } from 'vitest';
import type { Estate } from '../../../src/estate/model';
import { settledEstate } from '../../../src/estate/settled';
import { matchStacks } from '../../../src/review/engine/match';
import { renamedEntries } from '../../../src/review/engine/renamed-entries';
import { outputOf } from '../outputs';

/** One group of an organization, as its settings say. */
const groupOf = (name: string, body: Readonly<Record<string, string>>): Estate => ({
  ...settledEstate(outputOf({ organization: { [`ovh_me_identity_group.${name}`]: { name, ...body } } })),
  told: {
    settings: { groups: { [name]: {} } },
    origins: { organization: { [name]: `/groups.${name}` } },
  },
});

const notes = (base: Estate, head: Estate) => {
  const [before, after] = [base, head].map(({ stacks }) => stacks.get('organization'));
  if (before === undefined || after === undefined) throw new Error('both have an organization');
  return renamedEntries(matchStacks(before, after, { base, head }, { left: 10 }), base, head);
};

test('what is known by its name has a line that keeps it, also where its name is a word of its description', () => {
  const [base, head] = [
    groupOf('web', { description: 'Web team', role: 'A' }),
    groupOf('shop', { description: 'Web team', role: 'A' }),
  ];
  expect(notes(base, head)).toEqual([
    "groups.shop.id: 'web' in the settings keeps what has another name now: nothing of it is destroyed",
  ]);
});

test('another thing in the place of the old one has none', () => {
  const [base, head] = [
    groupOf('web', { description: 'Web team', role: 'A' }),
    groupOf('shop', { description: 'Cash', role: 'B' }),
  ];
  expect(notes(base, head)).toEqual([]);
});
