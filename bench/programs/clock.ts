import { performance } from 'node:perf_hooks';

/** What one piece of work took. */
export interface Measure {
  /** Time of the processors, which other programs on the machine disturb much less than the clock. */
  readonly milliseconds: number;
  readonly clock: number;
  /** Peak of the process's memory, in MB. */
  readonly peak: number;
}

/** Measures some work of this process, and prints it. */
export function measureWork(work: () => void): void {
  const start = performance.now();
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  const measure: Measure = {
    milliseconds: (user + system) / 1000,
    clock: performance.now() - start,
    peak: process.resourceUsage().maxRSS / 1024,
  };
  console.log(JSON.stringify(measure));
}
