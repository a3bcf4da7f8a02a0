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

/** The review of the example with one resource edited; `undefined`: there is nothing to edit in that way. */
function mutated(
  { stack, type, name }: Target,
  edit: (all: Record<string, Body>, body: Body) => boolean,
): Report | undefined {
  const before = base.stacks.get(stack);
  const content = structuredClone(contents.get(stack));
  const all = content?.resource?.[type] ?? {};
  const body = all[name];
  if (before === undefined || content === undefined || body === undefined || !edit(all, body)) return undefined;
  // everything else is what it was, so that it is not read once more for each of hundreds of reviews
  const { dependsOn, directory } = before;
  const after = { ...before, ...stackWith(stack, content as Values), dependsOn, directory };
  return reviewOf(base, { ...base, stacks: new Map([...base.stacks, [stack, after]]) });
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

const edits: Readonly<
  Record<'destroy' | 'change' | 'replace', (target: Target, all: Record<string, Body>, body: Body) => boolean>
> = {
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
    for (const target of targets) {
      const report = mutated(target, (all, body) => edits[action](target, all, body));
      if (report === undefined) continue;
      found += 1;
      const { stack, type, name } = target;
      const at = `${stack} ${type}.${name}`;
      const changes = report.stacks.flatMap((one) => one.changes);
      const own = changes.find((one) => one.stack === stack && one.address === `${type}.${name}`);
      expect(own?.action, at).toBe(action);
      expect(report.counts[action], at).toBeGreaterThan(0);
      const path = own?.path ?? '';
      for (const [format, isNamed] of Object.entries(names)) {
        const text = formats[format as Format].render(report);
        expect(isNamed(text, { stack, path, type, action }), `${at} is ${action} in ${format}`).toBe(true);
      }
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
