import { describe, expect, test } from 'vitest';
import type { Value } from '../../../../src/estate/model';
import { lessKept } from '../../../../src/review/engine/findings/buckets';

const unknown = '${var.x}';

describe('versions of objects', () => {
  const versioning = (status: Value): Value => [{ status }];
  const lost = ['versions of its objects are no longer kept (versioning)'];
  test.each<[string, Value, Value, readonly string[]]>([
    ['suspended', versioning('enabled'), versioning('suspended'), lost],
    ['not written any more', versioning('enabled'), null, lost],
    ['known to Terraform only', versioning('enabled'), versioning(unknown), lost],
    ['known to Terraform only before', versioning(unknown), versioning('suspended'), lost],
    ['an expression as a whole before', unknown, null, lost],
    ['an expression that stays', unknown, unknown, []],
    ['enabled from now on', versioning('suspended'), versioning('enabled'), []],
    ['still enabled', versioning('enabled'), versioning('enabled'), []],
    ['never enabled', versioning('suspended'), null, []],
  ])('%s', (_, before, after, says) => {
    expect(lessKept({ versioning: before }, { versioning: after })).toEqual(says);
  });
});

describe('copies of objects', () => {
  const to = { name: 'copy', region: 'GRA' };
  const rule = (more: object): Value => JSON.parse(JSON.stringify({ status: 'enabled', destination: to, ...more }));
  const lost = ['its objects are no longer copied as they were: copy (replication)'];
  test.each<[string, object, readonly object[], readonly string[]]>([
    ['no rule is left', {}, [], lost],
    ['the rule is off', {}, [{ status: 'disabled' }], lost],
    ['to another bucket', {}, [{ destination: { ...to, name: 'other' } }], lost],
    ['to another region', {}, [{ destination: { ...to, region: 'SBG' } }], lost],
    ['gone with the bucket from now on', {}, [{ destination: { ...to, remove_on_main_bucket_deletion: true } }], lost],
    ['kept when the bucket goes', {}, [{ destination: { ...to, remove_on_main_bucket_deletion: false } }], []],
    ['only those under a prefix', {}, [{ filter: { prefix: 'logs/' } }], lost],
    ['only those with a tag', {}, [{ filter: { tags: { keep: 'yes' } } }], lost],
    ['another prefix', { filter: { prefix: 'a/' } }, [{ filter: { prefix: 'b/' } }], lost],
    ['a prefix that is not known', { filter: { prefix: 'a/' } }, [{ filter: { prefix: unknown } }], lost],
    ['a filter that is not known', { filter: { prefix: 'a/' } }, [{ filter: unknown }], lost],
    ['a filter that was not known', { filter: unknown }, [{ filter: { prefix: 'a/' } }], lost],
    ['another tag', { filter: { tags: { keep: 'yes' } } }, [{ filter: { tags: { keep: 'no' } } }], lost],
    ['tags that are not known', { filter: { tags: { keep: 'yes' } } }, [{ filter: { tags: unknown } }], lost],
    [
      'tags that stay unknown',
      { filter: { prefix: 'a/b', tags: unknown } },
      [{ filter: { prefix: 'a/', tags: unknown } }],
      [],
    ],
    ['a shorter prefix', { filter: { prefix: 'a/b' } }, [{ filter: { prefix: 'a/' } }], []],
    ['all of them from now on', { filter: { prefix: 'a/', tags: { keep: 'yes' } } }, [{}], []],
    [
      'fewer tags are asked for',
      { filter: { tags: { keep: 'yes', team: 'web' } } },
      [{ filter: { tags: { team: 'web' } } }],
      [],
    ],
    ['under another id', { id: 'one' }, [{ id: 'two' }], []],
    ['by the second of two rules', {}, [{ destination: { ...to, name: 'other' } }, { priority: 2 }], []],
    ['was off before', { status: 'disabled' }, [], []],
  ])('%s', (_, before, after, says) => {
    const replication = (rules: readonly object[]): Value => [{ rules: rules.map(rule) }];
    expect(lessKept({ replication: replication([before]) }, { replication: replication(after) })).toEqual(says);
  });

  test('rules that nobody knows count as copying all that they may copy', () => {
    expect(lessKept({ replication: unknown }, {})).toEqual([
      'its objects are no longer copied as they were: "${var.x}" (replication)',
    ]);
    expect(lessKept({ replication: [{ rules: [unknown] }] }, { replication: [{ rules: [rule({})] }] })).toEqual([
      'its objects are no longer copied as they were: "${var.x}" (replication)',
    ]);
    expect(lessKept({ replication: unknown }, { replication: unknown })).toEqual([]);
  });
});

describe('locks of objects', () => {
  const lock = (mode: Value, period: Value): Value => [{ status: 'enabled', rule: [{ mode, period }] }];
  const unlocked = 'its objects are no longer locked (object_lock)';
  const shorter = 'new objects of it are locked for less long (object_lock)';
  const loose = 'whoever has the right may lift the lock of its objects (object_lock)';
  test.each<[string, Value, Value, readonly string[]]>([
    ['gone', lock('governance', 'P1Y'), null, [unlocked]],
    ['off', lock('governance', 'P1Y'), [{ status: 'disabled' }], [unlocked]],
    ['was not known', unknown, null, [unlocked]],
    ['stays unknown', unknown, unknown, []],
    ['was off', [{ status: 'disabled' }], null, []],
    ['one day less', lock('governance', 'P30D'), lock('governance', 'P29D'), [shorter]],
    ['the same in other words', lock('governance', 'P30D'), lock('governance', 'P4W2D'), []],
    ['one day more', lock('governance', 'P30D'), lock('governance', 'P31D'), []],
    ['a year is twelve months', lock('governance', 'P1Y'), lock('governance', 'P12M'), []],
    ['a year is more than 364 days', lock('governance', 'P1Y'), lock('governance', 'P364D'), [shorter]],
    ['a year and 365 days', lock('governance', 'P1Y'), lock('governance', 'P365D'), []],
    ['a month is more than four weeks', lock('governance', 'P1M'), lock('governance', 'P4W'), [shorter]],
    ['two weeks and fourteen days', lock('governance', 'P2W'), lock('governance', 'P14D'), []],
    ['one year and one day, and one year', lock('governance', 'P1Y1D'), lock('governance', 'P1Y'), [shorter]],
    ['a period that is not known', lock('governance', 'P1Y'), lock('governance', unknown), [shorter]],
    ['a period that was not known', lock('governance', unknown), lock('governance', 'P1Y'), [shorter]],
    ['no rule any more', lock('governance', 'P1Y'), [{ status: 'enabled' }], [shorter]],
    ['a rule from now on', [{ status: 'enabled' }], lock('governance', 'P1D'), []],
    ['governance instead of compliance', lock('compliance', 'P1Y'), lock('governance', 'P1Y'), [loose]],
    ['a mode that was not known', lock(unknown, 'P1Y'), lock('governance', 'P1Y'), [loose]],
    ['a mode that is not known', lock('compliance', 'P1Y'), lock(unknown, 'P1Y'), [loose]],
    ['a mode that stays unknown', lock(unknown, 'P1Y'), lock(unknown, 'P2Y'), []],
    ['compliance instead of governance', lock('governance', 'P1Y'), lock('compliance', 'P1Y'), []],
    ['both', lock('compliance', 'P1Y'), lock('governance', 'P1D'), [shorter, loose]],
  ])('%s', (_, before, after, says) => {
    expect(lessKept({ object_lock: before }, { object_lock: after })).toEqual(says);
  });
});
