import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Estate, Value, Values } from '../../../src/estate/model';
import { readEstate } from '../../../src/estate/read';
import { factsOf, type Shape } from '../../../src/review/engine/facts';
import { signs } from '../../../src/review/render/content/text';
import { type Format, formats } from '../../../src/review/render/formats';
import type { Action, Report } from '../../../src/review/report/report';
import { reviewOf } from '../../../src/review/report/review';
import { orbital, runProgram } from '../../support/program';
import { stackWith } from '../outputs';

type Body = Record<string, Value>;
type Stack = { resource?: Record<string, Record<string, Body>> };

/** One resource of the example. */
interface Target {
  readonly stack: string;
  readonly type: string;
  readonly name: string;
}

const targets: Target[] = [];
const contents = new Map<string, Stack>();
let base: Estate;

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'mutation-'));
  try {
    runProgram(orbital, folder);
    base = readEstate(folder);
    for (const { id, directory } of base.stacks.values()) {
      const content = JSON.parse(readFileSync(join(folder, directory, 'cdk.tf.json'), 'utf8')) as Stack;
      contents.set(id, content);
      for (const [type, all] of Object.entries(content.resource ?? {})) {
        for (const name of Object.keys(all)) targets.push({ stack: id, type, name });
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

type Edit = (target: Target, all: Record<string, Body>, body: Body) => boolean;

/** The review of the example with some resources edited, one of a stack, and those of them in which there is something to edit so. */
function mutated(some: readonly Target[], edit: Edit): { readonly report: Report; readonly edited: readonly Target[] } {
  const stacks = new Map(base.stacks);
  const done = some.filter((target) => {
    const { stack, type, name } = target;
    const before = base.stacks.get(stack);
    const content = structuredClone(contents.get(stack));
    const all = content?.resource?.[type] ?? {};
    const body = all[name];
    if (before === undefined || content === undefined || body === undefined || !edit(target, all, body)) return false;
    const { dependsOn, directory } = before;
    // everything else is what it was, so that it is not read once more for each of many reviews
    stacks.set(stack, { ...before, ...stackWith(stack, content as Values), dependsOn, directory });
    return true;
  });
  return { report: reviewOf(base, { ...base, stacks }), edited: done };
}

/** Resources of different stacks, so that one review says of all of them what it would say of each. */
function oneOfEachStack(): readonly (readonly Target[])[] {
  const byStack = [...base.stacks.keys()].map((id) => targets.filter(({ stack }) => stack === id));
  const longest = Math.max(...byStack.map((all) => all.length));
  return Array.from({ length: longest }, (_, at) => byStack.flatMap((all) => all[at] ?? []));
}

/** Another value of the same kind. */
function other(value: Value): Value {
  if (typeof value === 'string') return value.includes('${') ? 'another' : `${value}x`;
  if (typeof value === 'number') return value + 1;
  return typeof value === 'boolean' ? !value : 'another';
}

/** Changes the first plain argument that the shape lets through; says whether there is one. */
function edited(body: Body, shape: Shape | undefined, wanted: (shape: Shape | undefined) => boolean): boolean {
  for (const [name, value] of Object.entries(body)) {
    if (name === '//' || ['lifecycle', 'depends_on', 'provider', 'provisioner'].includes(name)) continue;
    const inner = shape?.fields?.get(name);
    if (typeof value === 'object' || (typeof value === 'string' && value.includes('${'))) continue;
    // what Terraform makes of these text documents is another question
    if (!wanted(inner) || (typeof value === 'string' && value.startsWith('{'))) continue;
    const ignored = (body['lifecycle'] as Values | undefined)?.['ignore_changes'];
    if (Array.isArray(ignored) && ignored.includes(name)) continue;
    body[name] = other(value);
    return true;
  }
  return false;
}

const edits: Readonly<Record<'destroy' | 'change' | 'replace', Edit>> = {
  destroy({ name }, all) {
    delete all[name];
    return true;
  },
  change: ({ type }, _, body) => edited(body, factsOf(type)?.shape, (shape) => shape?.forceNew === undefined),
  replace: ({ type }, _, body) => edited(body, factsOf(type)?.shape, (shape) => shape?.forceNew === 'always'),
};

interface Found {
  readonly stack: string;
  readonly path: string;
  readonly type: string;
  readonly action: Action;
}

interface Sarif {
  readonly runs: readonly [
    { readonly results: readonly { readonly ruleId: string; readonly message: { readonly text: string } }[] },
  ];
}

/** Whether a format names the resource in its class: path and class stand together. */
const names: Readonly<Record<Format, (text: string, found: Found) => boolean>> = {
  markdown: (text, { action, path, type }) => text.includes(`- **${action}** \`${path}\` (\`${type}\`)`),
  terminal: (text, { action, path, type }) => text.includes(`\n  ${signs[action]} ${path} (${type})`),
  html: (text, { action, stack, path, type }) =>
    text
      .replaceAll('<wbr>', '')
      .split('<details class="stack" data-stack="')
      .filter((part) => part.startsWith(`${stack}"`))
      .flatMap((part) => part.split('<article '))
      .some(
        (entry) =>
          entry.includes(`data-action="${action}"`) &&
          entry.includes(`<code>${path}</code>`) &&
          entry.includes(`<code class="copy">${type}.`),
      ),
  junit: (text, { action, stack, path, type }) =>
    text.split('<testcase ').some((part) => part.startsWith(`classname="${stack}" name="${action} ${path} (${type})"`)),
  sarif: (text, { action, stack, path, type }) =>
    (JSON.parse(text) as Sarif).runs[0].results.some(
      ({ ruleId, message }) =>
        ruleId === `resource-${action}` && message.text.startsWith(`${type} ${stack}/${path} is`),
    ),
  json: (text, { action, stack, path, type }) =>
    (JSON.parse(text) as Report).stacks
      .flatMap(({ changes }) => changes)
      .some((one) => one.action === action && one.stack === stack && one.path === path && one.type === type),
};

describe.each(['destroy', 'change', 'replace'] as const)('each resource of the example, %s', (action) => {
  test('is found in its class, in every format', () => {
    let found = 0;
    for (const some of oneOfEachStack()) {
      const { report, edited } = mutated(some, edits[action]);
      found += edited.length;
      const texts = Object.keys(names).map(
        (format) => [format as Format, formats[format as Format].render(report)] as const,
      );
      for (const { stack, type, name } of edited) {
        const at = `${stack} ${type}.${name}`;
        const changes = report.stacks.flatMap((one) => one.changes);
        const own = changes.find((one) => one.stack === stack && one.address === `${type}.${name}`);
        expect(own?.action, at).toBe(action);
        const path = own?.path ?? '';
        for (const [format, text] of texts) {
          const isNamed = names[format](text, { stack, path, type, action });
          expect(isNamed, `${at} is ${action} in ${format}`).toBe(true);
        }
      }
      expect(report.counts[action]).toBeGreaterThanOrEqual(edited.length);
    }
    // a resource that has only references, or nothing that forces a replacement, can't be mutated so
    expect(found).toBeGreaterThan(
      { destroy: targets.length - 1, change: targets.length * 0.6, replace: targets.length * 0.5 }[action],
    );
  });
});

test('the example has resources to mutate', () => {
  expect(targets.length).toBeGreaterThan(150);
});
