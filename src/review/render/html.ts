import { createHash } from 'node:crypto';
import type { Report } from '../report/report';
import { lastTables, tables } from './content/tables';
import { summary } from './content/verdict';
import { causesHtml } from './html/causes';
import { filtersHtml } from './html/filters';
import { copyHtml, type Html, htmlList, htmlText, section, words } from './html/markup';
import { affectedHtml, findingsHtml, headHtml, type Teams, tableHtml } from './html/parts';
import { script } from './html/script';
import { stacksHtml } from './html/stacks';
import { mediaStyle, style } from './html/style';

/** The whole report as one file that needs no network: nothing is cut. */
export function renderHtml(report: Report): string {
  const teams: Teams = new Map(report.stacks.map(({ id, team }) => [id, team]));
  const css = style + mediaStyle;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hash(css)}'; script-src '${hash(script)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${htmlText(summary(report))}</title>
<style>${css}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the changes</a>
${headHtml(report)}
${filtersHtml(report)}
<main id="main" tabindex="-1">
${findingsHtml(report)}${causesHtml(report)}${tables(report)
  .map((table) => tableHtml(table, teams))
  .join('')}${affectedHtml(report)}${stacksHtml(report)}${lastTables(report)
  .map((table) => tableHtml(table, teams))
  .join('')}${limitsHtml(report)}
</main>
<footer>
<p>Digest of this review, for <code>landing-zone deploy --reviewed</code>:<br>${copyHtml(report.digest)}</p>
</footer>
<script>${script}</script>
</body>
</html>
`;
}

/** The browser runs and applies nothing else. */
const hash = (source: string): string => `sha256-${createHash('sha256').update(source).digest('base64')}`;

const limitsHtml = ({ limits }: Report): Html =>
  limits.length === 0 ? '' : section('limits', 'What this review could not know', htmlList('ul', limits.map(words)));
