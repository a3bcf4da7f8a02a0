/** Where in the call stack something was done. */
export interface Trace {
  stack?: readonly NodeJS.CallSite[];
}

/** A function or class in a call stack. */
export type Caller = NonNullable<Parameters<typeof Error.captureStackTrace>[1]>;

/**
 * Takes a trace, without the function that takes it and what is inside of that.
 *
 * @param depth how many frames
 */
export function traceFrom(below: Caller, depth: number): Trace {
  const trace: Trace = {};
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = depth;
  asFrames(() => Error.captureStackTrace(trace, below));
  Error.stackTraceLimit = limit;
  return trace;
}

/** The frames of a trace, from the innermost on. */
export const framesOf = (trace: Trace): readonly NodeJS.CallSite[] => asFrames(() => trace.stack) ?? [];

/** Frames instead of a text, which would take far longer: each of its lines is looked up in a source map. */
function asFrames<T>(take: () => T): T {
  const { prepareStackTrace } = Error;
  Error.prepareStackTrace = (_, frames) => frames;
  const taken = take();
  // assigning undefined would not be the same as never having had one
  if (prepareStackTrace) Error.prepareStackTrace = prepareStackTrace;
  else Reflect.deleteProperty(Error, 'prepareStackTrace');
  return taken;
}
