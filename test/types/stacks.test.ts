import { expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import type { WorkloadSettings, workloadShape } from '../../stacks/environment-stack';
import type { FoundationSettings, foundationShape } from '../../stacks/foundation-settings';
import type { OrganizationSettings, organizationSettings } from '../../stacks/organization-stack';
import type { PlatformSettings, platformSettings } from '../../stacks/platform-settings';
import type { ProtectionSettings, protectionShape } from '../../stacks/protection';
import type { ProviderVersions, providerVersions } from '../../stacks/provider-versions';
import type { StateSettings, stateSettings } from '../../stacks/state';

/** What a shape takes, as a strict and read-only object. */
type Input<Shape extends z.core.$ZodLooseShape> = z.input<z.ZodReadonly<z.ZodObject<Shape, z.core.$strict>>>;

test('schemas and interfaces of stacks say the same', () => {
  expectTypeOf<Input<typeof protectionShape>>().toEqualTypeOf<ProtectionSettings>();
  expectTypeOf<z.input<typeof stateSettings>>().toEqualTypeOf<StateSettings>();
  expectTypeOf<z.input<typeof providerVersions>>().toEqualTypeOf<ProviderVersions>();
  expectTypeOf<z.input<typeof organizationSettings>>().toEqualTypeOf<OrganizationSettings>();
  expectTypeOf<z.input<typeof platformSettings>>().toEqualTypeOf<PlatformSettings>();
  expectTypeOf<Input<typeof foundationShape>>().toEqualTypeOf<FoundationSettings>();
  expectTypeOf<Input<typeof workloadShape>>().toEqualTypeOf<WorkloadSettings>();
});
