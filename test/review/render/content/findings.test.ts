import { describe, expect, test } from 'vitest';
import {
  doLabel,
  type FoundEntry,
  foundDetails,
  foundEntries,
  foundTitle,
  isGated,
  labelsIn,
  listedEntries,
  listedIn,
  listedValue,
  placesText,
} from '../../../../src/review/render/content/findings';
import { unmarked } from '../../../../src/review/render/content/text';
import { type Finding, findingClasses, type SourceLine } from '../../../../src/review/report/report';
import { change, report, stack } from '../../fixtures/report';
import { written } from '../../fixtures/written';

const place = (stack: string, more: Partial<{ path: string; where: string }> = {}): Finding =>
  written<Finding>({
    class: 'provider',
    stack,
    where: 'provider.ovh',
    says: 'another endpoint',
    attributes: [],
    ...more,
  });

const told = (...places: FoundEntry['places']): string =>
  unmarked(placesText({ class: 'provider', label: 'other provider', says: 'another endpoint', places }));

test('the same place of several stacks is said once, and others each with their own', () => {
  expect(told(place('a'), place('b'))).toBe('provider.ovh of 2 stacks: a, b');
  expect(told(place('a'), place('b', { where: 'provider.helm' }))).toBe('a provider.ovh, b provider.helm');
  expect(told(place('a', { path: 'Ovh' }), place('b'))).toBe('a Ovh, b provider.ovh');
});

test('what is to be done for several stacks at once is said once, after what differs in each of them', () => {
  const moved = (stack: string, key: string, doWith: string): Finding =>
    written<Finding>({
      class: 'state',
      stack,
      where: 'terraform.backend',
      says: 'it moves',
      attributes: [{ attribute: 's3.key', after: key }],
      doWith: [doWith],
    });
  const details = (...places: FoundEntry['places']) =>
    foundDetails({ class: 'state', label: 'state moves', says: 'it moves', places }).map(
      ({ label, text }) => `${label} ${unmarked(text)}`,
    );
  expect(details(moved('a', 'x', 'all'), moved('b', 'y', 'by hand'), moved('c', 'z', 'all'))).toEqual([
    'Differs a terraform.backend: s3.key: + x',
    'Differs b terraform.backend: s3.key: + y',
    'Keep it with by hand',
    'Differs c terraform.backend: s3.key: + z',
    'Keep it with all',
  ]);
});

