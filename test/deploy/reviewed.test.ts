import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareWithReview, type ReviewedChange } from '../../src/deploy/reviewed';
import type { PlannedStep } from '../../src/deploy/steps';

const planned = (address: string, action: PlannedStep['action'], more: Partial<PlannedStep> = {}): PlannedStep => ({
  address,
  type: 't',
  action,
  replacePaths: [],
  isDrifted: false,
  isLeftover: false,
  isImported: false,
  ...more,
});
const reviewed = (address: string, action: ReviewedChange['action'], movedFrom?: string): ReviewedChange => ({
  address,
  action,
  replacePaths: [],
  ...(movedFrom !== undefined && { movedFrom }),
});

const prod = { id: 'prod', forgotten: new Set(['t.let_go']) };

/** Differences in a line each. */
const compare = (plan: readonly PlannedStep[], review: readonly ReviewedChange[]) =>
  compareWithReview(prod, plan, review).map(
    ({ kind, address, planned: does, reviewed: said, drifted }) =>
      `${kind} ${address}: ${does ?? 'nothing'}, reviewed ${said ?? 'nothing'}${drifted ? ', drifted' : ''}`,
  );

describe('a plan held against a review', () => {
  test('does not differ where it does what was reviewed', () => {
    expect(
      compare(
        [planned('t.a', 'add'), planned('t.b', 'change'), planned('t.c', 'replace'), planned('t.d', 'destroy')],
        [reviewed('t.a', 'add'), reviewed('t.b', 'change'), reviewed('t.c', 'replace'), reviewed('t.d', 'destroy')],
      ),
    ).toEqual([]);
  });

  test('is destructive where it destroys or replaces what the review leaves alone, or only changes', () => {
    expect(
      compare(
        [planned('t.a', 'destroy'), planned('t.b', 'replace'), planned('t.c', 'replace'), planned('t.d', 'destroy')],
        [reviewed('t.c', 'change'), reviewed('t.d', 'replace')],
      ),
    ).toEqual([
      'destructive t.a: destroy, reviewed nothing',
      'destructive t.b: replace, reviewed nothing',
      'destructive t.c: replace, reviewed change',
      'destructive t.d: destroy, reviewed replace',
    ]);
  });

  test('does not differ by what the approved bytes let go of, in each instance, as long as it is no more than that', () => {
    expect(compare([planned('t.let_go', 'forget'), planned('t.let_go["k"]', 'forget')], [])).toEqual([]);
    expect(compare([planned('t.let_go["a[0]"]', 'forget')], [])).toEqual([]);
    expect(compare([planned('t.let_go', 'destroy')], [])).toEqual(['destructive t.let_go: destroy, reviewed nothing']);
    expect(compare([planned('t.let_go_more', 'forget')], [])).toEqual([
      'other t.let_go_more: forget, reviewed nothing',
    ]);
  });

  test('does less where some of several instances are taken over', () => {
    const plan = [planned('t.a["k"]', 'none', { isImported: true }), planned('t.a["l"]', 'add')];
    expect(compare(plan, [reviewed('t.a', 'add')])).toEqual(['less t.a["k"]: none, reviewed add']);
  });

  test('differs otherwise where it creates, changes or forgets more, and says what was changed outside Terraform', () => {
    expect(
      compare([planned('t.a', 'change', { isDrifted: true }), planned('t.b', 'add'), planned('t.c', 'forget')], []),
    ).toEqual([
      'other t.a: change, reviewed nothing, drifted',
      'other t.b: add, reviewed nothing',
      'other t.c: forget, reviewed nothing',
    ]);
  });

  test('is destructive where it replaces for a reason that the review does not name', () => {
    const replaced = (...replacePaths: string[]) => planned('t.a', 'replace', { replacePaths });
    const said = (...replacePaths: string[]): ReviewedChange => ({ ...reviewed('t.a', 'replace'), replacePaths });
    const because = (plan: PlannedStep, review: ReviewedChange) =>
      compareWithReview(prod, [plan], [review]).map(({ kind, because: paths = [] }) => [kind, ...paths]);
    expect(because(replaced('region'), said('plan'))).toEqual([['destructive', 'region']]);
    expect(because(replaced('plan', 'region', 'name'), said('plan'))).toEqual([['destructive', 'region', 'name']]);
    expect(because(replaced('region'), said())).toEqual([['destructive', 'region']]);
    expect(because(replaced('regional'), said('region'))).toEqual([['destructive', 'regional']]);
    expect(because(replaced('region'), said('plan', 'region'))).toEqual([]);
    expect(because(replaced(), said('replace_triggered_by'))).toEqual([]);
    // the review may name a list and the plan what is in it, or the other way round
    expect(because(replaced('nodes.region'), said('nodes'))).toEqual([]);
    expect(because(replaced('nodes'), said('nodes.region'))).toEqual([]);
  });

  test('names of a difference what is known of it, and nothing else', () => {
    const replaced = planned('t.a', 'replace', { replacePaths: ['region'], isDrifted: true });
    const at = { stack: 'prod', address: 't.a' };
    expect(compareWithReview(prod, [replaced], [reviewed('t.a', 'replace')])).toStrictEqual([
      { ...at, kind: 'destructive', planned: 'replace', drifted: true, reviewed: 'replace', because: ['region'] },
    ]);
    expect(compareWithReview(prod, [planned('t.a', 'change')], [])).toStrictEqual([
      { ...at, kind: 'other', planned: 'change', drifted: false },
    ]);
    expect(compareWithReview(prod, [], [reviewed('t.a', 'add')])).toStrictEqual([
      { ...at, kind: 'less', reviewed: 'add', drifted: false },
    ]);
  });

  test('is destructive where it makes a new one and lets go of the old one, unless a replacement was reviewed', () => {
    const plan = [planned('t.a', 'replace-and-forget')];
    expect(compare(plan, [])).toEqual(['destructive t.a: replace-and-forget, reviewed nothing']);
    expect(compare(plan, [reviewed('t.a', 'replace')])).toEqual(['less t.a: replace-and-forget, reviewed replace']);
  });

  test('does not differ where something only moves in the state, or is only taken over', () => {
    expect(compare([planned('t.a', 'none', { previousAddress: 't.b' })], [])).toEqual([]);
    const adopted = planned('t.vrack', 'none', { isImported: true });
    expect(compare([adopted], [reviewed('t.vrack', 'import')])).toEqual([]);
    expect(compare([adopted], [reviewed('t.vrack', 'add')])).toEqual(['other t.vrack: none, reviewed add']);
    expect(compare([adopted], [])).toEqual(['other t.vrack: none, reviewed nothing']);
  });

  test('may do less: what is done already, and a replacement that turns out to be an update', () => {
    expect(
      compare(
        [planned('t.b', 'change')],
        [reviewed('t.a', 'add'), reviewed('t.b', 'replace'), reviewed('t.c', 'destroy')],
      ),
    ).toEqual([
      'less t.b: change, reviewed replace',
      'less t.a: nothing, reviewed add',
      'less t.c: nothing, reviewed destroy',
    ]);
  });

  test('destroys a moved resource at its old address and creates it at the new one', () => {
    expect(
      compare([planned('t.old', 'destroy'), planned('t.new', 'add')], [reviewed('t.new', 'move', 't.old')]),
    ).toEqual([]);
  });

  test('may finish what a failed deployment began: the second half of a replacement, a half-made resource', () => {
    const tainted = planned('t.made', 'replace', { isLeftover: true });
    expect(
      compare(
        [planned('t.half', 'add'), tainted, planned('t.old', 'destroy', { isLeftover: true })],
        [reviewed('t.half', 'replace'), reviewed('t.made', 'add'), reviewed('t.old', 'replace')],
      ).filter((line) => !line.startsWith('less')),
    ).toEqual([]);
    expect(compare([tainted], [])).toEqual(['destructive t.made: replace, reviewed nothing']);
  });

  test('changes what it takes over, and makes nothing new in its place', () => {
    const adopted = planned('t.vrack', 'change', { isImported: true });
    const review = [reviewed('t.vrack', 'import')];
    expect(compare([adopted], review)).toEqual(['less t.vrack: change, reviewed import']);
    expect(compare([adopted], [])).toEqual(['other t.vrack: change, reviewed nothing']);
    expect(compare([planned('t.vrack', 'change')], review)).toEqual(['other t.vrack: change, reviewed import']);
    expect(compare([planned('t.vrack', 'add')], review)).toEqual(['other t.vrack: add, reviewed import']);
    expect(compare([planned('t.vrack', 'replace', { isImported: true })], review)).toEqual([
      'destructive t.vrack: replace, reviewed import',
    ]);
  });

  test('knows a resource with count or for_each by its block, but not the other way round', () => {
    expect(
      compare([planned('t.a["x"]', 'destroy'), planned('t.a[0]', 'destroy')], [reviewed('t.a', 'destroy')]),
    ).toEqual([]);
    expect(compare([planned('t.a', 'destroy')], [reviewed('t.a[0]', 'destroy')])).toContain(
      'destructive t.a: destroy, reviewed nothing',
    );
  });

  test('never passes over a destroy that nobody reviewed', () => {
    const address = fc.constantFrom('t.a', 't.b', 't.c', 't.a[0]', 't.b["k"]', 'module.m.t.a');
    const change = fc.record({
      address,
      action: fc.constantFrom<PlannedStep['action'][]>('add', 'change', 'replace', 'destroy', 'forget'),
      isDrifted: fc.boolean(),
    });
    const said = fc.record({
      replacePaths: fc.constant([]),
      address,
      action: fc.constantFrom<ReviewedChange['action'][]>('add', 'change', 'replace'),
    });
    fc.assert(
      fc.property(fc.uniqueArray(change, { selector: (c) => c.address }), fc.array(said), (changes, review) => {
        const plan = changes.map(({ address: at, action, isDrifted }) => planned(at, action, { isDrifted }));
        const destructive = compareWithReview(prod, plan, review)
          .filter(({ kind }) => kind === 'destructive')
          .map(({ address: at }) => at);
        const destroyed = plan.filter(({ action }) => action === 'destroy').map(({ address: at }) => at);
        expect(destructive).toEqual(expect.arrayContaining(destroyed));
      }),
    );
  });
});
