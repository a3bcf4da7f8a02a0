import { maskText } from '../../../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../../../constructs/core/secrets/masked';
import { canonical } from '../../../../estate/canonical';
import type { Value, Values } from '../../../../estate/model';
import { isExpression } from '../../../../estate/references';
import { releaseValues } from '../../../../readings/release-values';
import { guardCharts, switchedOff } from './engine-values';
import { type SaidValue, saidIn } from './said-values';

/** A release of Helm, among the objects of a cluster. */
export const releaseKind = 'Release';

/** Name of the chart of a release, wherever it comes from. */
export const chartOf = ({ chart }: Values): string => String(chart).split('/').at(-1) ?? '';

/** Names of values, of any chart, under which stands what is done to what a policy refuses, or where nobody answers. */
const actionNames = /failure_?action|enforcement_?action|validation_?actions|failure_?policy/i;
const strict = /^(enforce|deny|fail)$/i;
const lax = /^(audit|warn|dryrun|ignore)$/i;

/** Names of values under which stands a level of pod security. */
const levelNames = /(^|\.)(pod_?security_?standard|pod-security\.kubernetes\.io\/enforce)$/i;
const levels = ['privileged', 'baseline', 'restricted'];

/** A value that decides. */
interface Decision extends Pick<SaidValue, 'key' | 'name'> {
  readonly text: string;
  /** The higher, the more is refused, up to 2; `undefined` where only Terraform knows. */
  readonly strength: number | undefined;
}

const strongest = 2;

/** What the values of a release let in that they did not before: what isn't written is as its chart has it, which nobody here knows. */
export function lessStrict(before: Values, after: Values): readonly Masked[] {
  const [old, now] = [releaseValues(before), releaseValues(after)];
  const [was, is] = [decisionsIn(old.values), decisionsIn(now.values)];
  const isUnread = !now.areRead && canonical(before['values']) !== canonical(after['values']);
  if (isUnread && was.length > 0) return [masked`has values that only Terraform knows`];
  const lost = was.filter(({ key, strength }) => strength !== 0 && !is.some((one) => one.key === key));
  const lowered = is.filter((one) => {
    const same = was.find(({ key }) => key === one.key);
    return same?.text !== one.text && (one.strength ?? 0) < (same?.strength ?? strongest);
  });
  return [
    ...lost.map(({ name, text }) => masked`no longer says ${maskText(name)}: ${maskText(text)}`),
    ...lowered.map(({ name, text }) => masked`says ${maskText(name)}: ${maskText(text)}`),
    ...(guardCharts.includes(chartOf(after)) ? switchedOff(old.values, now.values) : []),
  ];
}

/** Words of a list decide together: the strictest of them is done. */
function decisionsIn(values: Value): readonly Decision[] {
  const found = new Map<string, Decision>();
  for (const word of wordsIn(values)) {
    const same = found.get(word.key);
    const both = same && { text: `${same.text}, ${word.text}`, strength: stricter(same.strength, word.strength) };
    found.set(word.key, { ...word, ...both });
  }
  return [...found.values()];
}

/** One that isn't known may be any. */
function stricter(one: Decision['strength'], other: Decision['strength']): Decision['strength'] {
  if (one === strongest || other === strongest) return strongest;
  return one === undefined || other === undefined ? undefined : Math.max(one, other);
}

const wordsIn = (values: Value): readonly Decision[] =>
  [...saidIn(values)].flatMap(({ key, name, value }) => {
    if (typeof value !== 'string') return [];
    const strength = strengthOf(name, value);
    return strength === 'none' ? [] : [{ key, name, text: value, strength }];
  });

function strengthOf(name: string, text: string): number | undefined | 'none' {
  const [isLevel, isAction] = [levelNames.test(name), actionNames.test(name)];
  if (!isLevel && !isAction) return 'none';
  if (isExpression(text)) return undefined;
  if (isLevel) return Math.max(levels.indexOf(text), 0);
  return strict.test(text) ? strongest : lax.test(text) ? 0 : 'none';
}
