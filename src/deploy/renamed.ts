import { settingOf } from '../../constructs/core/origin';
import { withoutKey } from '../estate/addresses';
import { isWithin } from '../estate/attribute-paths';
import { type DeployedEntry, type DeployedStack, newest, stackOfDeployed } from '../estate/deployed';
import type { Block, Estate, Stack } from '../estate/model';
import { renamedEntries } from '../estate/renamed-entries';
import { blockIdLines, stackIdLines } from '../estate/renamed-ids';
import { renamedStacks } from '../estate/renamed-stacks';
import { placeIn, settingsPlace } from '../estate/settings-places';
import { settledEstate } from '../estate/settled';
import type { PlaceTools } from './move/opened-place';
import { goneStacks } from './record/gone-stacks';
import type { DeployedRecord } from './record/record';
import { stillStands } from './record/standing';
import type { RenamedThing, StackResult } from './stack-run';
import type { SynthesizedStack } from './stacks';
import type { PlannedStep } from './steps';

/** A stack that was deployed under another name. */
interface StackRenamed {
  /** What would come of it, and what keeps it; without full stop. */
  readonly says: string;
  /** Id that it was deployed under: it may be destroyed first, too. */
  readonly before: string;
}

/** Stacks have other names than what was deployed of them; nothing was begun. */
export class RefusedRename extends Error {
  override readonly name = 'RefusedRename';

  constructor(readonly stacks: readonly StackRenamed[]) {
    super(stacks.map(({ says, before }) => `${says}, or destroy ${before} first`).join('\n'));
  }
}

/**
 * Refuses stacks that were deployed under another name, which is gone from the program: everything in them would be made again beside what is
 * there. One whose state already holds something goes on with it.
 *
 * @throws RefusedRename one sentence for each of them
 */
export async function insistOnNames(
  stacks: readonly SynthesizedStack[],
  record: DeployedRecord,
  tools: PlaceTools,
): Promise<void> {
  const { estate } = record;
  const chosen = new Set(stacks.map(({ id }) => id));
  const renamed: StackRenamed[] = [];
  for (const { before, after } of renamedSince(record)) {
    if (!chosen.has(after.id) || (await stillStands(after.id, record, tools))) continue;
    const lines = stackIdLines(before, after, estate)
      .map(({ line }) => line)
      .join(' and ');
    const keep = lines === '' ? '' : `to keep it, add ${lines} to the settings; if the new name is to stay, `;
    renamed.push({
      before: before.id,
      says: `stack ${after.id} holds the same as ${before.id}, which was deployed and is gone from the program, so that everything would be made again beside it; ${keep}move its state with the commands that landing-zone review prints`,
    });
  }
  // as they are destroyed: who needs another first
  const order = goneStacks(record).map(({ id }) => id);
  renamed.sort((a, b) => order.indexOf(a.before) - order.indexOf(b.before));
  if (renamed.length > 0) throw new RefusedRename(renamed);
}

function renamedSince({ estate, entries }: DeployedRecord) {
  const gone = [...entries.values()].filter(({ id }) => !estate.stacks.has(id));
  if (gone.length === 0) return [];
  const deployed = gone.flatMap((entry) => deployedAs(entry, newest(entry)) ?? []);
  const known = [...entries.keys()].flatMap((id) => estate.stacks.get(id) ?? []);
  const stacks = new Map([...known, ...deployed].map((stack) => [stack.id, stack]));
  return renamedStacks(settledEstate({ ...estate, stacks }), settledEstate(estate));
}

const deployedAs = ({ id }: DeployedEntry, stack: DeployedStack | undefined): Stack | undefined =>
  stack && stackOfDeployed(id, stack);

/** Holds plans against what was deployed. */
export class Names {
  /** @param today day of the deployment, by which it is understood what is retired */
  constructor(
    readonly estate: Estate,
    readonly entries: DeployedRecord['entries'],
    readonly today: string,
  ) {}

  /** What a plan destroys, and makes again under another key of the settings: it has lost its `id`. */
  renamed(id: string, plan: readonly PlannedStep[]): Pick<StackResult, 'renamed'> {
    const after = this.estate.stacks.get(id);
    const entry = this.entries.get(id);
    const before = entry && deployedAs(entry, entry.deployed ?? entry.deploying);
    if (before === undefined || after === undefined) return {};
    const gone = plan.filter(
      ({ action, address, isLeftover }) => action === 'destroy' && !isLeftover && !this.#isRetired(after, address),
    );
    const made = plan.filter(({ action, isImported }) => action === 'add' && !isImported);
    const turnover = { destroyed: blocksOf(before, gone), added: blocksOf(after, made), stacks: { before, after } };
    const renamed = renamedEntries(turnover, (old, now) => blockIdLines(old, now, this.estate)).map(
      (one): RenamedThing => ({
        address: one.before.address,
        now: one.after.address,
        line: one.line,
        retiredBy: {
          retired: {
            [settingsPlace(this.estate, after, entryPlace(one)).path]: { after: this.today, reason: '…' },
          },
        },
      }),
    );
    return renamed.length === 0 ? {} : { renamed };
  }

  #isRetired({ policy }: Stack, address: string): boolean {
    const place = placeIn(address);
    return policy?.retired.some(({ at, after }) => after <= this.today && isWithin(place, at)) === true;
  }
}

/** Where in the settings of its stack the entry is that has another name, and all that is made from it. */
function entryPlace({ before, after }: { readonly before: Block; readonly after: Block }): string {
  const last = before.ids.findLastIndex((id, index) => id !== after.ids[index]);
  return before.ids
    .slice(0, last + 1)
    .map(settingOf)
    .join('.');
}

const blocksOf = ({ blocks }: Stack, steps: readonly PlannedStep[]) => [
  ...new Set(steps.flatMap(({ address }) => blocks.get(withoutKey(address)) ?? [])),
];
