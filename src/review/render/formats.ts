import type { Report } from '../report/report';
import { renderHtml } from './html';
import { renderJson } from './json';
import { renderJunit } from './junit';
import { renderMarkdown } from './markdown';
import { renderSarif } from './sarif';
import { renderTerminal, type TerminalOptions } from './terminal';

interface ReportFormat {
  /** Its name in a folder of reports. */
  readonly file: string;
  readonly render: (report: Report, terminal?: TerminalOptions) => string;
}

/** Every form of a report. */
export const formats = {
  terminal: { file: 'review.txt', render: renderTerminal },
  markdown: { file: 'review.md', render: (report) => renderMarkdown(report) },
  html: { file: 'review.html', render: (report) => renderHtml(report) },
  json: { file: 'review.json', render: renderJson },
  sarif: { file: 'review.sarif', render: (report) => renderSarif(report) },
  junit: { file: 'review.xml', render: (report) => renderJunit(report) },
} as const satisfies Readonly<Record<string, ReportFormat>>;

export type Format = keyof typeof formats;

export const isFormat = (name: string): name is Format => Object.hasOwn(formats, name);
