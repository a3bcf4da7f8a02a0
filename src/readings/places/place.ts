import { maskText } from '../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../constructs/core/secrets/masked';
import { type Block, isList, isValues, type Value, type Values } from '../../estate/model';
import { isExpression } from '../../estate/references';
import type { Reader } from '../reader';
import type { Row, RowOrigin } from '../reading';
import { jurisdictionOf } from './jurisdiction';

/** A thing in a region. */
export interface PlaceRow extends Row {
  readonly cells: { readonly region: Masked; readonly country: Masked; readonly law: Masked; readonly what: Masked };
  /** Whether that is in the European Union; absent where nobody knows. */
  readonly eu?: boolean;
  /** What is there, whatever region that is. */
  readonly thing: string;
}

interface Place {
  readonly from: RowOrigin;
  /** Terraform type, or kind of a backend. */
  readonly what: string;
  readonly region: Masked;
  /** A region of OVHcloud that is known before apply. */
  readonly isKnown: boolean;
}

/** What nobody here knows. */
export const unknown = masked`unknown`;

export function placeRow({ from, what, region, isKnown }: Place): PlaceRow {
  const { country, eu } = (isKnown ? jurisdictionOf(region) : undefined) ?? {};
  const law = eu === undefined ? unknown : eu ? masked`European Union` : masked`outside the European Union`;
  const thing = JSON.stringify([from.stack, from.path, what]);
  return {
    key: JSON.stringify([thing, region]),
    thing,
    cells: { region, country: country === undefined ? unknown : maskText(country), law, what: maskText(what) },
    severity: eu === false ? 'danger' : eu ? 'info' : 'warning',
    from: [from],
    unknown: eu === undefined ? [masked`nobody here knows where ${region} is`] : [],
    ...(eu === undefined ? {} : { eu }),
  };
}

const single = new Set(['region', 'region_name', 'availability_zone']);
const several = new Set(['regions', 'availability_zones', 'backup_regions', 'datacenter']);

/** Every region that a block names. */
export function placesOf({ stack, address, path, type, body }: Block, reader: Reader): PlaceRow[] {
  const named = regionsIn(body);
  if (named.length === 0) return [];
  const regions = new Map(
    named.flatMap((value) => {
      const isKnown = typeof value === 'string' && !isExpression(value);
      return isKnown ? [[maskText(value), true]] : reader.texts(stack, value).map((text) => [text, false]);
    }),
  );
  const from = { stack, address, path };
  return [...regions].map(([region, isKnown]) => placeRow({ from, what: type, region, isKnown }));
}

/** Values of every attribute that names a region, at any depth. */
function regionsIn(values: Values, found: Value[] = []): readonly Value[] {
  for (const [name, value] of Object.entries(values)) {
    if (value === null) continue;
    if (single.has(name) && !isList(value) && !isValues(value)) found.push(value);
    else if (several.has(name) && isList(value) && value.every((one) => typeof one === 'string')) found.push(...value);
    else if (several.has(name) && typeof value === 'string') found.push(value);
    else if (isList(value)) for (const inner of value.filter(isValues)) regionsIn(inner, found);
    else if (isValues(value)) regionsIn(value, found);
  }
  return found;
}
