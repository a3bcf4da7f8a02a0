import { maskText } from '../../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../../constructs/core/secrets/masked';
import { canonical } from '../../../estate/canonical';
import { isInContent } from '../../../estate/content';
import { flagOf } from '../../../estate/flag';
import type { Block, Stack, Values } from '../../../estate/model';
import type { Meaning } from './classes';
import { isAsGiven, pinOf } from './pins';

/** What says which chart it is, beside its name: where it is from, and whom Helm believes. */
const fetching = [
  ...['repository', 'version', 'devel', 'verify', 'keyring', 'pass_credentials'],
  ...['repository_ca_file', 'repository_cert_file', 'repository_key_file'],
];

const runs = (says: Masked): Meaning => ({ class: 'runs-code', says });

/** What a block of Helm's provider takes from elsewhere or runs: a release installs its chart, a template only renders it. */
export function ofChart(kind: Block['kind'], before: Values, after: Values, stack: Stack): readonly Meaning[] {
  const isOther = (...names: readonly string[]): boolean =>
    names.some((name) => canonical(before[name]) !== canonical(after[name]));
  const does = kind === 'resource' ? masked`installs` : masked`renders`;
  const chart = String(after['chart'] ?? '');
  const isOwn = after['repository'] === undefined && isInContent(stack, chart);
  const text = (name: string): Masked => maskText(String(after[name] ?? ''));
  const version = after['version'] === undefined ? masked`without a version` : text('version');
  const from = after['repository'] === undefined ? masked`` : masked` from ${text('repository')}`;
  const fetchesMore = after['dependency_update'] !== undefined && flagOf(after['dependency_update']) !== false;
  const pin = kind === 'resource' ? pinOf(after, stack) : undefined;
  const isOurs = pin !== undefined && isAsGiven(after, pin);
  const isNew = isOther('chart', ...fetching);
  const isLessOurs = pin !== undefined && !isOurs && (isNew || isAsGiven(before, pin));
  return [
    ...(isNew && isOurs ? [{ class: 'listed' as const, says: masked`${does} ${pin.says}` }] : []),
    ...(isLessOurs ? [runs(masked`${does} ${pin.says}, with what this library doesn't give it`)] : []),
    ...(isNew && !isOwn && pin === undefined
      ? [runs(masked`${does} a chart from elsewhere: ${maskText(chart)} ${version}${from}`)]
      : []),
    ...(isOther('dependency_update') && fetchesMore
      ? [runs(masked`${does} charts from elsewhere, on which its chart depends (dependency_update)`)]
      : []),
    ...(isOther('postrender') && after['postrender'] !== undefined
      ? [runs(masked`runs a program over what the chart renders (postrender)`)]
      : []),
  ];
}
