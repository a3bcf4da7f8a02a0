import type { ZodType } from 'zod';
import { maskText } from '../../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../../constructs/core/secrets/masked';
import { type Chart, charts, ownCharts } from '../../../../constructs/platform/charts';
import { flagOf } from '../../../estate/flag';
import type { Stack, Values } from '../../../estate/model';
import { elementsOf } from '../../../readings/reader';
import { releaseValues } from '../../../readings/release-values';
import { ownChartAt } from './own-charts';

/** A chart that this library brings to a cluster. */
interface Pin {
  readonly says: Masked;
  /** All values that the library gives it. */
  readonly values?: ZodType;
}

const pinned: readonly Chart[] = Object.values(charts);

/** What of this library a release installs: a chart that it pins, or one that comes with it, byte for byte. */
export function pinOf(release: Values, stack: Stack): Pin | undefined {
  const { chart, repository, version } = release;
  const own = repository === undefined ? ownChartAt(stack, String(chart ?? '')) : undefined;
  if (own !== undefined) {
    return { says: masked`a chart that comes with this library: ${maskText(own)}`, values: ownCharts[own].values };
  }
  const pin = pinned.find((one) => one.chart === chart && one.repository === repository && one.version === version);
  if (pin === undefined) return undefined;
  const { values } = pin;
  const says = masked`a chart that this library pins: ${maskText(pin.chart)} ${maskText(pin.version)} from ${maskText(pin.repository)}`;
  return { says, ...(values === undefined ? {} : { values }) };
}

/** What the library says of a release, beside what Terraform does with it. */
const given = new Set([
  ...['name', 'namespace', 'create_namespace', 'chart', 'repository', 'version', 'atomic', 'timeout', 'values'],
]);

/** Whether a release says nothing but what this library does, so that it installs the same. */
export function isAsGiven(release: Values, { values }: Pin): boolean {
  const { dependency_update: fetchesMore = null, ...rest } = release;
  if (fetchesMore !== null && flagOf(fetchesMore) !== false) return false;
  if (Object.entries(rest).some(([name, value]) => value !== null && !given.has(name))) return false;
  const texts = elementsOf(release['values']);
  if (values === undefined) return texts.length === 0;
  return texts.length === 1 && values.safeParse(releaseValues(release).values).success;
}
