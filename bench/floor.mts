/** Stacks of as many resources, in the same order, that need no provider: what Terraform itself takes. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface StackFile {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

/**
 * Writes the floor of an output folder into another; answers how much it is.
 *
 * @param holds what its resources hold: next to nothing, or the attributes of those that they stand for
 */
export function floorOf(
  outdir: string,
  floor: string,
  holds: 'nothing' | 'attributes',
): { readonly stacks: number; readonly resources: number } {
  const manifest = readFileSync(join(outdir, 'manifest.json'), 'utf8');
  const { stacks } = JSON.parse(manifest) as { readonly stacks: Readonly<Record<string, object>> };
  let resources = 0;
  for (const stack of Object.keys(stacks)) {
    const file = JSON.parse(readFileSync(join(outdir, 'stacks', stack, 'cdk.tf.json'), 'utf8')) as StackFile;
    const names = new Map(
      Object.entries(file.resource ?? {}).flatMap(([type, all]) =>
        Object.entries(all).map(
          ([name, content]) => [`${type}.${name}`, { name: `${type}-${name}`, content }] as const,
        ),
      ),
    );
    resources += names.size;
    const bodies = [...names.values()].map(({ name, content }) => {
      const text = JSON.stringify(content);
      const needed = [...names].filter(([address]) => refersTo(text, address));
      const input = holds === 'nothing' ? name : withoutReferences(content);
      return [name, { input, depends_on: needed.map(([, other]) => `terraform_data.${other.name}`) }] as const;
    });
    mkdirSync(join(floor, 'stacks', stack), { recursive: true });
    writeFileSync(
      join(floor, 'stacks', stack, 'cdk.tf.json'),
      JSON.stringify({
        terraform: { backend: { local: { path: `../../../state/${stack}.tfstate` } } },
        ...(bodies.length > 0 ? { resource: { terraform_data: Object.fromEntries(bodies) } } : {}),
      }),
    );
  }
  writeFileSync(join(floor, 'manifest.json'), manifest);
  return { stacks: Object.keys(stacks).length, resources };
}

const refersTo = (text: string, address: string): boolean =>
  new RegExp(`(?<![\\w.])${address.replaceAll('.', '\\.')}(?![\\w-])`).test(text);

/** Attributes as they are, lists of texts as the sets that most of them are, and in place of what is known later a text. */
function withoutReferences(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('${', () => '$${');
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const plain = value.length > 0 && value.every((item) => typeof item === 'string' && !item.includes('${'));
    return plain ? `\${toset(${JSON.stringify(value)})}` : value.map(withoutReferences);
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (key === '//' ? [] : [[key, withoutReferences(inner)]])),
  );
}
