import { resolve } from 'node:path';
import { errorText } from '../../estate/error-text';
import type { Estate, Stack } from '../../estate/model';
import { hasOtherTerraform } from '../../estate/movable';
import { readEstate } from '../../estate/read';
import { inOrder } from '../../estate/schedule';
import type { DeployedRecord } from '../record/record';
import type { StackTools } from '../stack-run';
import type { SynthesizedStack } from '../stacks';
import { forgetFormerBackend } from './former-backend';
import { carryState, lookAt, type MovedState, type Moving } from './move';
import { openPlace } from './opened-place';
import { isOnePlace, movablePlace, withItsStates, workspacesBeside } from './places';
import { RefusedMove } from './refused';

interface MoveTools extends Pick<StackTools, 'terraform' | 'init' | 'locking' | 'onEvent'> {
  /** Private folder of the deployment. */
  readonly folder: string;
  readonly parallelism: number;
  readonly signal?: AbortSignal | undefined;
  /** Reads what was deployed of an output. */
  readonly open: (estate: Estate) => Promise<DeployedRecord>;
  readonly onMoved: (state: MovedState) => void;
}

/** What of the states of an output is to be moved. */
export class StateMove {
  /** @param directories of the stacks that have another place now @param moving states that aren't where they belong @param there those that are, but for what is noted of them */
  private constructor(
    readonly before: Estate,
    readonly directories: readonly string[],
    readonly moving: readonly Moving[],
    readonly there: readonly Moving[],
    readonly tools: MoveTools,
  ) {}

  /**
   * Looks at all states before the first is moved.
   *
   * @param stacks that are deployed
   * @throws RefusedMove where one of them can't be moved as it is
   */
  static async look(
    now: Estate,
    stacks: readonly SynthesizedStack[],
    from: string,
    tools: MoveTools,
  ): Promise<StateMove> {
    const chosen = stacks.flatMap(({ id }) => now.stacks.get(id) ?? []);
    const before = insistOnProgram(readEstate(from), now, from);
    const located = withItsStates(before, now, chosen);
    if (typeof located === 'string') throw new RefusedMove([located]);
    const all = waysOf(located, now, chosen, tools);
    const problems: string[] = [];
    const [moving, there]: [Moving[], Moving[]] = [[], []];
    let isAnywhere = all.length === 0;
    await inOrder({
      ...sideBySide(tools),
      stacks: all,
      work: async (way) => {
        try {
          const { next } = await lookAt(way);
          const others = await way.from.workspaces();
          if (others.length > 0) problems.push(sayWorkspaces(way.id, way.from.where, others));
          if (next.do === 'refuse') problems.push(next.why);
          else if (next.do !== 'nothing') moving.push(way);
          else if (next.because === 'there') there.push(way);
          isAnywhere ||= next.do !== 'nothing' || next.because === 'there';
        } catch (error) {
          problems.push(errorText(error));
        }
      },
      without: () => undefined,
    });
    if (problems.length > 0) throw new RefusedMove(problems.sort());
    if (!isAnywhere && !tools.signal?.aborted) throw new RefusedMove([sayNowhere(all)]);
    const ids = new Set(all.map(({ id }) => id));
    const directories = stacks.flatMap(({ id, directory }) => (ids.has(id) ? directory : []));
    return new StateMove(located, directories, moving, there, tools);
  }

  /** What would be moved. */
  get planned(): readonly MovedState[] {
    return this.moving.map(({ id, from, to }) => ({ id, from: from.where, to: to.where }));
  }

  /**
   * Moves them, with what is kept of deployments. Ctrl-C ends it after the states that it is at.
   *
   * @param record of the output of now
   */
  async run(record: DeployedRecord, copies: string): Promise<void> {
    const { open, onMoved } = this.tools;
    const old = await open(this.before);
    for (const directory of this.directories) forgetFormerBackend(directory);
    const end = async ({ id }: Moving) => {
      if (!record.isKeptWith(id, old)) await old.forget(id);
      await record.endMove(id);
    };
    for (const way of this.there) await end(way);
    const problems: string[] = [];
    await inOrder({
      ...sideBySide(this.tools),
      stacks: this.moving,
      work: async (way) => {
        try {
          await record.beginMove(way.id, old.entries.get(way.id), way.from.where);
          const state = await carryState(way, copies);
          await end(way);
          onMoved(state);
        } catch (error) {
          problems.push(errorText(error));
        }
      },
      without: () => undefined,
    });
    if (problems.length > 0)
      throw new Error(`${problems.sort().join('\n')}\nNothing was deployed; run it again, it goes on from there`);
  }
}

/** No state waits for another one. */
const sideBySide = ({ parallelism, signal }: Pick<MoveTools, 'parallelism' | 'signal'>) => ({
  needs: () => [],
  parallelism,
  signal,
  blocks: () => false,
});

/** @throws RefusedMove where it is the output of another program */
function insistOnProgram(before: Estate, now: Estate, from: string): Estate {
  if (resolve(before.folder) === resolve(now.folder))
    throw new RefusedMove([
      `--move-state ${from}: is the output that is deployed; name the one from before the change`,
    ]);
  if (before.name !== now.name && before.name !== undefined && now.name !== undefined)
    throw new RefusedMove([
      `--move-state ${from}: is of the landing zone ${before.name}, and what is deployed is of ${now.name}`,
    ]);
  if (![...before.stacks.keys()].some((id) => now.stacks.has(id)))
    throw new RefusedMove([
      `--move-state ${from}: has none of the stacks that are deployed; name the output of the same program from before the change`,
    ]);
  return before;
}

/** States that the program now has elsewhere. */
function waysOf(before: Estate, now: Estate, stacks: readonly Stack[], tools: MoveTools): readonly Moving[] {
  const problems: string[] = [];
  const taken = new Map<string, string>();
  const ways = stacks.flatMap((stack): Moving[] => {
    const old = before.stacks.get(stack.id);
    if (old === undefined) return [];
    const [from, to] = [movablePlace(before, old), movablePlace(now, stack)];
    if (typeof from === 'string' || typeof to === 'string') {
      // one that stays where it is needs no move, wherever that is
      if (hasOtherTerraform(old, stack))
        problems.push(...[from, to].flatMap((one) => (typeof one === 'string' ? sayByHand(one) : [])));
      return [];
    }
    if (isOnePlace(from, to)) return [];
    const other = taken.get(to.where);
    if (other !== undefined) problems.push(`${other} and ${stack.id} would both have their states in ${to.where}`);
    taken.set(to.where, stack.id);
    const beside = from.file === undefined ? [] : workspacesBeside(before, old);
    if (beside.length > 0) problems.push(sayWorkspaces(stack.id, from.where, beside));
    return [{ id: stack.id, from: openPlace(from, old, tools), to: openPlace(to, stack, tools) }];
  });
  if (problems.length > 0) throw new RefusedMove([...new Set(problems)]);
  return ways;
}

const sayByHand = (why: string): string =>
  `${why}. Move it by hand: terraform state pull in the folder of the stack in the old output, terraform state push in that of the new one (guide to state)`;

const sayWorkspaces = (id: string, where: string, names: readonly string[]): string =>
  `${where}: stack ${id} has workspaces besides the default one (${names.join(', ')}), which nobody moves; destroy or move what is in them by hand, and delete them with terraform workspace delete`;

const sayNowhere = (ways: readonly Moving[]): string =>
  `no state is where the output of before says, nor where the program says now, such as ${ways[0]?.from.where} and ${ways[0]?.to.where}; where nothing was deployed yet, leave --move-state out`;
