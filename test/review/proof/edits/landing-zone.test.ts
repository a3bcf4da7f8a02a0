import { expect, test } from 'vitest';
import { ownersConcerned } from '../../../../src/review/render/content/approval';
import { summary, verdict } from '../../../../src/review/render/content/verdict';
import { saysAnything } from '../../../../src/review/report/gate';
import { type Json, useOrbital } from './output';

const review = useOrbital();

const zone = (edit: (zone: Json) => void) => review({ head: ({ json }) => json('landing-zone.json', edit) }).report;

const recordOf = ({ stacks }: Json, id: string): Json => stacks.find((one: Json) => one.id === id);

test('a stack that stays and of which nothing is told any more has lost its owner, who must agree', () => {
  let owner = '';
  const report = zone((content) => {
    owner = recordOf(content, 'erp-prod').owner;
    content.stacks = content.stacks.filter(({ id }: Json) => id !== 'erp-prod');
  });
  const [stack] = report.stacks;
  expect(stack?.id).toBe('erp-prod');
  expect(stack?.findings.map(({ class: kind, where, says }) => [kind, where, says])).toEqual(
    expect.arrayContaining([
      ['owner', 'owner', 'nobody answers for it, and nobody is asked'],
      ['owner', 'team', 'it belongs to no team'],
      ['owner', 'cost-centre', 'nobody is told where its cost is booked'],
      ['listed', 'landing-zone.json', 'landing-zone.json says nothing of it any more'],
    ]),
  );
  expect(ownersConcerned(report).map((one) => one.owner)).toEqual([owner]);
});

test('without landing-zone.json every stack has lost its owner', () => {
  const report = zone((content) => {
    content.stacks = [];
  });
  const lost = report.stacks.filter(({ findings }) => findings.some(({ where }) => where === 'owner'));
  expect(lost.length).toBe(Object.keys(report.contents).length);
});

test('a stack of another kind is told', () => {
  const report = zone((content) => {
    recordOf(content, 'erp-prod').kind = 'team';
  });
  expect(report.stacks.map(({ id, findings }) => [id, findings.map(({ says }) => says)])).toEqual([
    ['erp-prod', ['it is of another kind']],
  ]);
});

test.each<readonly [string, (content: Json) => void]>([
  [
    'other addresses in it',
    ({ networks }) => {
      networks[0].cidr = '10.99.0.0/16';
    },
  ],
  [
    'nothing in it',
    (content) => {
      content.networks = [];
    },
  ],
])('a network plan with %s is something to read', (_, edit) => {
  const report = zone(edit);
  expect(report.readings['addresses']?.changes.length).toBeGreaterThan(0);
  expect(saysAnything(report)).toBe(true);
  // the plan for other repositories says what it said before, and no longer the same
  const files = [{ code: 'landing-zone.json' }, ' and ', { code: 'address-plan.json' }];
  expect(verdict(report)).toEqual(['Changes no stack, only what is in ', ...files]);
  expect(summary(report)).toBe('No stack changed');
});

test('what exists outside and is no longer known is told of the stacks that name it', () => {
  const report = zone((content) => {
    content.externals = [];
  });
  const told = report.stacks.flatMap(({ findings }) => findings.map(({ says }) => says));
  expect(told).toContainEqual(expect.stringMatching(/^no longer has \w+ .*, which the stack names$/));
});

test.each<readonly [string, (text: string) => string, RegExp]>([
  [
    'a stack twice',
    (text) => {
      const content = JSON.parse(text);
      content.stacks.unshift({ ...recordOf(content, 'erp-prod'), owner: 'somebody@else.example' });
      return JSON.stringify(content);
    },
    /landing-zone\.json: has the stack erp-prod twice; synthesize again$/,
  ],
  [
    'a key twice',
    (text) => text.replace('{', '{"stacks": [],'),
    /landing-zone\.json: has a key twice: Terraform takes both, here only the last one is read; synthesize again$/,
  ],
  [
    'a key that is lost',
    (text) => text.replace('{', '{"__proto__": {"stacks": []},'),
    /landing-zone\.json: has a key __proto__, which is not read here; synthesize again$/,
  ],
])('a landing-zone.json with %s is refused', (_, edit, message) => {
  const attack = () => review({ head: ({ read, put }) => put('landing-zone.json', edit(read('landing-zone.json'))) });
  expect(attack).toThrow(message);
});

test('a stack whose name would be lost is refused', () => {
  const attack = () =>
    review({
      head: ({ read, put }) => {
        put('stacks/p/cdk.tf.json', '{"resource": {"terraform_data": {"X": {}}}}');
        const entry = '"__proto__": {"synthesizedStackPath": "stacks/p/cdk.tf.json", "dependencies": []},';
        put('manifest.json', read('manifest.json').replace('"stacks": {', `"stacks": {${entry}`));
      },
    });
  expect(attack).toThrow(/manifest\.json: has a key __proto__, which is not read here; synthesize again$/);
});

test.each<readonly [string, string, (content: Json) => void]>([
  ['manifest.json', 'at the top', (content) => Object.assign(content, { hooks: ['run'] })],
  ['manifest.json', 'of a stack', ({ stacks }) => Object.assign(stacks['erp-prod'], { preDeploy: 'run' })],
  ['landing-zone.json', 'at the top', (content) => Object.assign(content, { hooks: ['run'] })],
  ['landing-zone.json', 'of a stack', (content) => Object.assign(recordOf(content, 'erp-prod'), { approver: 'me' })],
  ['landing-zone.json', 'of a network', ({ networks }) => Object.assign(networks[0], { public: true })],
])('a key of %s that is not known counts as unread: %s', (file, _, edit) => {
  const { report, gates } = review({ head: ({ json }) => json(file, edit) });
  expect(report.beside).toEqual([
    {
      class: 'unread',
      where: `${file} (keys that are not known here)`,
      says: 'what is in no stack, and nobody here can read, is new',
    },
  ]);
  expect(gates).toContain('unread');
  // it differs no more where it was there before
  const same = review({ base: ({ json }) => json(file, edit), head: () => {} });
  expect(saysAnything(same.report)).toBe(false);
});

test('a landing-zone.json of a newer version is refused in one sentence, whatever else is in it', () => {
  const attack = () => zone((content) => Object.assign(content, { version: 3, hooks: ['run'] }));
  expect(attack).toThrow(/landing-zone\.json: is of version 3, this release reads version 1 and 2$/);
});
