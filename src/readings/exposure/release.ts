import { maskText } from '../../../constructs/core/secrets/mask';
import { masked } from '../../../constructs/core/secrets/masked';
import { flagOf } from '../../estate/flag';
import { type Block, isList, isValues, type Value, type Values } from '../../estate/model';
import { isExpression } from '../../estate/references';
import { isClusterObject, objectsOfValues } from '../manifests';
import type { Reader } from '../reader';
import { releaseValues } from '../release-values';
import { balancer, isInternal, unsure } from './balancer';
import type { ExposureRow } from './fact';
import { answers, onEveryNode, onNodeNetwork, onNodePort, openedByObject } from './objects';

/**
 * What the values of a Helm release open, as far as they say it as charts do: objects that are written out, types of services, `ingress`
 * and `hostNetwork`. A chart has values of its own as well.
 */
export function release(block: Block, reader: Reader): ExposureRow[] {
  const { stack, body } = block;
  const what = masked`release ${reader.show(stack, body['name'])}`;
  const namespace = body['namespace'] ?? 'default';
  const at = reader.show(stack, namespace);
  const { values, areRead } = releaseValues(body);
  const asks = [...asksIn(values)];
  const balanced = asks.filter(({ asks }) => asks === 'LoadBalancer');
  const named = ({ path }: Ask) => masked`${what} (${maskText(path.join('.'))})`;
  const isUnknown = !areRead || asks.some(({ asks }) => asks === 'unknown');
  return [
    ...(balanced.length > 0
      ? balancer(block, reader, { what, at, isPrivate: balanced.every((ask) => isPrivate(ask, values)) })
      : []),
    ...asks.flatMap((ask): ExposureRow[] => {
      switch (ask.asks) {
        case 'NodePort':
          return [onEveryNode(block, reader, named(ask), at)];
        case 'ingress':
          return answers(block, reader, named(ask), at, hostsOf(ask.inside));
        case 'hostNetwork':
          return [onNodeNetwork(block, reader, named(ask), at)];
        case 'hostPort':
          return portsOf(ask.inside).map((port) => onNodePort(block, reader, named(ask), at, port));
        default:
          return [];
      }
    }),
    ...objectsOfValues(values).flatMap((object) => openedByObject(block, placed(object, namespace), reader)),
    ...(isUnknown ? [unsure(block, reader, what, { is: masked`values are`, value: body })] : []),
  ];
}

/** An object of a release is in its namespace where it doesn't say another one. */
const placed = (object: Values, namespace: Value): Values =>
  isValues(object['metadata'] ?? null)
    ? { ...object, metadata: { namespace, ...(object['metadata'] as Values) } }
    : object;

/** Where values ask for something that opens. */
interface Ask {
  /** `unknown` where only Terraform knows whether they do. */
  readonly asks: 'LoadBalancer' | 'NodePort' | 'ingress' | 'hostNetwork' | 'hostPort' | 'unknown';
  /** What it stands in, and the keys that lead to it. */
  readonly inside: Values;
  readonly path: readonly string[];
}

const isServiceType = /^(service-?)?type$/i;
const isIngress = /^(ingress|httpRoute|ingressRoute)$/i;

/** At any depth; objects that are written out say it themselves. */
function* asksIn(value: Value, path: readonly string[] = []): Generator<Ask> {
  if (isList(value)) for (const inner of value) yield* asksIn(inner, path);
  if (!isValues(value) || isClusterObject(value)) return;
  for (const [name, inner] of Object.entries(value)) {
    const asks = askOf(name, inner, path);
    if (asks !== undefined) yield { asks, inside: value, path: name === 'enabled' ? path : [...path, name] };
    if (typeof inner === 'object' && inner !== null) yield* asksIn(inner, [...path, name]);
  }
}

function askOf(name: string, value: Value, path: readonly string[]): Ask['asks'] | undefined {
  const flag = (asks: Ask['asks']): Ask['asks'] | undefined =>
    isExpression(value) ? 'unknown' : flagOf(value) === true ? asks : undefined;
  if (isServiceType.test(name)) {
    if (isExpression(value)) return 'unknown';
    return value === 'LoadBalancer' || value === 'NodePort' ? value : undefined;
  }
  const holder = path.at(-1) ?? '';
  if (name === 'enabled' && isIngress.test(holder) && !path.some(isOfPolicy)) return flag('ingress');
  if (name === 'hostNetwork' || (name === 'enabled' && holder === 'hostNetwork')) return flag('hostNetwork');
  if (name === 'enabled' && holder === 'hostPort') return flag('hostPort');
  return name === 'hostPort' && Number(value) > 0 ? 'hostPort' : undefined;
}

/** What network policies let in is no door. */
const isOfPolicy = (name: string): boolean => /polic/i.test(name);

/** Hosts as charts write them: one by one, or in objects; `null` for every one. */
function hostsOf({ hosts, host, hostname, hostnames }: Values): readonly Value[] {
  const said = [hosts, hostnames, host, hostname].flatMap((value) => (isList(value) ? value : (value ?? [])));
  const found = said.map((one) => (isValues(one) ? (one['host'] ?? one['name'] ?? null) : one));
  return found.length > 0 ? found : [null];
}

/** Ports of the nodes: one, or those of an object with more to say; `undefined` where they are those of the chart. */
function portsOf({ hostPort, ports }: Values): readonly (Value | undefined)[] {
  if (hostPort !== undefined) return [hostPort];
  const all = isValues(ports ?? null) ? Object.values(ports as Values).filter((port) => Number(port) > 0) : [];
  return all.length > 0 ? all : [undefined];
}

/** Annotations stand beside the type; those of Knative's ingress in a list of its services. */
const isPrivate = ({ inside, path }: Ask, values: Value): boolean => {
  const key = path.at(-2) ?? '';
  return hasInternal(inside) || (key === 'kourier' && named(values, key).some(hasInternal));
};

const hasInternal = (value: Values): boolean =>
  Object.entries(value).some(([name, inner]) => /^(service-?)?annotations$/i.test(name) && isInternal(inner));

function named(value: Value, name: string): Values[] {
  if (isList(value)) return value.flatMap((inner) => named(inner, name));
  if (!isValues(value)) return [];
  return [...(value['name'] === name ? [value] : []), ...Object.values(value).flatMap((inner) => named(inner, name))];
}
