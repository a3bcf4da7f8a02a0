import { maskText } from '../../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../../constructs/core/secrets/masked';
import { isList, isValues, type Stack, type Value } from '../../../estate/model';
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
  const own = new Set([...imagesIn(settle.before(old?.body))].map(repositoryOf));
  const news = new Map([...imagesIn(settle.after(now.body))].map((image) => [repositoryOf(image), image]));
  for (const known of own) news.delete(known);
  if (news.size === 0) return [];
  const bodies = (stack: Stack) => [...stack.blocks.values()].filter(isInCluster).map(({ body }) => body);
  const known = [...others.flatMap(bodies), ...(before === undefined ? [] : bodies(before).map(settle.before))];
  for (const image of known.flatMap((body) => [...imagesIn(body)])) news.delete(repositoryOf(image));
  return [...news.values()].map((image) => masked`runs an image from elsewhere in a cluster: ${maskText(image)}`);
}

const isInCluster = ({ kind, type }: { readonly kind: string; readonly type: string }): boolean =>
  kind === 'resource' && type.startsWith('kubernetes_');

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