describe('of many', () => {
  const source = written<SourceLine>({ file: 'zone.ts', line: 7 });
  const entry = (...places: FoundEntry['places']): FoundEntry => ({
    ...{ class: 'provider', label: 'other provider', says: 'another endpoint', places },
  });

  test('places the first ones are told, and how many there are besides', () => {
    const [a, b, c] = [place('a'), place('b'), place('c')];
    const three = entry(a, b, c);
    expect(unmarked(placesText(three, 2))).toBe('provider.ovh of 3 stacks: a, b, and 1 more');
    expect(unmarked(placesText(three, 3))).toBe('provider.ovh of 3 stacks: a, b, c');
    const others = entry(place('a', { path: 'A' }), b, c);
    expect(unmarked(placesText(others, 1))).toBe('a A, and 2 more');
    expect(told(a)).toBe('a provider.ovh');
    expect(told({ ...a, source }, { ...b, source })).toBe('a provider.ovh at zone.ts:7, b provider.ovh at zone.ts:7');
    const { stack: _, ...beside } = a;
    expect(told(beside)).toBe('provider.ovh');
  });

  test('values the first ones are told, and how many there are besides; of many places only some', () => {
    const values = (...names: readonly string[]) => names.map((attribute) => ({ attribute, before: '1', after: '2' }));
    const details = (found: FoundEntry, ...most: readonly number[]) =>
      foundDetails(found, ...most).map(({ label, text }) => `${label} ${unmarked(text)}`);
    const [x, y] = [
      { ...place('a'), ...written<Pick<Finding, 'attributes'>>({ attributes: values('p', 'q', 'r') }) },
      { ...place('b'), ...written<Pick<Finding, 'attributes'>>({ attributes: values('s') }) },
    ];
    expect(details(entry(x), 3)).toEqual(['Differs p: 1 → 2', 'Differs q: 1 → 2', 'Differs r: 1 → 2']);
    expect(details(entry(x), 2)).toEqual(['Differs p: 1 → 2', 'Differs q: 1 → 2', 'Differs and 1 more value']);
    expect(details(entry(x, x), 1)).toEqual(['Differs p: 1 → 2', 'Differs and 2 more values']);
    expect(details(entry(x, y), 1)).toEqual([
      'Differs a provider.ovh: p: 1 → 2',
      'Differs a provider.ovh: and 2 more values',
      'Differs b provider.ovh: s: 1 → 2',
    ]);
    expect(details(entry(y, x), 1, 1)).toEqual(['Differs b provider.ovh: s: 1 → 2']);
  });

  test('that are only listed the names are told by what is said of them', () => {
    const listed = (says: string, where: string, path?: string) =>
      written<Finding>({ ...place('a', { where }), class: 'listed', says, ...(path === undefined ? {} : { path }) });
    const all = [
      listed('output is new', 'output.a'),
      listed('check differs', 'check.c'),
      listed('output is new', 'output.b', 'B'),
      listed('output is new', 'output.d'),
    ];
    const texts = (...given: Parameters<typeof listedEntries>) =>
      listedEntries(...given).map(({ text }) => unmarked(text));
    expect(texts(all)).toEqual(['output is new: output.a, B, output.d', 'check differs: check.c']);
    expect(texts(all, 2)).toEqual(['output is new: output.a, B, 1 more', 'check differs: check.c']);
    expect(texts(all, 3)).toEqual(texts(all));
  });

  test('that are only listed of something that is new leave what it is made of to its change', () => {
    const made = change({ path: 'A' });
    const attributes = [{ attribute: 'x', after: '1' }];
    const of = (where: string) => written<Finding>({ ...place('a', { where }), class: 'listed', attributes });
    const given = stack({ id: 'a', changes: [made], findings: [of(made.address), of('output.a')] });
    expect(listedIn(given).map((one) => one.attributes.length)).toEqual([0, 1]);
  });

  test('that are only listed tell what each value was and is, the same values of several once', () => {
    const listed = (where: string, before?: string, after?: string) =>
      written<Finding>({
        ...place('a', { where }),
        ...{ class: 'listed', says: 'output differs' },
        attributes: [{ attribute: 'value', ...(before && { before }), ...(after && { after }) }],
      });
    const all = [listed('output.a', '1', '2'), listed('output.b', '2', '1'), listed('output.c', '1', '2')];
    const lines = (given: readonly Finding[]) =>
      listedEntries(given).flatMap(({ text, attributes }) => [text, ...attributes.map(listedValue)].map(unmarked));
    expect(lines(all)).toEqual([
      ...['output differs: output.a, output.c', 'value: 1 → 2'],
      ...['output differs: output.b', 'value: 2 → 1'],
    ]);
    expect(lines([listed('output.d', '1'), listed('output.e', undefined, '2')])).toEqual([
      ...['output differs: output.d', 'value: - 1'],
      ...['output differs: output.e', 'value: + 2'],
    ]);
  });
});

describe('of a report', () => {
  const found = (kind: Finding['class'], id: string, says: string, where = 'w') =>
    written<Finding>({
      ...{ class: kind, stack: id, where, says, attributes: [{ attribute: 'x', after: '1' }] },
    });

  test('what is found is told by class, the same thing of many stacks once, and what is only listed not', () => {
    const made = change({ path: 'A' });
    const given = report({
      beside: [{ class: 'unread', where: 'f', says: 'is new' }],
      stacks: [
        stack({ id: 'a', findings: [found('guard', 'a', 'g'), found('listed', 'a', 'l'), found('owner', 'a', 'g')] }),
        stack({
          id: 'b',
          findings: [
            found('guard', 'b', 'g'),
            found('runs-code', 'b', 'r', made.address),
            found('unread', 'b', 'is new'),
          ],
          changes: [made],
        }),
      ],
    });
    const entries = foundEntries(given);
    const lines = entries.map(({ class: kind, label, says, places }) => [
      `${kind} (${label}): ${says}`,
      ...places.map(({ stack: id, where, attributes }) => `${id} ${where} ${attributes.length}`),
    ]);
    expect(lines).toEqual([
      // of something that is new its change tells what it is made of
      ['runs-code (runs code): r', `b ${made.address} 0`],
      ['guard (guard removed): g', 'a w 1', 'b w 1'],
      ['unread (unread): is new', 'b w 1', 'undefined f 0'],
      ['owner (other owner): g', 'a w 1'],
    ]);
    expect(foundTitle(entries)).toBe('Runs code, guard removed, unread, other owner');
    const [a, b] = given.stacks;
    expect([a, b].map((one) => one && [labelsIn(one), listedIn(one).map(({ says }) => says)])).toEqual([
      [['guard removed', 'other owner'], ['l']],
      [['runs code', 'guard removed', 'unread'], []],
    ]);
  });

  test('what somebody has to look at is all but another owner and what is only listed', () => {
    expect(findingClasses.filter((kind) => !isGated(kind))).toEqual(['owner', 'listed']);
    expect(findingClasses.filter((kind) => doLabel(kind) === 'Allow it with')).toEqual(['protected']);
  });
});
