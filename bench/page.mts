/** How large the page of a large review is, and how soon a browser shows something of it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { figure, inTurns, measured, type Row, row } from './measure.mjs';
import { writeOutputs } from './outputs.mjs';
import type { PageMeasure } from './programs/page.js';

/** Most that the page may hold, and the longest until the first of it is painted. */
const [megabytes, milliseconds] = [10, 3000];
const size = { stacks: 200, resources: 200, changed: 100 };

export function benchPage(runs: number): Row[] {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const { base, head, changes } = writeOutputs(folder, size);
    const [pages = []] = inTurns(runs, () => measured<PageMeasure>('page', base, head, join(folder, 'review.html')));
    for (const page of pages) {
      if (page.changes !== changes) throw new Error(`${page.changes} changes are in the page, there are ${changes}`);
    }
    const of = (what: 'megabytes' | 'paint', unit: 'MB' | 'ms') =>
      figure(
        pages.map((page) => page[what]),
        unit,
      );
    const sized = `${size.stacks} stacks of ${size.resources} resources, half of them changed`;
    return [
      row('page', `${sized}, beside what it may hold`, [of('megabytes', 'MB'), figure([megabytes], 'MB')], 1),
      row(
        'page',
        'the same, first paint in Chromium beside the longest',
        [of('paint', 'ms'), figure([milliseconds], 'ms')],
        1,
      ),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
