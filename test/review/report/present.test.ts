import { describe, expect, test } from 'vitest';
import type { Values } from '../../../src/estate/model';
import type { ResourceChange } from '../../../src/review/report/report';
import { reviewOf } from '../../../src/review/report/review';
import { outputOf, type Resources, stackWith } from '../outputs';

/** What is told of the changes of a stack, without what all of them have. */
const told = (before: Resources, after: Resources): Omit<ResourceChange, 'stack' | 'type' | 'from' | 'causes'>[] =>
  reviewOf(outputOf({ prod: before }), outputOf({ prod: after }))
    .stacks.flatMap(({ changes }) => changes)
    .map(({ stack: _, type: __, from: ___, causes: ____, ...rest }) => rest);

const user = (description: string): Resources => ({ 'ovh_cloud_project_user.U': { service_name: 'p', description } });
const bucket = (more: Values = {}, id = 'B'): Resources => ({
  [`ovh_cloud_project_storage.${id}`]: { service_name: 'p', region_name: 'GRA', name: 'acme-logs', ...more },
});
const objects = 'every object in the bucket; destroying it empties it without asking';

describe('what a reader is told of', () => {
  const ofBucket = { address: 'ovh_cloud_project_storage.B', path: 'B', reasons: [], attributes: [], notes: [] };

  test('something new: all of it, and no loss', () => {
    expect(told({}, bucket())).toEqual([
      {
        ...ofBucket,
        action: 'add',
        attributes: [
          { attribute: 'service_name', after: 'p' },
          { attribute: 'region_name', after: 'GRA' },
          { attribute: 'name', after: 'acme-logs' },
        ],
      },
    ]);
  });

  test('something new with a set: each element for itself, as with one that changes', () => {
    const list = { 'ovh_cloud_project_kube_iprestrictions.A': { kube_id: 'x', ips: ['10.0.0.0/8', '11.0.0.0/8'] } };
    expect(told({}, list)[0]?.attributes).toEqual([
      { attribute: 'kube_id', after: 'x' },
      { attribute: 'ips', after: '10.0.0.0/8' },
      { attribute: 'ips', after: '11.0.0.0/8' },
    ]);
  });

  test('something that goes: what goes with it, and nothing of how it was', () => {
    expect(told(bucket(), {})).toEqual([{ ...ofBucket, action: 'destroy', loses: objects }]);
  });

  test('something that changes in place: what differs, and no loss', () => {
    expect(told(bucket(), bucket({ tags: { a: '1' } }))).toEqual([
      { ...ofBucket, action: 'change', attributes: [{ attribute: 'tags', after: '{"a":"1"}' }] },
    ]);
  });

  test('something that is made anew: why, and what goes with it', () => {
    expect(told(bucket(), bucket({ region_name: 'SBG' }))).toEqual([
      {
        ...ofBucket,
        action: 'replace',
        loses: objects,
        reasons: [{ attribute: 'region_name', certain: true }],
        attributes: [{ attribute: 'region_name', before: 'GRA', after: 'SBG' }],
      },
    ]);
  });

  test('something that waits for another: for what, under its construct path', () => {
    const key = { 'ovh_cloud_project_user_s3_credential.K': { user_id: `\${ovh_cloud_project_user.U.id}` } };
    expect(told({ ...user('a'), ...key }, { ...user('b'), ...key })[0]).toEqual({
      action: 'replace',
      address: 'ovh_cloud_project_user_s3_credential.K',
      path: 'K',
      reasons: [{ attribute: 'user_id', certain: false, because: 'U' }],
      loses: 'the access key that its users sign with',
      attributes: [{ attribute: 'user_id', before: `\${U.id}`, after: 'known after apply', because: 'U' }],
      notes: [],
    });
  });

  test('something that moved: from where, what would be lost, and the line that keeps it', () => {
    expect(told(bucket(), bucket({}, 'C'))).toEqual([
      {
        ...ofBucket,
        action: 'move',
        address: 'ovh_cloud_project_storage.C',
        path: 'C',
        loses: objects,
        movedFrom: 'ovh_cloud_project_storage.B',
        keepWith:
          "(app.node.findChild('prod').node.findChild('C') as TerraformResource).moveFromId('ovh_cloud_project_storage.B');",
      },
    ]);
  });
});

