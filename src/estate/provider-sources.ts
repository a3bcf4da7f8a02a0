import { type Block, isValues, type Stack, type Value, type Values } from './model';

/** Terraform's own, in the binary. */
export const builtIn = 'terraform.io/builtin/terraform';

/** Short source addresses of the providers of a stack, such as `ovh/ovh`, by the names that they have in it. */
export class ProviderSources {
  readonly #declared: ReadonlyMap<string, string>;

  constructor(readonly stack: Stack) {
    this.#declared = declaredIn(stack.terraform['required_providers']);
  }

  /** Source of a provider by its name in the stack. */
  of(local: string): string {
    if (local === 'terraform') return builtIn;
    return shortSource(this.#declared.get(local) ?? local);
  }

  /** Source of the provider behind a block that is no module. */
  behind({ type, provider }: Block): string {
    return this.of(provider.split('.')[0] || (type.split('_')[0] ?? type));
  }

  /** All that Terraform starts for the stack. */
  all(): ReadonlySet<string> {
    const blocks = [...this.stack.blocks.values()].filter(({ kind }) => kind !== 'module');
    const named = [...this.#declared.keys(), ...Object.keys(this.stack.providers)].map((name) => this.of(name));
    return new Set([...named, ...blocks.map((block) => this.behind(block))]);
  }

  /** What the stack says of a provider: one for each configuration. */
  configurations(source: string): readonly Values[] {
    return Object.entries(this.stack.providers).flatMap(([name, given]) =>
      this.of(name) === source ? (Array.isArray(given) ? given : [given]).filter(isValues) : [],
    );
  }
}

/** Without the registry, where that is Terraform's or OpenTofu's own. */
export function shortSource(source: string): string {
  const short = source.replace(/^registry\.(terraform\.io|opentofu\.org)\//, '');
  return short.includes('/') ? short : `hashicorp/${short}`;
}

function declaredIn(required: Value | undefined): ReadonlyMap<string, string> {
  if (!isValues(required ?? null)) return new Map();
  return new Map(
    Object.entries(required as Values).flatMap(([name, entry]) =>
      isValues(entry) && typeof entry['source'] === 'string' ? [[name, entry['source']] as const] : [],
    ),
  );
}
