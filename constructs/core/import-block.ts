import { TerraformElement, type TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';

/**
 * Terraform's `import` block: takes over what exists, at the next apply; nothing once it is in the state. cdktf's own
 * `importFrom` runs Terraform twice for each import while it synthesizes.
 */
export class ImportBlock extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    readonly to: TerraformResource,
    readonly importId: string,
  ) {
    super(scope, id);
  }

  override toTerraform(): unknown {
    return { import: [{ to: `${this.to.terraformResourceType}.${this.to.friendlyUniqueId}`, id: this.importId }] };
  }
}
