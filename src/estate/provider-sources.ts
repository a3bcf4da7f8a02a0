import { type Block, isValues, type Stack, type Value, type Values } from './model';

/** Terraform's own, in the binary. */
export const builtIn = 'terraform.io/builtin/terraform';

/** Short source addresses of the providers of a stack, such as `ovh/ovh`, by the names that they have in it. */
export class ProviderSources {
  readonly #declared: ReadonlyMap<string, string>;

  constructor(readonly stack: Stack) {
    this.#declared = declaredIn(stack.terraform['required_providers']);
  }

  /** Source of a provider by its name in the stack; what is declared under the name of the built-in one is what it says. */
  of(local: string): string {
    const declared = this.#declared.get(local);
    return declared === undefined && local === 'terraform' ? builtIn : shortSource(declared ?? local);
  }

  /** Source of the provider behind a block that is no module. */
  behind({ type, provider }: Pick<Block, 'type' | 'provider'>): string {
    return this.of(provider.split('.')[0] || (type.split('_')[0] ?? type));
  }

  /** All that Terraform starts for the stack. */
  all(): ReadonlySet<string> {
    const blocks = [...this.stack.blocks.values()].filter(({ kind }) => kind !== 'module');
    const named = [...this.#declared.keys(), ...Object.keys(this.stack.providers)].map((name) => this.of(name));
    return new Set([...named, ...blocks.map((block) => this.behind(block))]);
  }

  /** The version, or the range of versions, that the stack asks for of a provider. */
  version(source: string): string | undefined {
    const required = this.stack.terraform['required_providers'];
    const entries = Object.entries(isValues(required ?? null) ? (required as Values) : {});
    const [, entry] = entries.find(([name]) => this.of(name) === source) ?? [];
    const version = isValues(entry ?? null) ? (entry as Values)['version'] : entry;
    return typeof version === 'string' ? version : undefined;
  }

  /** What the stack says of a provider: one for each configuration. */
  configurations(source: string): readonly Values[] {
    return Object.entries(this.stack.providers).flatMap(([name, given]) =>
      this.of(name) === source ? (Array.isArray(given) ? given : [given]).filter(isValues) : [],
    );
  }
}

/** Without the registry, where that is Terraform's or OpenTofu's own; upper case means nothing in it. */
export function shortSource(source: string): string {
  const short = source.toLowerCase().replace(/^registry\.(terraform\.io|opentofu\.org)\//, '');
  return short.includes('/') ? short : `hashicorp/${short}`;
}

function declaredIn(required: Value | undefined): ReadonlyMap<string, string> {
  if (required === undefined || !isValues(required)) return new Map();
  return new Map(
    Object.entries(required).flatMap(([name, entry]) =>
      isValues(entry) && typeof entry['source'] === 'string' ? [[name, entry['source']] as const] : [],
    ),
  );
}
