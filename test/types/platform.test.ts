import { expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import type {
  ArgoRolloutsSettings,
  argoRolloutsSettings,
  KnativeServingSettings,
  knativeServingSettings,
  NamespaceSettings,
  namespaceSettings,
} from '../../constructs/platform/settings';

test('schemas and interfaces of the platform say the same', () => {
  expectTypeOf<z.input<typeof namespaceSettings>>().toEqualTypeOf<NamespaceSettings>();
  expectTypeOf<z.input<typeof knativeServingSettings>>().toEqualTypeOf<KnativeServingSettings>();
  expectTypeOf<z.input<typeof argoRolloutsSettings>>().toEqualTypeOf<ArgoRolloutsSettings>();
});
