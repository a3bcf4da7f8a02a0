import { TerraformDataSource, TerraformElement, TerraformResource, TerraformStack } from 'cdktf';
import { type IConstruct, Node } from 'constructs';
import { type Caller, type Trace, traceFrom } from './frames';

/** What the user does to a stack, as against what the library does for the user's settings, which has no line of its own. */
export interface Ownership {
  /** Whether what is made in the stack now is the user's. */
  readonly mayMake: (stack: TerraformStack) => boolean;
  /** Whether it may be the user who changes something in the stack now. */
  readonly mayChange: (stack: TerraformStack) => boolean;
}

/** Something that was done to a construct after it was made. */
interface Change {
  /** Argument or part of one, `rule.0.port`; `import` and `moved` for what has a block of its own. */
  readonly path: string;
  readonly trace: Trace;
}

type Method = (this: IConstruct, ...args: readonly unknown[]) => unknown;
type AddChild = (
  this: { readonly host: IConstruct; readonly scope?: IConstruct },
  child: IConstruct,
  id: string,
) => void;

const made = new WeakMap<IConstruct, Trace>();
const changes = new WeakMap<IConstruct, Change[]>();

/** Where a construct was made; absent for the library's. */
export const makingOf = (construct: IConstruct): Trace | undefined => made.get(construct);

/** What may be the user's changes of a construct, in their order. */
export const changesMade = (construct: IConstruct): readonly Change[] => changes.get(construct) ?? [];

/** Enough for a program and what runs it, and small enough to cost nothing. */
const depth = 60;

let ownership: Ownership = { mayMake: () => true, mayChange: () => true };

/**
 * Remembers from now on where constructs are made, and where they are changed.
 *
 * @param below function that makes the app
 */
export function startRecording(app: IConstruct, rules: Ownership, below: Caller): void {
  ownership = rules;
  made.set(app, traceFrom(below, depth));
  wrap(Node.prototype, 'addChild', recordMaking);
  for (const prototype of [TerraformElement.prototype, TerraformStack.prototype]) {
    wrap(
      prototype,
      'addOverride',
      recordCall(([path]) => String(path)),
    );
  }
  for (const [name, path] of Object.entries(methods)) {
    wrap(
      TerraformResource.prototype,
      name,
      recordCall(() => path),
    );
  }
  for (const { prototype } of [TerraformResource, TerraformDataSource]) {
    for (const [name, path] of Object.entries(fields)) recordField(prototype, name, path);
  }
}

function note(construct: IConstruct, path: string, below: Caller): void {
  const stack = stackOf(construct);
  if (stack === undefined || !ownership.mayChange(stack)) return;
  const all = changes.get(construct) ?? [];
  all.push({ path, trace: traceFrom(below, 1) });
  changes.set(construct, all);
}

/** Methods of cdktf's classes that make blocks of their own. */
const methods = { importFrom: 'import', moveFromId: 'moved', moveTo: 'moved', moveToId: 'moved' };

/** Fields of cdktf's classes, by what Terraform calls them. */
const fields = {
  connection: 'connection',
  count: 'count',
  dependsOn: 'depends_on',
  forEach: 'for_each',
  lifecycle: 'lifecycle',
  provider: 'provider',
  provisioners: 'provisioner',
};

const wrapped = new WeakSet<object>();

/** Puts a function around a method, once. */
function wrap<T extends (...args: never[]) => unknown>(
  prototype: object,
  name: string,
  around: (method: T) => T,
): void {
  const method = Reflect.get(prototype, name) as T | undefined;
  if (method === undefined || wrapped.has(method)) return;
  const replacement = around(method);
  wrapped.add(replacement);
  Object.defineProperty(prototype, name, { configurable: true, writable: true, value: replacement });
}

function recordMaking(addChild: AddChild): AddChild {
  return function recording(child, id) {
    addChild.call(this, child, id);
    if (child instanceof TerraformElement) recordArguments(Object.getPrototypeOf(child));
    const stack = stackOf(this.host);
    const isUsers = stack === undefined ? this.scope === undefined : ownership.mayMake(stack);
    if (isUsers) made.set(child, traceFrom(recording, depth));
  };
}

const recordCall =
  (pathOf: (args: readonly unknown[]) => string) =>
  (method: Method): Method =>
    function recording(...args) {
      note(this, pathOf(args), recording);
      return method.call(this, ...args);
    };

/** The setters and methods that a generated class has for its arguments. */
function recordArguments(prototype: object): void {
  if (prototype === TerraformElement.prototype || wrapped.has(prototype)) return;
  wrapped.add(prototype);
  // a subclass of the user's has none of its own
  if (Object.hasOwn(prototype.constructor, 'tfResourceType')) {
    for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      recordArgument(prototype, name, property);
    }
  }
  recordArguments(Object.getPrototypeOf(prototype));
}

function recordArgument(prototype: object, name: string, property: PropertyDescriptor): void {
  const { set, value } = property;
  const [, argument = name] = /^(?:put|reset)([A-Z]\w*)$/.exec(name) ?? [];
  const path = snakeCase(argument);
  if (argument !== name && typeof value === 'function') {
    wrap(
      prototype,
      name,
      recordCall(() => path),
    );
  }
  if (set === undefined) return;
  const recording = function (this: IConstruct, given: unknown): void {
    note(this, path, recording);
    set.call(this, given);
  };
  Object.defineProperty(prototype, name, { ...property, set: recording });
}

function recordField(prototype: object, name: string, path: string): void {
  if (Object.hasOwn(prototype, name)) return;
  const place = Symbol(name);
  const get = function (this: Record<symbol, unknown>): unknown {
    return this[place];
  };
  const set = function (this: IConstruct & Record<symbol, unknown>, value: unknown): void {
    // most resources are made without
    if (value === undefined && this[place] === undefined) return;
    note(this, path, set);
    this[place] = value;
  };
  Object.defineProperty(prototype, name, { configurable: true, get, set });
}

const snakeCase = (name: string): string =>
  name.replace(/(?!^)[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).toLowerCase();

function stackOf(construct: IConstruct): TerraformStack | undefined {
  for (let at: IConstruct | undefined = construct; at !== undefined; at = at.node.scope) {
    if (TerraformStack.isStack(at)) return at;
  }
  return undefined;
}
