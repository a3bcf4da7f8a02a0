import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMessage } from '../../src/deploy/messages';

const parse = (message: object) => parseMessage(JSON.stringify(message));

describe("Terraform's machine-readable lines", () => {
  test('the summary of the plan gives the totals', () => {
    const changes = { add: 3, change: 2, import: 0, remove: 1, operation: 'plan' };
    expect(parse({ type: 'change_summary', changes })).toEqual({ type: 'plan', add: 3, change: 2, remove: 1 });
  });

  test('what a summary does not count is none', () => {
    const of = (changes: object) => parse({ type: 'change_summary', changes: { ...changes, operation: 'plan' } });
    expect(of({ change: 2 })).toEqual({ type: 'plan', add: 0, change: 2, remove: 0 });
    expect(of({ add: 2 })).toEqual({ type: 'plan', add: 2, change: 0, remove: 0 });
  });

  test('the summary of the apply is not taken for a plan', () => {
    expect(parse({ type: 'change_summary', changes: { add: 3, operation: 'apply' } })).toBeUndefined();
  });

  test('a resource that starts and finishes is named with what happens to it', () => {
    const hook = { resource: { addr: 'ovh_cloud_project_kube.Clusters_main' }, action: 'create' };
    const told = { address: 'ovh_cloud_project_kube.Clusters_main', action: 'create' };
    expect(parse({ type: 'apply_start', hook })).toEqual({ type: 'started', ...told });
    expect(parse({ type: 'apply_complete', hook })).toEqual({ type: 'finished', ...told });
  });

  test('data read during an apply is no resource', () => {
    expect(parse({ type: 'apply_complete', hook: { resource: { addr: 'data.x.y' }, action: 'read' } })).toBeUndefined();
  });

  test('outputs change when one has an action', () => {
    expect(parse({ type: 'outputs', outputs: { a: { action: 'noop' } } })).toEqual({ type: 'outputs', changed: false });
    expect(parse({ type: 'outputs', outputs: { a: { action: 'create' } } })).toEqual({
      type: 'outputs',
      changed: true,
    });
    const some = { a: { action: 'noop' }, b: { action: 'delete' }, c: {} };
    expect(parse({ type: 'outputs', outputs: some })).toEqual({ type: 'outputs', changed: true });
    // as at the end of an apply: what they are, and not what became of them
    expect(parse({ type: 'outputs', outputs: { a: { value: 1 } } })).toEqual({ type: 'outputs', changed: false });
  });

  test('a complaint keeps its address', () => {
    const diagnostic = { severity: 'warning', summary: 'Deprecated', detail: 'use x', address: 'a.b' };
    expect(parse({ type: 'diagnostic', diagnostic })).toEqual({ type: 'diagnostic', ...diagnostic });
  });

  test('a complaint of another kind is an error, and texts that are none are empty', () => {
    const none = { type: 'diagnostic', severity: 'error', summary: '', detail: '' };
    for (const diagnostic of ['x', null, {}, { severity: 'fatal', summary: 1 }])
      expect(parse({ type: 'diagnostic', diagnostic })).toEqual(none);
  });

  test.each(['create', 'update', 'delete'])('of all actions %s makes, changes or destroys a resource', (action) => {
    const hook = { resource: null, action };
    expect(parse({ type: 'apply_start', hook })).toEqual({ type: 'started', action, address: '' });
  });

  test('that it waits for a lock, and a state that it could write nowhere, digit by digit', () => {
    expect(parse({ type: 'state_lock_acquire' })).toEqual({ type: 'lock' });
    const state = '{"serial":12345678901234567890123}';
    expect(parseMessage(`{"state":${state},"type":"log"}`)).toEqual({ type: 'state', state });
    expect(parseMessage('{"type":"log","state":{"serial":1}}')).toEqual({ type: 'state', state: '{"serial":1}' });
    expect(parse({ type: 'log' })).toBeUndefined();
  });

  test('any other text is nothing, and never an exception', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => parseMessage(text) === undefined));
    const types = fc.constantFrom('change_summary', 'outputs', 'apply_start', 'diagnostic');
    fc.assert(
      fc.property(types, fc.jsonValue(), (type, value) => {
        parse({ type, changes: value, outputs: value, hook: value, diagnostic: value });
      }),
    );
  });
});
