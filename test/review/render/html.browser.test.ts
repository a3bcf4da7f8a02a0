import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { source as axe } from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderHtml } from '../../../src/review/render/html';
import { renderJunit } from '../../../src/review/render/junit';
import type { Report } from '../../../src/review/report/report';
import { everyText, hostileTexts } from '../fixtures/hostile';
import { pullRequest } from '../fixtures/pull-request';
import { unchanged } from '../fixtures/report';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

// `apt-get install chromium`; the suite's report counts these as skipped where it is missing
describe.skipIf(!existsSync(executablePath))(`the page in Chromium (CHROMIUM_PATH or ${executablePath})`, () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'review-page-'));
    // limits of the browser's own end nothing that the test's limit lets go on
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'], timeout: 0 });
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Opens the page of a report from disk, looks at it, and holds it to no request, no message and no error. */
  async function look(
    report: Report,
    options: BrowserContextOptions,
    at: (page: Page) => Promise<void>,
  ): Promise<void> {
    const file = join(folder, 'review.html');
    writeFileSync(file, renderHtml(report));
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    try {
      context.setDefaultTimeout(0);
      const page = await context.newPage();
      const heard: string[] = [];
      page.on('console', (message) => heard.push(message.text()));
      page.on('pageerror', (error) => heard.push(String(error)));
      page.on('request', (request) => heard.push(request.url()));
      const url = pathToFileURL(file).href;
      await page.goto(url);
      await at(page);
      expect(heard).toEqual([url]);
    } finally {
      await context.close();
    }
  }

  const visible = (page: Page, selector: string): Promise<number> => page.locator(`${selector}:visible`).count();
  const entries = (page: Page): Promise<number> => page.locator('[data-row]:not([hidden])').count();
  const filtered = (page: Page): Promise<string | null> => page.locator('#shown:not(:empty)').textContent();

  const looks: readonly (readonly [string, BrowserContextOptions])[] = [
    ['light', {}],
    ['dark', { colorScheme: 'dark' }],
    ['on a phone', { viewport: { width: 360, height: 740 }, hasTouch: true }],
    ['at 200 % of the text size', { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 }],
  ];

  test.each(looks)('has no accessibility mistake that axe finds, %s, everything open', async (_, options) => {
    for (const report of [pullRequest, unchanged]) {
      await look(report, options, async (page) => {
        await page.click('#unfold');
        await page.evaluate(axe);
        const { violations, passes } = await page.evaluate<{
          violations: { id: string; nodes: { html: string }[] }[];
          passes: unknown[];
        }>('axe.run()');
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
        expect(passes.length).toBeGreaterThan(15);
      });
    }
  });

  test.each([360, 768, 1280])('is as wide as a screen of %i, with the longest names there are', async (width) => {
    const long = everyText(pullRequest, (index) => `${index}_${'verylongname'.repeat(12)}`);
    for (const report of [pullRequest, long]) {
      await look(report, { viewport: { width, height: 740 } }, async (page) => {
        await page.click('#unfold');
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      });
    }
  });

  test('is searched from the keyboard: / leads to the search, Escape ends it', async () => {
    await look(pullRequest, {}, async (page) => {
      const all = await entries(page);
      await page.keyboard.press('/');
      await page.keyboard.type('NodePools batch');
      // the page waits until nothing more is typed
      await expect.poll(() => filtered(page), { timeout: 600_000 }).toBe(`3 of ${all} entries`);
      expect(await visible(page, '.entry')).toBe(1);
      expect(await visible(page, '#found article')).toBe(1);
      expect(await visible(page, '#affected')).toBe(1);
      expect(await visible(page, '#access')).toBe(0);
      await page.keyboard.press('Escape');
      await expect.poll(() => entries(page), { timeout: 600_000 }).toBe(all);
      expect(await visible(page, '#access')).toBe(1);
    });
  });

  test('is filtered by stack, team, action and what is destructive, one after another', async () => {
    await look(pullRequest, {}, async (page) => {
      await page.selectOption('#team', 'data');
      expect(
        await page
          .locator('[data-row]:not([hidden])')
          .evaluateAll((rows) => [
            ...new Set(rows.map((row) => row.closest('[data-stack]')?.getAttribute('data-stack'))),
          ]),
      ).toEqual(['data-prod', 'organization⏎data-prod']);
      await page.check('#destructive');
      expect(await page.locator('#causes .danger:visible h3').allTextContents()).toEqual([
        expect.stringContaining('data-prod/Clusters/main private_network_id: '),
        'data-prod/Storage/telemetry is gone',
        'data-prod/Databases/catalogue moves',
      ]);
      await page.selectOption('#action', 'replace');
      expect(await visible(page, '.danger')).toBe(1);
      await page.selectOption('#stack', 'fd-lab');
      expect(await entries(page)).toBe(0);
      expect(await visible(page, 'main > section:has([data-row])')).toBe(0);
    });
  });

  test('is used without a mouse: skip link, stacks that fold, focus that shows', async () => {
    await look(pullRequest, {}, async (page) => {
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the changes');
      await page.keyboard.press('Enter');
      expect(await page.evaluate('document.activeElement.id')).toBe('main');
      const summary = page.locator('details.stack > summary').first();
      await summary.focus();
      await page.keyboard.press('Enter');
      expect(await visible(page, 'details.stack:first-of-type .entry')).toBe(2);
      await page.keyboard.press('Tab');
      expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
    });
  });

  test('prints everything: what is folded is open, what is filtered away is there, the filters are not', async () => {
    await look(pullRequest, { viewport: { width: 720, height: 1000 } }, async (page) => {
      await page.fill('#search', 'nothing has this name');
      await filtered(page);
      await page.emulateMedia({ media: 'print' });
      expect(await visible(page, '#filters')).toBe(0);
      for (const selector of ['.danger', '.entry', 'tr', 'section']) {
        const hidden = await page
          .locator(selector)
          .evaluateAll((found) => found.filter((one) => !one.checkVisibility({ contentVisibilityAuto: true })).length);
        expect(`${hidden} hidden ${selector}`).toBe(`0 hidden ${selector}`);
      }
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(720);
      expect((await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(
        3,
      );
    });
  });

  test('copies an address, a command and the digest with a button beside each, also where the page has no clipboard', async () => {
    for (const permissions of [['clipboard-read', 'clipboard-write'], []]) {
      await look(pullRequest, { permissions }, async (page) => {
        const copied = () => page.evaluate<string>('navigator.clipboard.readText()');
        const button = page.locator('footer button.copy');
        // it says so for two seconds: whoever waits must be there before
        await Promise.all([button.filter({ hasText: 'Copied' }).waitFor({ timeout: 0 }), button.click()]);
        if (permissions.length > 0) expect(await copied()).toBe(pullRequest.digest);
        else expect(await page.evaluate('getSelection().toString()')).toBe(pullRequest.digest);
        expect(await visible(page, '.entry button.copy')).toBe(0);
        await page.locator('details.stack > summary').nth(1).click();
        await expect.poll(() => visible(page, '.entry h4 button.copy'), { timeout: 60_000 }).toBe(5);
        const address = page.locator('.entry:visible h4 button.copy').first();
        expect(await address.getAttribute('aria-label')).toBe('Copy ovh_cloud_project_kube.Clusters_main_1A2B3C4D');
      });
    }
  });

  test.each([360, 1280])('breaks no name in the middle of a word on a screen of %i', async (width) => {
    await look(pullRequest, { viewport: { width, height: 740 } }, async (page) => {
      await page.click('#unfold');
      // each letter that begins a line within a name follows the end of a part
      const broken = await page.evaluate<string[]>(`(() => {
        const broken = [];
        for (const code of document.querySelectorAll('code')) {
          const letters = [];
          const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            for (let at = 0; at < node.length; at++) {
              const range = document.createRange();
              range.setStart(node, at);
              range.setEnd(node, at + 1);
              letters.push([node.data[at], range.getBoundingClientRect().top]);
            }
          }
          letters.forEach(([letter, top], at) => {
            const before = letters[at - 1];
            if (before && top > before[1] + 4 && /[a-z0-9]/i.test(before[0]) && /[a-z0-9]/i.test(letter)) {
              broken.push(code.textContent);
            }
          });
        }
        return broken;
      })()`);
      // a digest is one word of 64 digits
      expect(broken.filter((text) => text !== pullRequest.digest)).toEqual([]);
    });
  });

  test('says all of it without its script', async () => {
    await look(pullRequest, { javaScriptEnabled: false }, async (page) => {
      expect(await visible(page, '#filters')).toBe(0);
      expect(await visible(page, '.danger')).toBe(9);
      await page.locator('details.stack > summary').nth(1).click();
      expect(await visible(page, '.entry')).toBe(6);
    });
  });

  test('runs nothing and builds nothing that a pull request wrote into any field', async () => {
    const elements = async (page: Page) =>
      page.locator('body *:not(br):not(wbr):not(code)').evaluateAll((found) => found.map(({ localName }) => localName));
    let expected: readonly string[] = [];
    await look(
      everyText(pullRequest, (index) => `x${index}`),
      {},
      async (page) => {
        expected = await elements(page);
      },
    );
    expect(expected.length).toBeGreaterThan(300);
    for (let from = 0; from < hostileTexts.length; from += 5) {
      const text = (index: number) =>
        `${hostileTexts[(index + from) % hostileTexts.length]?.replaceAll('`', "'")}${index}`;
      await look(everyText(pullRequest, text), {}, async (page) => {
        expect(await elements(page)).toEqual(expected);
        expect(await page.evaluate('window.hacked')).toBeUndefined();
      });
    }
  });

  test('the JUnit is read by the parser of a browser, whatever is in it', async () => {
    const page = await browser.newPage();
    try {
      for (const text of hostileTexts) {
        const xml = renderJunit(everyText(pullRequest, (index) => text + index));
        const parsed = await page.evaluate(
          `['parsererror', 'testcase'].map((tag) => new DOMParser().parseFromString(${JSON.stringify(xml)}, 'application/xml').querySelectorAll(tag).length)`,
        );
        expect(parsed).toEqual([0, 22]);
      }
    } finally {
      await page.close();
    }
  });
});
