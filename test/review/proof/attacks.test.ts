import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gates, gatesHit } from '../../../src/review/report/gate';
import { reviewOutputs } from '../../../src/review/report/review';
import { orbital, runProgram } from '../../support/program';
import { type Attack, attacks } from './attacks';

const folder = mkdtempSync(join(tmpdir(), 'attacks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const base = join(folder, 'base');
beforeAll(() => void runProgram(orbital, base));

const helpers = `
const fs = require('node:fs'), path = require('node:path');
const out = process.env.CDKTF_OUTDIR;
const at = (id: string): any => app.node.findChild(id);
const first = (id: string, type: string, section = 'resource'): any => Object.keys(at(id).toTerraform()[section][type])[0];
const read = (file: string): any => fs.readFileSync(path.join(out, file), 'utf8');
const put = (file: string, text: string) => { fs.mkdirSync(path.dirname(path.join(out, file)), { recursive: true }); fs.writeFileSync(path.join(out, file), text); };
const find = (name: string): any => fs.readdirSync(out, { recursive: true }).find((file: any) => path.basename(file) === name);
`;

/** The program of the pull request. */
function attacked(text: string, { settings, code = '', behind = '' }: Attack): string {
  const changed = settings === undefined ? text : text.replace(...settings);
  if (settings !== undefined) expect(changed).not.toBe(text);
  return changed.replace('app.synth();', `${helpers}\n${code}\napp.synth();\n${behind}`);
}

test('there are at least 30 of them, against every gate that a pipeline should have', () => {
  expect(attacks.length).toBeGreaterThanOrEqual(30);
  const expected = ['data-loss', 'world', 'star', 'runs-code', 'provider', 'state', 'guard', 'unread', 'removed-stack'];
  expect([...new Set(attacks.map(({ gate }) => gate))]).toEqual(expect.arrayContaining(expected));
});

test.each(attacks.map((attack, index) => ({ ...attack, index })))('$says: stopped by $gate', ({ index, ...attack }) => {
  const head = join(folder, `head-${index}`);
  runProgram(orbital, head, (text) => attacked(text, attack));
  const report = reviewOutputs({ base, head });
  expect(gatesHit(report, Object.keys(gates) as (keyof typeof gates)[])).toContain(attack.gate);
  rmSync(head, { recursive: true });
});