test('the line that keeps something quotes what is not plain in a name', () => {
  const side = (name: string) => ({
    ...outputOf({}),
    stacks: new Map([
      [
        'prod',
        stackWith('prod', {
          resource: {
            acme_thing: { [name]: { '//': { metadata: { path: `prod/it's a\\b/${name}` } }, size: 1, of: 'x' } },
          },
        }),
      ],
    ]),
  });
  const [change] = reviewOf(side('Old'), side('New')).stacks.flatMap(({ changes }) => changes);
  expect(change?.keepWith).toBe(
    "(app.node.findChild('prod').node.findChild('it\\'s a\\\\b').node.findChild('New') as TerraformResource).moveFromId('acme_thing.Old');",
  );
});

describe('of a value', () => {
  const values = (before: Values, after: Values) =>
    told({ 'acme_thing.A': before }, { 'acme_thing.A': after }).flatMap(({ attributes }) => attributes);
  const words = (length: number) => 'word '.repeat(length / 5);

  test('up to 2,000 characters are shown, of a text of several lines, too', () => {
    const [one] = values({ name: words(2000) }, { name: words(2005) });
    expect(one).toEqual({ attribute: 'name', before: words(2000), after: `${words(2000)}… (5 more characters)` });
    const [line] = values({ name: `a\n${words(2000)}` }, { name: `a\n${words(2010)}` });
    expect(line).toEqual({
      attribute: 'name line 2',
      before: words(2000),
      after: `${words(2000)}… (10 more characters)`,
    });
    const waits = (text: string) => ({ name: `${text}\${ovh_cloud_project_user.U.id}` });
    const waiting = { ...user('a'), 'acme_thing.A': waits(words(2000)) };
    const [change] = told(waiting, { ...waiting, ...user('b') });
    expect(change?.attributes[0]).toMatchObject({ before: `${words(2000)}… (7 more characters)`, because: 'U' });
  });

  test('that has several lines on either side only those that differ are shown, and what is no text as a whole', () => {
    expect(
      values(
        { both: 'a\nb\nc', longer: 'x', shorter: 'p\nq', list: 'a\nb' },
        { both: 'a\nB\nc', longer: 'x\ny', shorter: 'p', list: ['a'] },
      ),
    ).toEqual([
      { attribute: 'both line 2', before: 'b', after: 'B' },
      { attribute: 'longer line 2', after: 'y' },
      { attribute: 'shorter line 2', before: 'q' },
      { attribute: 'list', before: 'a\nb', after: '["a"]' },
    ]);
  });

  test('that is a secret of several lines no line is shown, only that it is another one', () => {
    expect(values({ password: 'a\nb\nc' }, { password: 'a\nB\nc' })).toEqual([
      { attribute: 'password', before: '(hidden)', after: '(hidden)' },
    ]);
  });

  test('that names something its construct path is told, of what is gone the one that it had', () => {
    const id = `\${ovh_cloud_project_user.U.id}`;
    const before = { ...user('a'), 'acme_thing.A': { one: id, lines: `x\n${id}\ny` } };
    const after = { one: `\${acme_thing.B.id}`, lines: `x\n\${acme_thing.B.id}\ny` };
    const changes = told(before, { 'acme_thing.A': after, 'acme_thing.B': {} });
    expect(changes.find(({ path }) => path === 'A')?.attributes).toEqual([
      { attribute: 'one', before: `\${U.id}`, after: `\${B.id}` },
      { attribute: 'lines line 2', before: `\${U.id}`, after: `\${B.id}` },
    ]);
  });

  test('that names a project of the landing zone its id is shown; any other such text may be a secret', () => {
    const [own, other] = ['0a1b2c3d4e5f46a7b8c9d0e1f2a3b4c5', '9f1b2c3d4e5f46a7b8c9d0e1f2a3b4c5'];
    const owner = { 'ovh_cloud_project_kube.Main': { service_name: own, region: 'GRA11', version: '1.34' } };
    const side = (text: string): Resources => ({ ...owner, 'acme_thing.A': { text } });
    const shown = (text: string) => told(side('x'), side(text))[0]?.attributes;
    expect(shown(`see ${own}`)).toEqual([{ attribute: 'text', before: 'x', after: `see ${own}` }]);
    expect(shown(`see ${other}`)).toEqual([{ attribute: 'text', before: 'x', after: 'see (hidden)' }]);
  });
});
