import { maskText } from '../../../constructs/core/secrets/mask';
import { type Block, isList, isValues, type Stack, type Value, type Values } from '../../estate/model';
import { isExpression } from '../../estate/references';
import type { Comparison } from '../../review/engine/change';
import type { PlaceChange } from '../../review/report/report';
import { byPlace, compare, onlyIn, type Side, sidesOf } from '../side';
import { jurisdictionOf } from './jurisdiction';

interface Place {
  readonly stack: string;
  readonly path: string;
  readonly type: string;
  readonly region: string;
  readonly country?: string;
  readonly eu?: boolean;
}

const single = /^(region|region_name|availability_zone)$/;
const several = /^(regions|availability_zones|backup_regions|datacenter)$/;

/**
 * Region and jurisdiction of everything that is new or moved. What is inside of a construct and in the same region isn't listed
 * beside it. A region that isn't known, or that only Terraform knows, has no country: nobody vouches for it.
 */
export function placeChanges(comparison: Comparison): PlaceChange[] {
  const { before, after } = sidesOf(comparison);
  const changed = comparison.changes.filter(({ action }) => action !== 'destroy');
  const news = changed.flatMap((change) => (change.after ? placesOf(change.after, after) : []));
  const olds = changed.flatMap((change) => (change.before ? placesOf(change.before, before) : []));
  const states = (side: Side) => [...side.output.stacks.values()].flatMap((stack) => placeOfState(stack));
  // a place in the same stack and path counts once, whatever type has it
  const gained = onlyIn([...news, ...states(after)], [...olds, ...states(before)], keyOf);
  const lost = onlyIn([...olds, ...states(before)], [...news, ...states(after)], keyOf).filter(
    // a state that is gone with its stack hasn't moved
    ({ stack }) => comparison.head.stacks.has(stack),
  );
  return [
    ...outermost(gained).map((place): PlaceChange => rowOf('gained', place)),
    ...outermost(lost).map((place): PlaceChange => rowOf('lost', place)),
  ].sort((a, b) => byPlace(a, b) || compare(a.change, b.change) || compare(a.region, b.region));
}

const rowOf = (change: PlaceChange['change'], { stack, path, type, region, country, eu }: Place): PlaceChange => ({
  change,
  stack: maskText(stack),
  path: maskText(path),
  type: maskText(type),
  region: maskText(region),
  ...(country === undefined ? {} : { country: maskText(country) }),
  ...(eu === undefined ? {} : { eu }),
});

const keyOf = ({ stack, path, type, region }: Place): string => JSON.stringify([stack, path, type, region]);

function placesOf(block: Block, side: Side): Place[] {
  const regions = new Set([...regionsIn(block.body)].map((value) => nameOf(block.stack, value, side)));
  const fields = { stack: block.stack, path: block.path, type: block.type };
  return [...regions].map((region) => ({ ...fields, region, ...jurisdictionOf(region) }));
}

const nameOf = (stack: string, value: Value, side: Side): string =>
  typeof value === 'string' && !isExpression(value) ? maskText(value) : `${side.show(stack, value)}`;

/** Values of every attribute that names a region, at any depth. */
function* regionsIn(values: Values): Generator<Value> {
  for (const [name, value] of Object.entries(values)) {
    if (value === null) continue;
    if (single.test(name) && !isList(value) && !isValues(value)) yield value;
    else if (several.test(name) && isList(value) && value.every((one) => typeof one === 'string')) yield* value;
    else if (several.test(name) && typeof value === 'string') yield value;
    else if (isList(value)) for (const inner of value) yield* isValues(inner) ? regionsIn(inner) : [];
    else if (isValues(value)) yield* regionsIn(value);
  }
}

/** Where a stack's state is kept, with everything secret that is in it. */
function placeOfState({ id, terraform }: Stack): Place[] {
  const { backend } = terraform;
  const s3 = isValues(backend) ? backend['s3'] : undefined;
  if (!isValues(s3) || typeof s3['region'] !== 'string') return [];
  const { endpoints, endpoint = isValues(endpoints) ? endpoints['s3'] : undefined, region } = s3;
  const place = { stack: id, path: 'state', type: 's3' };
  const host = typeof endpoint === 'string' ? (/^(?:https?:\/\/)?([^/]+)/.exec(endpoint)?.[1] ?? endpoint) : undefined;
  if (host !== undefined && /^s3\.[a-z0-9-]+\.(io\.|perf\.)?cloud\.ovh\.(net|us)$/.test(host)) {
    return [{ ...place, region: maskText(region), ...jurisdictionOf(region) }];
  }
  return [{ ...place, region: `${maskText(region)} at ${host === undefined ? 'AWS' : maskText(host)}` }];
}

/** Without what is inside of another one in the same stack and region. */
function outermost(places: readonly Place[]): Place[] {
  const key = (stack: string, path: string, region: string): string => JSON.stringify([stack, path, region]);
  const all = new Set(places.map(({ stack, path, region }) => key(stack, path, region)));
  return places.filter(({ stack, path, region }) => {
    const ids = path.split('/');
    return !ids.some((_, length) => length > 0 && all.has(key(stack, ids.slice(0, length).join('/'), region)));
  });
}
