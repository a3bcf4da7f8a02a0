import type { IConstruct } from 'constructs';
import { framesOf, type Trace } from './frames';
import type { Places } from './places';

/**
 * Finds the line of the program that made a construct.
 *
 * It is the outermost line of the user's that was not on the way to making what is around the construct: the construct whose constructor
 * makes it, else its stack. So it is
 *
 * - the `new` itself, in the constructor of a stack or of a construct class of the user's, at the top level, or in a loop there
 * - the call of the user's own function that has the `new` in it, in whatever file: the call knows what is wanted, the function serves many
 * - for what a construct class of the user's makes, or a function that makes a stack and fills it, the line in there; the line that made
 *   the instance, or called the function, is that of the construct, or of the stack
 *
 * A function that is handed to somebody else's code and called from there, as in `names.map((name) => new Bucket(this, name))`, belongs
 * to the line that hands it over: there the line inside of it is meant.
 */
export class Calls {
  readonly #calls = new Map<IConstruct, Call | undefined>();

  constructor(
    readonly places: Places,
    readonly traceOf: (construct: IConstruct) => Trace | undefined,
  ) {}

  /** Absent where a construct of some library made it. */
  lineOf(construct: IConstruct): string | undefined {
    const call = this.#callOf(construct);
    const frame = call && this.#cause(call, construct);
    return frame && this.places.lineOf(frame.site);
  }

  #cause(call: Call, construct: IConstruct): Frame | undefined {
    const at = this.#indexOfCause(call, construct);
    let index = Math.max(at, call.own);
    while (index > call.own && isInline(call.frames[index - 1], call.frames[index])) index--;
    return call.frames[index] ?? call.frames.at(-1);
  }

  #indexOfCause({ frames, own }: Call, construct: IConstruct): number {
    const around = construct.node.scopes.slice(0, -1).reverse();
    for (const scope of around) {
      const made = this.#callOf(scope);
      const start = made?.frames[made.own];
      const index = start === undefined ? -1 : frames.findIndex(({ position }) => position === start.position);
      // still being made: what its constructor calls is inside of that line
      if (made && index >= 0) return Math.max(insideOf(made, frames, index), own);
    }
    const [root, stack] = construct.node.scopes;
    const known = [stack, root].flatMap((one) => (one && one !== construct && this.#callOf(one)) || []);
    const way = new Set(known[0]?.frames.map(({ position }) => position));
    const shared = frames.findIndex(({ position }) => way.has(position));
    return (shared < 0 ? frames.length : shared) - 1;
  }

  #callOf(construct: IConstruct): Call | undefined {
    if (!this.#calls.has(construct)) this.#calls.set(construct, this.#read(construct));
    return this.#calls.get(construct);
  }

  #read(construct: IConstruct): Call | undefined {
    const trace = this.traceOf(construct);
    if (trace === undefined) return undefined;
    const classes = new Set(['Node', ...classesOf(construct)]);
    const frames: Frame[] = [];
    let isHandedOver = false;
    for (const site of framesOf(trace)) {
      const made = site.isConstructor() ? (site.getFunctionName() ?? '').replace(/^_/, '') : undefined;
      // what runs a file, and what goes on after an await: nothing behind it is on the way
      if (site.isAsync() || /^node:internal\/modules\//.test(site.getFileName() ?? '')) break;
      if (this.places.isOwn(site)) {
        const last = frames.at(-1);
        if (last && isHandedOver) frames[frames.length - 1] = { ...last, isHandedOver };
        frames.push({
          site,
          made,
          name: site.getFunctionName(),
          file: site.getFileName(),
          position: positionOf(site),
          isHandedOver: false,
        });
        isHandedOver = false;
      } else {
        if (frames.length === 0 && made !== undefined && !classes.has(made)) return undefined;
        isHandedOver = true;
      }
    }
    // each class once: a construct may hold another of its own class
    const own = frames.findIndex(({ made }) => made === undefined || !classes.delete(made));
    return frames.length === 0 ? undefined : { frames, own: Math.max(own, 0) };
  }
}

/** The way to the making of a construct. */
interface Call {
  /** The user's, from the innermost on. */
  readonly frames: readonly Frame[];
  /** How many of them are constructors of the construct itself: its class is the user's. */
  readonly own: number;
}

interface Frame {
  readonly site: NodeJS.CallSite;
  /** Class that it is the constructor of. */
  readonly made: string | undefined;
  readonly name: string | null;
  readonly file: string | null | undefined;
  readonly position: string;
  /** Called by code that isn't the user's. */
  readonly isHandedOver: boolean;
}

const positionOf = (site: NodeJS.CallSite): string =>
  `${site.getFileName()}:${site.getLineNumber()}:${site.getColumnNumber()}`;

/** The innermost constructor of a construct that is being made, in the frames of something in it: a subclass calls its parent's. */
function insideOf({ frames: made, own }: Call, frames: readonly Frame[], start: number): number {
  let index = start - 1;
  for (
    let depth = own - 2;
    depth >= 0 && made[depth]?.name === frames[index - 1]?.name && frames[index - 1]?.made;
    depth--
  ) {
    index--;
  }
  return index;
}

/** A function without a name that the line around it hands to somebody else's code. */
const isInline = (inner: Frame | undefined, outer: Frame | undefined): boolean =>
  inner?.isHandedOver === true && !inner.name && inner.made === undefined && inner.file === outer?.file;

function* classesOf(construct: IConstruct): Generator<string> {
  for (let at: unknown = Object.getPrototypeOf(construct); at; at = Object.getPrototypeOf(at)) {
    yield (at as { readonly constructor: { readonly name: string } }).constructor.name;
  }
}
