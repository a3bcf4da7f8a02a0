import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { toolsOf } from '../../src/deploy/deploy';
import type { DeployedRecord } from '../../src/deploy/record/record';
import { insistOnNames, Names } from '../../src/deploy/renamed';
import { stacksOf } from '../../src/deploy/stacks';
import type { PlannedStep } from '../../src/deploy/steps';
import { snapshotOf } from '../../src/estate/deployed';
import type { Estate, Stack } from '../../src/estate/model';
import { readEstate } from '../../src/estate/read';
import type { LandingZoneSettings } from '../../src/zone/settings';
import { temporaryFolder } from '../support/program';
import { files } from '../zone/files';
import { changed } from '../zone/programs';
import { renamed } from '../zone/renames';

function synthesized(settings: LandingZoneSettings): Estate {
  const outdir = join(temporaryFolder(), 'cdktf.out');
  files(settings, outdir);
  return readEstate(outdir);
}

const zone = (): LandingZoneSettings => changed({ 'privateClouds.main.attach': true });

/** The zone with the key at a path renamed. */
function withKey(path: string): LandingZoneSettings {
  const keys = path.split('.');
  const key = keys.pop() ?? '';
  return renamed(zone(), { family: keys.join('.'), path: keys, key }, `${key}2`);
}

/** What was deployed of a zone, as it is kept. */
const entriesOf = (deployed: Estate): DeployedRecord['entries'] =>
  new Map(
    [...deployed.stacks.values()].map((stack) => [
      stack.id,
      { id: stack.id, zone: 'acme', deployed: snapshotOf(deployed, stack) },
    ]),
  );

const prod = 'teams.web.environments.prod';

describe('a stack that is called after a key with another name is refused, with the line that keeps it', () => {
  test.each([
    ['the cluster of a platform', `${prod}.clusters.main`, 'web-prod-platform-main'],
    ['a private cloud', 'privateClouds.main', 'private-cloud-main'],
  ])('%s', async (_, path, old) => {
    const estate = synthesized(withKey(path));
    const entries = entriesOf(synthesized(zone()));
    const record = { estate, entries, unknownStates: new Map() } as unknown as DeployedRecord;
    await expect(insistOnNames(stacksOf(estate), record, { ...toolsOf({}), folder: tmpdir() })).rejects.toThrow(
      new RegExp(
        `^stack ${old}2 holds the same as ${old}, which was deployed and is gone from the program, so that everything would be made again beside it; to keep it, add ${path}2\\.id: 'main' to the settings; [^\\n]*$`,
      ),
    );
  });
});

/** Steps of a plan, of all that Terraform manages in a stack on one side alone. */
const stepsOf = (stack: Stack, other: Stack, action: 'add' | 'destroy'): PlannedStep[] =>
  [...stack.blocks.values()].flatMap(({ kind, address, type }) =>
    kind !== 'resource' || other.blocks.has(address)
      ? []
      : [{ address, type, action, replacePaths: [], isImported: false } as unknown as PlannedStep],
  );

const stackIn = ({ stacks }: Estate, id: string): Stack => {
  const stack = stacks.get(id);
  if (stack === undefined) throw new Error(`there is no ${id}`);
  return stack;
};

test('a namespace that would be destroyed and made again under another name is told with the line that keeps it', () => {
  const [deployed, estate] = [
    synthesized(zone()),
    synthesized(withKey(`${prod}.clusters.main.platform.namespaces.web`)),
  ];
  const id = 'web-prod-platform-main';
  const [before, after] = [stackIn(deployed, id), stackIn(estate, id)];
  const plan = [...stepsOf(before, after, 'destroy'), ...stepsOf(after, before, 'add')];
  const names = new Names(estate, entriesOf(deployed), '2026-11-27');
  const { renamed: found = [] } = names.renamed(id, plan);
  const retiredBy = {
    retired: { 'web/prod/clusters.main.platform.namespaces.web': { after: '2026-11-27', reason: '…' } },
  };
  // the namespace, not what is in it
  expect(found).toEqual([
    {
      address: expect.stringMatching(/^kubernetes_namespace_v1\.Namespaces_web_[0-9A-F]{8}$/),
      now: expect.stringMatching(/^kubernetes_namespace_v1\.Namespaces_web2_[0-9A-F]{8}$/),
      line: `${prod}.clusters.main.platform.namespaces.web2.id: 'web'`,
      retiredBy,
    },
  ]);
  // its limits alone are none of the settings either
  const limits = plan.filter(({ address }) => address.includes('_Limits_'));
  expect(limits).toHaveLength(2);
  expect(names.renamed(id, limits).renamed?.map((one) => one.retiredBy)).toEqual([retiredBy]);
});
