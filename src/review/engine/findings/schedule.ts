import type { Value } from '../../../estate/model';

/** How often a year a schedule of cron comes round, about; `undefined` where it isn't known or written in another way. */
export function timesAYear(cron: Value | undefined): number | undefined {
  const fields = typeof cron === 'string' ? cron.trim().split(/\s+/) : [];
  if (fields.length !== 5) return undefined;
  const counts = fields.map((field, at) => countIn(field, ranges[at] ?? [0, 0]));
  const [minutes, hours, days, months, weekdays] = counts;
  if (!minutes || !hours || !days || !months || !weekdays) return undefined;
  const [, , isEveryDay, , isEveryWeekday] = fields.map((field) => field === '*' || field === '?');
  const [ofMonth, ofWeek] = [isEveryDay ? 0 : days * 12, isEveryWeekday ? 0 : weekdays * (365 / 7)];
  // where both are written, either is enough
  const all = isEveryDay && isEveryWeekday ? 365 : Math.min(365, ofMonth + ofWeek);
  return minutes * hours * all * (months / 12);
}

const ranges: readonly (readonly [least: number, most: number])[] = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  // Sunday has two numbers
  [0, 7],
];

const names = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const weekdays = 'sun mon tue wed thu fri sat'.split(' ');

/** How many numbers a field names; `undefined` where it isn't read. */
function countIn(field: string, [least, most]: readonly [number, number]): number | undefined {
  const found = new Set<number>();
  for (const part of field.toLowerCase().split(',')) {
    const [, range = '', step = '1'] = /^([^/]+)(?:\/(\d+))?$/.exec(part) ?? [];
    const [from, to] = range === '*' || range === '?' ? [least, most] : range.split('-').map(numberOf);
    const end = to ?? (part.includes('/') ? most : from);
    if (from === undefined || end === undefined) return undefined;
    if (from < least || end < from || end > most || Number(step) === 0) return undefined;
    for (let at = from; at <= end; at += Number(step)) found.add(at);
  }
  return found.size;
}

function numberOf(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  if (names.includes(text)) return names.indexOf(text) + 1;
  return weekdays.includes(text) ? weekdays.indexOf(text) : undefined;
}
