import { expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import type { DenyFloorSettings, denyFloorSettings } from '../../constructs/identity/deny-floor';
import type { GroupSettings, groupSettings } from '../../constructs/identity/group';
import type { IamPolicySettings, iamPolicySettings } from '../../constructs/identity/iam-policy';
import type { PresetName } from '../../constructs/identity/presets';
import type { ServiceAccountSettings, serviceAccountSettings } from '../../constructs/identity/service-account';

test('schemas and interfaces of identities say the same', () => {
  expectTypeOf<z.input<typeof groupSettings>>().toEqualTypeOf<GroupSettings>();
  expectTypeOf<z.input<typeof serviceAccountSettings>>().toEqualTypeOf<ServiceAccountSettings>();
  expectTypeOf<z.input<typeof iamPolicySettings>>().toEqualTypeOf<IamPolicySettings>();
  expectTypeOf<z.input<typeof denyFloorSettings>>().toEqualTypeOf<DenyFloorSettings>();
});

test('a policy can ask for every preset there is', () => {
  expectTypeOf<NonNullable<IamPolicySettings['preset']>>().toEqualTypeOf<PresetName>();
});
