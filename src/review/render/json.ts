import { json } from '../../readings/format/escape';
import type { Report } from '../report/report';

/** Every name in a report, in the order in which it is printed; other ones follow. */
export const keyOrder = [
  ...['format', 'version', 'base', 'head', 'about', 'author', 'commit', 'counts', 'digest', 'contents', 'causes'],
  ...[
    'id',
    'status',
    'class',
    'action',
    'change',
    'word',
    'severity',
    'isMore',
    'gates',
    'stack',
    'address',
    'type',
    'path',
    'from',
  ],
  ...['owner', 'formerOwner', 'team', 'environment', 'stage'],
  ...['add', 'import', 'replace', 'destroy', 'move'],
  ...[
    'stacks',
    'unchangedStacks',
    'beside',
    'readings',
    'title',
    'columns',
    'key',
    'label',
    'code',
    'told',
    'origin',
    'sums',
    'affected',
  ],
  ...[
    'changes',
    'reasons',
    'loses',
    'attributes',
    'findings',
    'notes',
    'movedFrom',
    'keepWith',
    'removeWith',
    'left',
    'also',
    'kind',
  ],
  ...['attribute', 'certain', 'because', 'before', 'after', 'effect', 'says', 'alarming', 'rule', 'cells', 'line'],
  ...['text', 'value', 'set', 'except', 'unknown', 'asides'],
  ...['teams', 'environments', 'owners', 'waves', 'where', 'what', 'doWith', 'synth', 'plan', 'why'],
  ...['limits', 'disagreements', 'noise', 'source', 'file'],
];

const rank = new Map(keyOrder.map((key, index) => [key, index]));

/** The report as it is, for programs; `docs/reference/review-json.schema.json` says what is in it. */
export const renderJson = (report: Report): string => `${json(ordered(report))}\n`;

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const place = (key: string) => rank.get(key) ?? keyOrder.length;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1))
      .map(([key, inner]) => [key, ordered(inner)]),
  );
}
