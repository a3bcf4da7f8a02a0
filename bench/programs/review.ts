/** Reviews two output folders as Markdown, in a process of its own: `review.js <base> <head>`. */
import { renderMarkdown } from '../../src/review/render/markdown';
import { reviewOutputs } from '../../src/review/report/review';

export interface ReviewMeasure {
  /** Since the process was started, with loading everything. */
  readonly milliseconds: number;
  /** Processor time of the whole process, in milliseconds. */
  readonly processor: number;
  /** Of these, comparing and rendering. */
  readonly comparing: number;
  /** Most memory that the process ever held. */
  readonly megabytes: number;
  readonly changes: number;
}

const [, , base = '', head = ''] = process.argv;
const loaded = processor();
const report = reviewOutputs({ base, head });
renderMarkdown(report);
const measure: ReviewMeasure = {
  milliseconds: performance.now(),
  processor: processor(),
  comparing: processor() - loaded,
  megabytes: process.resourceUsage().maxRSS / 1024,
  changes: report.counts.change,
};
console.log(JSON.stringify(measure));

/** With that of the garbage collector and the compiler. */
function processor(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
