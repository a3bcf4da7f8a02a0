/** Photographs a report of `examples/pull-requests` for the readme: the HTML, and the Markdown as a comment shows it. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { chromium } from 'playwright-core';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const pullRequest = join(root, 'examples', 'pull-requests', '2-cluster-moved');
const image = (name: string): string => join(root, 'docs', 'images', name);

/** About as a code forge shows a comment. */
const commentStyle = `
  body { margin: 24px; font: 14px/1.5 -apple-system, 'Segoe UI', 'Noto Sans', Helvetica, Arial, sans-serif; color: #1f2328; }
  article { max-width: 860px; border: 1px solid #d1d9e0; border-radius: 6px; padding: 16px; overflow: hidden; }
  h2, h3 { line-height: 1.25; margin: 16px 0 12px; } h2 { margin-top: 0; border-bottom: 1px solid #d1d9e0; padding-bottom: 6px; }
  code { font: 85% ui-monospace, 'DejaVu Sans Mono', monospace; background: #eff1f3; border-radius: 6px; padding: 2px 5px; }
  table { border-collapse: collapse; margin-bottom: 12px; } th, td { border: 1px solid #d1d9e0; padding: 6px 12px; text-align: left; }
  ul { padding-left: 24px; } li { margin: 2px 0; }`;

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  const html = await browser.newPage({ viewport: { width: 1160, height: 900 } });
  await html.goto(pathToFileURL(join(pullRequest, 'report.html')).href);
  await html.screenshot({ path: image('review-html.png') });
  const markdown = readFileSync(join(pullRequest, 'report.md'), 'utf8');
  const rendered = micromark(markdown, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
  });
  const comment = await browser.newPage({ viewport: { width: 920, height: 900 } });
  await comment.setContent(`<!doctype html><style>${commentStyle}</style><article>${rendered}</article>`);
  await comment.screenshot({ path: image('review-markdown.png') });
} finally {
  await browser.close();
}
