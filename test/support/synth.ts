import { OvhProvider } from '@cdktf/provider-ovh/lib/provider';
import { AnnotationMetadataEntryType, TerraformStack, Testing } from 'cdktf';
import { expect } from 'vitest';

type Body = Readonly<Record<string, unknown>>;
type Bodies = Readonly<Record<string, Readonly<Record<string, Body>>>>;

/** Terraform JSON of a stack. */
export interface Synthesized {
  readonly resource?: Bodies;
  readonly data?: Bodies;
  readonly output?: Readonly<Record<string, Body>>;
  readonly import?: readonly Body[];
  readonly provider?: Readonly<Record<string, readonly Body[]>>;
  readonly terraform?: { readonly backend?: Readonly<Record<string, Body>> };
}

/** What a generated class says about its Terraform type. */
interface Binding {
  readonly tfResourceType: string;
}

/** An empty stack with the OVH provider. */
export function testStack(id = 's'): TerraformStack {
  const stack = new TerraformStack(Testing.app(), id);
  new OvhProvider(stack, 'Ovh', { endpoint: 'ovh-eu' });
  return stack;
}

/** Terraform JSON of a stack, with every construct validation run. */
export function synth(stack: TerraformStack): Synthesized {
  // as an app does: makes what references to other stacks need
  stack.prepareStack();
  return JSON.parse(Testing.synth(stack, true));
}

/** Every Terraform address of a stack, data sources included, sorted. */
export function addresses(stack: TerraformStack): string[] {
  const { resource, data } = synth(stack);
  return [...namesOf(resource), ...namesOf(data).map((address) => `data.${address}`)].sort();
}

const namesOf = (bodies: Bodies = {}): string[] =>
  Object.entries(bodies).flatMap(([type, all]) => Object.keys(all).map((name) => `${type}.${name}`));

/** Every resource or data source of a type, by its name in Terraform. */
export function all(stack: TerraformStack, { tfResourceType }: Binding): Readonly<Record<string, Body>> {
  const { resource, data } = synth(stack);
  return { ...resource?.[tfResourceType], ...data?.[tfResourceType] };
}

/** The one resource or data source of a type; fails when there is none or several. */
export function only(stack: TerraformStack, binding: Binding): Body {
  const [body, ...more] = Object.values(all(stack, binding));
  expect(more, `${binding.tfResourceType} is there once`).toEqual([]);
  if (body === undefined) throw new Error(`there is no ${binding.tfResourceType}`);
  return body;
}

/** What the constructs of a stack warn of. */
export const warningsOf = (stack: TerraformStack): readonly unknown[] =>
  stack.node
    .findAll()
    .flatMap(({ node }) => node.metadata)
    .flatMap(({ type, data }) => (type === AnnotationMetadataEntryType.WARN ? [data] : []));

/** The mistakes that making something reports, one a line. */
export function mistakesOf(make: () => unknown): readonly string[] {
  try {
    make();
  } catch (error) {
    if (error instanceof Error && 'mistakes' in error && Array.isArray(error.mistakes)) return error.mistakes;
    throw error;
  }
  return [];
}
