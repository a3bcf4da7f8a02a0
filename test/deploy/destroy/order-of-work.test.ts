import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { type DestroyOptions, destroyStacks } from '../../../src/deploy/destroy/destroy';
import { marked } from '../../../src/deploy/move/state-content';
import type { DeployEvent } from '../../../src/deploy/stack-run';
import { type Answers, answering } from '../answering';
import { newFolder, writeStacks } from '../fixture';
import { plan, says } from '../scripted';

let folder: string;
beforeEach(() => {
  folder = newFolder();
  return () => rmSync(folder, { recursive: true, force: true });
});

const ending = (name: string, shown = plan({ 'terraform_data.z': 'delete' })): Answers => ({
  [`${name} plan`]: { code: 2, lines: [says.planned(0, 0, 1)] },
  [`${name} show`]: { lines: [shown] },
  [`${name} apply`]: { lines: [says.did('delete', 'terraform_data.z')] },
});
/** Two stacks of which one needs the other, and one in which nothing is. */
const all: Answers = { ...ending('up'), ...ending('down') };

async function destroy(answers: Answers, options: Partial<DestroyOptions> = {}) {
  const place = mkdtempSync(join(folder, 'zone-'));
  const stacks = {
    up: { data: { z: '1' }, owner: 'it' },
    down: { dependsOn: ['up'], data: { z: '1' } },
    other: {},
  };
  const outdir = writeStacks(stacks, join(place, 'cdktf.out'));
  for (const id of ['up', 'down']) {
    const state = { version: 4, resources: [{ mode: 'managed' }] };
    writeFileSync(join(outdir, 'stacks', id, 'terraform.tfstate'), JSON.stringify(state));
  }
  const { program, asked } = answering(place, answers);
  const [events, consents]: [string[], string[]] = [[], []];
  const onEvent = (event: DeployEvent) => {
    events.push('stack' in event ? `${event.stack.id} ${event.type}` : event.type);
    options.onEvent?.(event);
  };
  const env = { PATH: process.env['PATH'], TERRAFORM_BINARY_NAME: program };
  const consent: DestroyOptions['consent'] = (planned) => {
    for (const { id, owner, isGone, protectsData, changes } of planned)
      consents.push([id, owner ?? 'nobody', isGone, protectsData, ...changes.map(({ action }) => action)].join(' '));
    return options.consent?.(planned) ?? Promise.resolve('yes');
  };
  const ended = destroyStacks({ outdir, env, parallelism: 1, choice: 'all', ...options, onEvent, consent });
  const results = await ended.then(
    (found) => found.map(({ id, status, destroyed }) => `${id} ${status} ${destroyed}`),
    (error: Error & { readonly together?: readonly string[] }) => [
      error.name,
      error.message,
      ...(error.together ?? []),
    ],
  );
  return { results, asked: asked(), events, consents };
}

const planned = (...ids: readonly string[]) => ids.flatMap((id) => [`${id} init`, `${id} plan`, `${id} show`]);
const otherPlan = ['other init', 'other plan'];
const allPlanned = [...planned('down', 'up'), ...otherPlan];

describe('what is chosen', () => {
  test('is planned as a whole, asked about, and destroyed, each before what it needs', async () => {
    const { results, asked, events, consents } = await destroy(all);
    expect(results).toEqual(['down deployed 1', 'up deployed 1', 'other unchanged 0']);
    expect(asked).toEqual([...allPlanned, 'down apply', 'up apply']);
    expect(consents).toEqual([
      'down nobody false false destroy',
      'up it false false destroy',
      'other nobody false false',
    ]);
    expect(events.filter((event) => /^start|finished$/.test(event))).toEqual([
      ...['start', 'down resource-finished', 'down stack-finished', 'up resource-finished', 'up stack-finished'],
      'other stack-finished',
    ]);
  });

  test.each([
    ['no', 'declined'],
    ['stopped', 'stopped'],
  ] as const)('stays as it is where the answer is %s', async (answer, status) => {
    const { results, asked } = await destroy(all, { consent: () => Promise.resolve(answer) });
    expect(results).toEqual([`down ${status} 0`, `up ${status} 0`, `other ${status} 0`]);
    expect(asked).toEqual(allPlanned);
  });

  test('stays as it is where one stack can not be planned, and nobody is asked', async () => {
    const broken = { ...all, 'up plan': { code: 1, lines: [says.error('no network')] } };
    const { results, consents, events } = await destroy(broken);
    expect(results).toEqual(['down stopped 0', 'up failed 0', 'other stopped 0']);
    expect(consents).toEqual([]);
    expect(events.filter((event) => event.endsWith(' diagnostic'))).toEqual(['up diagnostic']);
  });

  test('that others need stays where what needs it fails', async () => {
    const { results } = await destroy({ ...all, 'down apply': { code: 1 } });
    expect(results).toEqual(['down failed 0', 'up skipped 0', 'other unchanged 0']);
  });

  test('is left where a request to stop comes', async () => {
    const controller = new AbortController();
    const onEvent = ({ type }: DeployEvent) => type === 'resource-finished' && controller.abort();
    const { results } = await destroy(all, { signal: controller.signal, onEvent });
    expect(results).toEqual(['down deployed 1', 'up stopped 0', 'other stopped 0']);
    const early = new AbortController();
    early.abort();
    expect((await destroy(all, { signal: early.signal })).results).toEqual([
      ...['down stopped 0', 'up stopped 0', 'other stopped 0'],
    ]);
  });

  test('may be one stack that nothing needs, or nothing', async () => {
    expect((await destroy(all, { choice: ['down'] })).results).toEqual(['down deployed 1']);
    const { results, asked } = await destroy(all, { choice: 'left-behind' });
    expect([results, asked]).toEqual([[], ['']]);
  });
});

describe('is refused, and nothing is destroyed:', () => {
  const kept = (before: object) => ({
    ...plan({}),
    resource_changes: [{ address: 'terraform_data.z', type: 't', change: { actions: ['delete'], before } }],
  });
  const state = {
    ...{ version: 4 as const, terraform_version: '1', serial: 1, lineage: 'x' },
    outputs: {},
    resources: [],
  };
  const mark = marked(state, 's3://new/up').outputs['moved_to']?.value;

  test.each<[string, Answers, readonly string[]]>([
    [
      'what is protected',
      { ...all, ...ending('up', kept({ deletion_protection: true })) },
      [
        'protected from being destroyed: up/Things/z (deletion_protection); nothing was destroyed. If it is meant, set deletionProtection: false where it is made, deploy that, and destroy then',
      ],
    ],
    [
      'what has moved away',
      { ...all, ...ending('up', plan({}, { moved_to: { before: mark } })) },
      [
        'states have moved away from where this program looks for them, so nothing was destroyed: up (s3://new/up); destroy with the output of the program whose states are there',
      ],
    ],
  ])('%s', async (_, answers, [message]) => {
    const { results, asked, consents } = await destroy(answers);
    expect(results).toEqual(['RefusedDestroy', message]);
    expect([asked, consents]).toEqual([allPlanned, []]);
  });

  test('what somebody needs who stays', async () => {
    const { results, asked } = await destroy(all, { choice: ['up'] });
    expect(results).toEqual([
      'RefusedDestroy',
      'down still stands, and needs what is to be destroyed; nothing was destroyed',
      ...['down', 'up'],
    ]);
    expect(asked).toEqual(['']);
  });
});
