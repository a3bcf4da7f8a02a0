import type { Estate } from '../estate/model';
import { type Endangered, endangeredIn } from '../estate/protection';
import type { HeldBack, StackResult } from './stack-run';
import type { PlannedStep } from './steps';

/** Holds plans against what their stacks say of what holds data. */
export class Protection {
  /** @param today day of the deployment, by which `after` and `until` are understood */
  constructor(
    readonly estate: Estate,
    readonly today: string,
  ) {}

  /** Whether a plan of a stack may be refused. */
  protects(id: string): boolean {
    return this.estate.stacks.get(id)?.policy?.protectsData === true;
  }

  /** What a plan must not do. */
  heldBack(id: string, plan: readonly PlannedStep[]): Pick<StackResult, 'heldBack'> {
    const stack = this.estate.stacks.get(id);
    const endangered = stack === undefined ? [] : endangeredIn(this.estate, stack, plan.flatMap(lossesIn));
    const heldBack = endangered.filter((one) => !this.#isAllowed(one)).map((one) => this.#heldBack(one));
    return heldBack.length === 0 ? {} : { heldBack };
  }

  #isAllowed({ retired, exceptions }: Endangered): boolean {
    return retired.some(({ after }) => after <= this.today) || exceptions.some(({ until }) => until >= this.today);
  }

  #heldBack({ address, action, loses, path, retired, exceptions, allowedBy }: Endangered): HeldBack {
    const [first] = retired.map(({ after }) => after).sort();
    const ended = exceptions
      .map(({ until }) => until)
      .sort()
      .at(-1);
    const entry = allowedBy(this.today);
    const common = { address, action, path, loses } as const;
    if (first !== undefined)
      return { ...common, why: `it is retired, and may go from ${first} on; today is ${this.today}` };
    if (ended === undefined) return { ...common, why: 'the settings do not let it go', allowedBy: entry };
    return { ...common, why: `its exception ended with ${ended}; today is ${this.today}`, allowedBy: entry };
  }
}

/** What destroys what holds data. What an earlier, failed deployment left behind is only finished. */
const lossesIn = ({ address, action, isLeftover, loses }: PlannedStep) =>
  loses === undefined || isLeftover || (action !== 'destroy' && action !== 'replace')
    ? []
    : [{ address, action, loses }];
