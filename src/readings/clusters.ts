import { maskText } from '../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../constructs/core/secrets/masked';
import type { Block, Value } from '../estate/model';
import { isExpression } from '../estate/references';
import { blocksIn, type Reader } from './reader';

/** What a block of a Kubernetes provider is in: the cluster that the provider is connected to. */
export function clusterOf(block: Connected, reader: Reader): Masked {
  const cluster = reader.resolve(block.stack, hostOf(block, reader));
  return cluster === undefined
    ? masked`cluster of ${maskText(block.stack)}`
    : masked`cluster ${maskText(`${cluster.stack}/${cluster.path}`)}`;
}

/** A provider of a stack, by the name of its configuration. */
export type Connected = Pick<Block, 'stack' | 'provider'>;

/** What tells a cluster apart from others, however it is called; where nobody knows which it is, the stack that speaks of it. */
export function clusterKey(block: Connected, reader: Reader): string {
  const found = keys.get(reader) ?? new Map<string, string>();
  keys.set(reader, found);
  const name = JSON.stringify([block.stack, block.provider]);
  const key = found.get(name) ?? readKey(block, reader);
  found.set(name, key);
  return key;
}

/** By provider of a stack: many objects are in one cluster. */
const keys = new WeakMap<Reader, Map<string, string>>();

function readKey(block: Connected, reader: Reader): string {
  const host = hostOf(block, reader);
  const cluster = reader.resolve(block.stack, host);
  if (cluster !== undefined) return JSON.stringify([cluster.stack, cluster.address]);
  return typeof host === 'string' && !isExpression(host) ? host : unknownIn(block);
}

const unknownIn = ({ stack }: Pick<Connected, 'stack'>): string => JSON.stringify([stack]);

/** Whether nobody knows which cluster it is in. */
export const isInUnknownCluster = (block: Connected, reader: Reader): boolean =>
  clusterKey(block, reader) === unknownIn(block);

function hostOf({ stack, provider }: Connected, reader: Reader): Value | undefined {
  const [name = '', alias] = provider.split('.');
  const config = blocksIn(reader.stack(stack)?.providers[name]).find((one) => (one['alias'] ?? undefined) === alias);
  return config?.['host'] ?? blocksIn(config?.['kubernetes'])[0]?.['host'];
}
