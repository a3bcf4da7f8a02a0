import { expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import type { PrivateCloudSettings, privateCloudSettings } from '../../constructs/private-cloud/private-cloud';

test('schema and interface of a private cloud say the same', () => {
  expectTypeOf<z.input<typeof privateCloudSettings>>().toEqualTypeOf<PrivateCloudSettings>();
});
