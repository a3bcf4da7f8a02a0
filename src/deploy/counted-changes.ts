import { z } from 'zod';
import { withoutKey } from '../estate/addresses';
import type { Estate, Stack } from '../estate/model';
import type { PlannedChange } from '../estate/plan';
import { isPartlyRead } from '../estate/remote-states';
import { instanceBlocks, settledEstate } from '../estate/settled';
import type { StackTools } from './stack-run';
import { type PlannedStep, stepsOf } from './steps';
import type { RunPlace } from './terraform';
import { showJson } from './terraform-plan';

const stateResource = z.object({ address: z.string(), mode: z.string(), type: z.string() });

/** The part of `terraform show -json` that is read of a state. */
const stateFile = z.object({
  values: z
    .object({
      root_module: z
        .object({
          resources: z.array(stateResource).optional(),
        })
        .optional(),
    })
    .optional(),
});

/**
 * What a stack would make and destroy, by its blocks and what is in its state; `undefined` where the state can't be read. What changes in place or
 * is replaced isn't known so, nor what modules make. Where only Terraform can count the instances of a block, it is taken as one.
 */
export async function countChanges(
  estate: Estate,
  stack: Stack,
  place: RunPlace,
  tools: StackTools,
): Promise<readonly PlannedStep[] | undefined> {
  const { run, json } = await showJson(place, [], tools);
  if (run.code !== 0) return undefined;
  const { data } = stateFile.safeParse(JSON.parse(json));
  if (data === undefined) return undefined;
  return countedBetween(data.values?.root_module?.resources ?? [], estate, stack);
}

/** The same of what stands in a state. */
export function countedBetween(
  state: readonly z.output<typeof stateResource>[],
  estate: Estate,
  stack: Stack,
): readonly PlannedStep[] {
  const present = state.filter(({ mode }) => mode === 'managed');
  const held = new Set(present.map(({ address }) => stack.moved.get(address) ?? address));
  const settled = settledEstate(estate);
  const blocks = [...(settled.stacks.get(stack.id) ?? stack).blocks.values()].filter(({ kind }) => kind === 'resource');
  const counted = blocks.map((block) => ({ block, instances: instanceBlocks(settled, block) }));
  const uncounted = new Set(
    counted.flatMap(({ block, instances }) => (instances === undefined ? [block.address] : [])),
  );
  const wanted = counted.flatMap(({ block, instances }) => instances ?? [block]);
  const wantedAddresses = new Set(wanted.map(({ address }) => address));
  const isThere = (address: string) =>
    held.has(address) || (uncounted.has(address) && [...held].some((one) => withoutKey(one) === address));
  // a file that only Terraform reads may hold blocks, too
  const goes = (isPartlyRead(stack) ? [] : present).filter(({ address }) => {
    const at = stack.moved.get(address) ?? address;
    return !wantedAddresses.has(at) && !uncounted.has(withoutKey(at)) && !stack.forgotten.has(withoutKey(at));
  });
  const made = wanted.filter(({ address }) => !isThere(address));
  const changes = [
    ...made.map(({ address, type }) => change(address, type, stack.imports.has(address) ? 'none' : 'add')),
    ...goes.map(({ address, type }) => change(address, type, 'destroy')),
  ];
  return stepsOf({ changes });
}

const change = (address: string, type: string, action: 'add' | 'none' | 'destroy'): PlannedChange => ({
  address,
  type,
  action,
  replacePaths: [],
  isImported: action === 'none',
  isLeftover: false,
  isDrifted: false,
  values: { before: null, after: null, unknown: false, sensitive: { before: false, after: false } },
});
