/** Reviews two output folders as Markdown, in a process of its own: `review.js <base> <head>`. */
import { renderMarkdown } from '../../src/review/render/markdown';
import { reviewOutputs } from '../../src/review/report/review';

export interface ReviewMeasure {
  /** Since the process was started, with loading everything. */
  readonly milliseconds: number;
  /** Of these, comparing and rendering. */
  readonly comparing: number;
  /** Most memory that the process ever held. */
  readonly megabytes: number;
  readonly changes: number;
}

const [, , base = '', head = ''] = process.argv;
const start = performance.now();
const report = reviewOutputs({ base, head });
renderMarkdown(report);
const measure: ReviewMeasure = {
  milliseconds: performance.now(),
  comparing: performance.now() - start,
  megabytes: process.resourceUsage().maxRSS / 1024,
  changes: report.counts.change,
};
console.log(JSON.stringify(measure));
