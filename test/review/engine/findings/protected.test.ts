import { expect, test } from 'vitest';
import type { Estate, Stack } from '../../../../src/estate/model';
import { reviewOf } from '../../../../src/review/report/review';
import type { Policy } from '../../../../stacks/policy';
import { outputOf, type Resources } from '../../outputs';

const bucket = (region_name: string, id = 'B'): Resources => ({
  [`ovh_cloud_project_storage.${id}`]: { service_name: 'p', region_name, name: 'acme-logs' },
});

/** What is protected in a stack, as `class where (path): says, what allows it`. */
function told(before: Resources, after: Resources, policy: Partial<Policy> = {}): string[] {
  const withPolicy = (estate: Estate): Estate => ({
    ...estate,
    stacks: new Map(
      [...estate.stacks].map(([id, stack]): [string, Stack] => [
        id,
        { ...stack, policy: { protectsData: true, retired: [], exceptions: [], ...policy } },
      ]),
    ),
  });
  const { stacks } = reviewOf(withPolicy(outputOf({ prod: before })), withPolicy(outputOf({ prod: after })));
  return stacks
    .flatMap(({ findings }) => findings)
    .filter(({ class: kind, says }) => kind === 'protected' || /^(retired|replaced)/.test(says))
    .map(({ class: kind, stack, where, path, says, doWith = [], attributes }) =>
      [`${kind} ${stack} ${where} (${path}): ${says}`, ...doWith, ...attributes.map(({ attribute }) => attribute)].join(
        ', ',
      ),
    );
}

const retires = "retired: { 'b': { after: 'YYYY-MM-DD', reason: '…' } }";

test('what holds data and goes, moves or is made anew is refused, with the entry that allows it', () => {
  const at = 'protected prod ovh_cloud_project_storage.B (B):';
  expect(told(bucket('GRA'), {})).toEqual([
    `${at} holds data and would be destroyed, which a deploy refuses, ${retires}`,
  ]);
  expect(told(bucket('GRA'), bucket('GRA', 'C'))).toEqual([
    `${at} holds data and would be destroyed, which a deploy refuses, ${retires}`,
  ]);
  const [replaced] = told(bucket('GRA'), bucket('SBG'));
  expect(replaced).toMatch(
    /^protected prod ovh_cloud_project_storage\.B \(B\): holds data and would be replaced, which a deploy refuses, /,
  );
});

test('nothing is refused of what holds none, changes or is new, or where nothing is protected', () => {
  expect(told({ 'acme_thing.A': { x: 1 } }, {})).toEqual([]);
  expect(
    told(bucket('GRA'), {
      'ovh_cloud_project_storage.B': { ...bucket('GRA')['ovh_cloud_project_storage.B'], tags: {} },
    }),
  ).toEqual([]);
  expect(told({}, bucket('GRA'))).toEqual([]);
  expect(told(bucket('GRA'), {}, { protectsData: false })).toEqual([]);
});

test('what is retired or excepted is listed with its reason and day', () => {
  const retired = [{ at: 'b', after: '2027-01-31', reason: 'nobody uses it' }];
  expect(told(bucket('GRA'), {}, { retired })).toEqual([
    'listed prod ovh_cloud_project_storage.B (B): retired: nobody uses it, after 2027-01-31',
  ]);
  const exceptions: Policy['exceptions'] = [
    { rule: 'data-replaced', at: 'b', reason: 'it moves', owner: 'web@acme.example', until: '2027-01-31' },
  ];
  expect(told(bucket('GRA'), bucket('SBG'), { exceptions })).toEqual([
    'listed prod ovh_cloud_project_storage.B (B): replaced by exception: it moves, until 2027-01-31',
  ]);
});
