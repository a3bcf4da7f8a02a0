import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readEstate } from '../../../../src/estate/read';
import { verdict } from '../../../../src/review/render/content/verdict';
import { renderJunit } from '../../../../src/review/render/junit';
import { renderMarkdown } from '../../../../src/review/render/markdown';
import { renderTerminal } from '../../../../src/review/render/terminal';
import { saysAnything } from '../../../../src/review/report/gate';
import { type Output, useOrbital } from './output';

const review = useOrbital();
const told = ({ report }: ReturnType<typeof review>) =>
  (report.beside ?? []).map(({ class: kind, where, says }) => `${kind} ${where}: ${says}`);

const differs = 'what is in no stack, and nobody here can read,';
const unnamed = (does: string) =>
  `the folder of a stack that the manifest doesn't name, so that no command deploys it, ${does}; where an earlier synthesis has left it, synthesize into an empty folder`;
const put =
  (file: string, text = '{}') =>
  (output: Output) =>
    output.put(file, text);

test.each<readonly [string, (output: Output) => void, ((output: Output) => void) | undefined, string]>([
  ['another file', put('run.sh'), undefined, `unread run.sh: ${differs} is new`],
  ['a file with other content', put('run.sh', '2'), put('run.sh', '1'), `unread run.sh: ${differs} has other content`],
  ['a hidden file', put('.netrc'), undefined, `unread .netrc: ${differs} is new`],
  [
    'a folder that is no stack of the manifest',
    (output) => {
      put('stacks/evil/cdk.tf.json')(output);
      put('stacks/evil/charts/values.yaml')(output);
    },
    undefined,
    `unread stacks/evil: ${unnamed('has files that differ')}`,
  ],
  ['a file between the stacks', put('stacks/all.tf.json'), undefined, `unread stacks/all.tf.json: ${differs} is new`],
  [
    'a stack that is left behind and edited',
    ({ json, stack }) => {
      json('manifest.json', ({ stacks }) => Reflect.deleteProperty(stacks, 'erp-prod'));
      stack('erp-prod', (main) => {
        main.output = { evil: { value: 1 } };
      });
    },
    undefined,
    `unread stacks/erp-prod: ${unnamed('has other content')}`,
  ],
])('%s is unread, though no stack changes', (_, head, base, says) => {
  const seen = review({ head, ...(base === undefined ? {} : { base }) });
  expect(told(seen)).toEqual([says]);
  expect(seen.gates).toContain('unread');
  expect(saysAnything(seen.report)).toBe(true);
  const where = says.split(' ')[1]?.replace(':', '') ?? '';
  const formats = [renderTerminal(seen.report), renderMarkdown(seen.report), renderJunit(seen.report)];
  for (const text of formats) expect(text).toContain(where);
  expect(formats.join('')).not.toContain('Nothing changed');
});

test('a network plan with other addresses than landing-zone.json is told, and trips no gate', () => {
  const seen = review({
    head: ({ json }) =>
      json('address-plan.json', ({ networks }) => {
        networks['erp-prod'].cidr = '10.99.0.0/16';
      }),
  });
  expect(told(seen)).toEqual([
    'listed address-plan.json: the network plan that other repositories read has other content',
  ]);
  expect(seen.gates).toEqual([]);
  expect(verdict(seen.report)).toEqual(['Changes no stack, only what is in ', { code: 'address-plan.json' }]);
});

test.each<readonly [string, (output: Output) => void, readonly string[]]>([
  [
    'an entry of the plan that landing-zone.json has, too, is told once, as an address',
    ({ json }) => {
      const entry = { name: 'lab', vlan: 999, cidr: '10.99.0.0/22' };
      json('landing-zone.json', ({ networks }) => networks.push({ ...entry, usedBy: [] }));
      json('address-plan.json', ({ networks }) => {
        networks.lab = { vlan: entry.vlan, cidr: entry.cidr };
      });
    },
    [],
  ],
  [
    'whom the plan allots a network to is not in landing-zone.json',
    ({ json }) =>
      json('address-plan.json', ({ networks }) => {
        networks['erp-prod'].allottedTo = ['evil/prod'];
      }),
    ['listed'],
  ],
  ['a plan that is gone', ({ put: write }) => write('address-plan.json', 'none'), ['listed']],
  ['lines of the program are for the report', put('sources.json', '{"version": 2}'), []],
  [
    'a stack that is gone and lies there as it was',
    ({ json }) => json('manifest.json', ({ stacks }) => Reflect.deleteProperty(stacks, 'erp-prod')),
    [],
  ],
  ['what a run of Terraform leaves', put('stacks/old/.terraform/providers/x'), []],
])('%s', (_, head, classes) => {
  expect((review({ head }).report.beside ?? []).map((one) => one.class)).toEqual(classes);
});

test('a network of the plan under a new name is told, as others read names; from then on it is the one with its id', () => {
  const renamed = ({ json }: Output) =>
    json('address-plan.json', ({ networks }) => {
      networks.erp = { id: 'erp-prod', ...networks['erp-prod'] };
      Reflect.deleteProperty(networks, 'erp-prod');
    });
  const moved = ({ json }: Output) => {
    json('address-plan.json', ({ networks }) => {
      networks.erp.vlan = 999;
    });
    json('landing-zone.json', ({ networks }) => {
      for (const network of networks) if (network.name === 'erp-prod') network.vlan = 999;
    });
  };
  const classesOf = (sides: Parameters<typeof review>[0]) =>
    (review(sides).report.beside ?? []).map((one) => one.class);
  expect(classesOf({ head: renamed })).toEqual(['listed']);
  expect(classesOf({ base: renamed, head: moved })).toEqual([]);
});

test('a pipe, a link out of the folder and more files than are compared make nobody wait', () => {
  const folder = mkdtempSync(join(tmpdir(), 'beside-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'many'));
  writeFileSync(join(folder, 'manifest.json'), '{"stacks": {}}');
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  symlinkSync('/etc/hostname', join(folder, 'link'));
  expect(readEstate(folder).beside.map(({ path }) => path)).toEqual(['link', 'pipe']);
  for (let n = 0; n < 1_000; n++) writeFileSync(join(folder, 'many', `${n}`), '');
  expect(readEstate(folder).beside).toHaveLength(1_001);
  expect(readEstate(folder).beside.at(-1)?.path).toBe('.');
});
