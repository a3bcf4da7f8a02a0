import { renderHtml } from './render/html';
import { renderJson } from './render/json';
import { renderJunit } from './render/junit';
import { renderMarkdown } from './render/markdown';
import { renderSarif } from './render/sarif';
import { renderTerminal, type TerminalOptions } from './render/terminal';
import type { Report } from './report';

interface ReportFormat {
  /** Its name in a folder of reports. */
  readonly file: string;
  readonly render: (report: Report, terminal?: TerminalOptions) => string;
}

/** Every form of a report. */
export const formats = {
  markdown: { file: 'review.md', render: (report) => renderMarkdown(report) },
  json: { file: 'review.json', render: renderJson },
  sarif: { file: 'review.sarif', render: (report) => renderSarif(report) },
  junit: { file: 'review.xml', render: (report) => renderJunit(report) },
  html: { file: 'review.html', render: (report) => renderHtml(report) },
  terminal: { file: 'review.txt', render: renderTerminal },
} as const satisfies Readonly<Record<string, ReportFormat>>;

export type FormatName = keyof typeof formats;

export const isFormat = (name: string): name is FormatName => Object.hasOwn(formats, name);
