import { maskText } from '../../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../../constructs/core/secrets/masked';
import { canonical } from '../../../estate/canonical';
import { type Block, isList, isValues, type Stack, type Value, type Values } from '../../../estate/model';
import { imagesOfValues, releaseValues } from '../../../readings/release-values';
import type { FindingContext } from './classes';
import type { RawDifference } from './raw';

/**
 * Images that would run in a cluster, of a repository from which nothing came before. Another tag of a known one is a change like any
 * other, as is what is started in it.
 */
export function foreignImages(
  { blocks }: RawDifference,
  { before, others, settle }: FindingContext,
): readonly Masked[] {
  const [old, now] = [blocks?.before, blocks?.after];
  if (now === undefined || !isInCluster(now)) return [];
  const settled = { ...now, body: asValues(settle.after(now.body)) };
  if (isUntold(settled) && canonical(old?.body['values']) !== canonical(now.body['values']))
    return [masked`runs what nobody here can read: its values may name an image from elsewhere`];
  const own = new Set(
    old === undefined ? [] : imagesOf({ ...old, body: asValues(settle.before(old.body)) }).map(repositoryOf),
  );
  const news = new Map(imagesOf(settled).map((image) => [repositoryOf(image), image]));
  for (const known of own) news.delete(known);
  if (news.size === 0) return [];
  const inCluster = (stack: Stack) => [...stack.blocks.values()].filter(isInCluster);
  const settledBefore =
    before === undefined ? [] : inCluster(before).map((one) => ({ ...one, body: asValues(settle.before(one.body)) }));
  const known = [...others.flatMap(inCluster), ...settledBefore];
  for (const image of known.flatMap(imagesOf)) news.delete(repositoryOf(image));
  return [...news.values()].map((image) => masked`runs an image from elsewhere in a cluster: ${maskText(image)}`);
}

type Body = Pick<Block, 'kind' | 'type' | 'body'>;

const isInCluster = ({ kind, type }: Body): boolean =>
  kind === 'resource' && (type.startsWith('kubernetes_') || type === 'helm_release');

const asValues = (value: Value): Values => (isValues(value) ? value : {});

const isUntold = ({ type, body }: Body): boolean => type === 'helm_release' && !releaseValues(body).areRead;

const imagesOf = ({ type, body }: Body): readonly string[] =>
  type === 'helm_release' ? [...imagesOfValues(releaseValues(body).values)] : [...imagesIn(body)];

/** What is called an image, at any depth: of a container, or of a volume that is one. */
function* imagesIn(value: Value): Generator<string> {
  if (isList(value)) for (const one of value) yield* imagesIn(one);
  if (!isValues(value)) return;
  for (const [name, one] of Object.entries(value)) {
    if (name === 'image' && typeof one === 'string') yield one;
    else if (name === 'image' && isValues(one) && typeof one['reference'] === 'string') yield one['reference'];
    else yield* imagesIn(one);
  }
}

/** Registry and repository, without tag and digest. One that isn't known as a whole is only what is written. */
function repositoryOf(image: string): string {
  const at = image.indexOf('${');
  const written = at === -1 ? image : image.slice(0, at);
  const name = written.replace(/@[^/]*$/, '').replace(/:[^/]*$/, '');
  // nothing behind the name but a tag or a digest that only Terraform knows
  if (at !== -1 && name === written) return image;
  const [host = '', ...rest] = name.split('/');
  const isHost = rest.length > 0 && (/[.:]/.test(host) || host === 'localhost');
  if (isHost) return host === 'index.docker.io' ? ['docker.io', ...rest].join('/') : name;
  return rest.length === 0 ? `docker.io/library/${name}` : `docker.io/${name}`;
}
