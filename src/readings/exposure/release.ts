import { masked } from '../../../constructs/core/secrets/masked';
import { type Block, isList, isValues, type Value, type Values } from '../../estate/model';
import { isExpression } from '../../estate/references';
import type { Reader } from '../reader';
import { releaseValues } from '../release-values';
import { balancer, isInternal, unsure } from './balancer';
import type { ExposureRow } from './fact';

/** Services in the values of a Helm release, as far as they are written there: a chart has values of its own as well. */
export function release(block: Block, reader: Reader): ExposureRow[] {
  const { stack, body } = block;
  const what = masked`release ${reader.show(stack, body['name'])}`;
  const at = reader.show(stack, body['namespace'] ?? 'default');
  const { values, areRead } = releaseValues(body);
  const asks = asksIn(values);
  const isUnknown = !areRead || asks.some(({ type }) => type === undefined);
  return [
    ...(asks.some(({ type }) => type !== undefined)
      ? balancer(block, reader, { what, at, isPrivate: asks.every((ask) => isPrivate(ask, values)) })
      : []),
    ...(isUnknown ? [unsure(block, reader, what, { is: masked`values are`, value: body })] : []),
  ];
}

/** Where values ask for a Service of type `LoadBalancer`. */
interface Ask {
  /** Absent where only Terraform knows the type. */
  readonly type?: 'LoadBalancer';
  /** What it stands in, and under which key. */
  readonly inside: Values;
  readonly key: string;
}

/** At any depth. */
function asksIn(value: Value, key = ''): Ask[] {
  if (isList(value)) return value.flatMap((inner) => asksIn(inner, key));
  if (!isValues(value)) return [];
  return Object.entries(value).flatMap(([name, inner]): Ask[] => {
    if (!/^(service-?)?type$/i.test(name) || typeof inner !== 'string') return asksIn(inner, name);
    if (isExpression(inner)) return [{ inside: value, key }];
    return inner === 'LoadBalancer' ? [{ type: inner, inside: value, key }] : [];
  });
}

/** Annotations stand beside the type; those of Knative's ingress in a list of its services. */
const isPrivate = ({ inside, key }: Ask, values: Value): boolean =>
  hasInternal(inside) || (key === 'kourier' && named(values, key).some(hasInternal));

const hasInternal = (value: Values): boolean =>
  Object.entries(value).some(([name, inner]) => /^(service-?)?annotations$/i.test(name) && isInternal(inner));

function named(value: Value, name: string): Values[] {
  if (isList(value)) return value.flatMap((inner) => named(inner, name));
  if (!isValues(value)) return [];
  return [...(value['name'] === name ? [value] : []), ...Object.values(value).flatMap((inner) => named(inner, name))];
}
