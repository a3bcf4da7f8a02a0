/** Reviews two output folders as a page and opens it in Chromium: `page.js <base> <head> <file>`. */
import { statSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { renderHtml } from '../../src/review/render/html';
import { reviewOutputs } from '../../src/review/report/review';

export interface PageMeasure {
  readonly megabytes: number;
  /** From asking for the page until the first of it is painted. */
  readonly paint: number;
  readonly changes: number;
}

const [, , base = '', head = '', file = ''] = process.argv;

async function main(): Promise<void> {
  const report = reviewOutputs({ base, head });
  writeFileSync(file, renderHtml(report));
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(pathToFileURL(file).href, { timeout: 0 });
    const [changes, paint] = await page.evaluate<[number, number]>(
      `[document.querySelectorAll('article.entry').length, performance.getEntriesByName('first-contentful-paint')[0].startTime]`,
    );
    const measure: PageMeasure = { megabytes: statSync(file).size / 1e6, paint, changes };
    console.log(JSON.stringify(measure));
  } finally {
    await browser.close();
  }
}

void main();
