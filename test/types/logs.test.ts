import { expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import type { LogStreamSettings, logStreamSettings } from '../../constructs/logs/log-stream';
import type { LogSubscriptionSettings, logSubscriptionSettings } from '../../constructs/logs/log-subscription';

test('schemas and interfaces of logs say the same', () => {
  expectTypeOf<z.input<typeof logStreamSettings>>().toEqualTypeOf<LogStreamSettings>();
  expectTypeOf<z.input<typeof logSubscriptionSettings>>().toEqualTypeOf<LogSubscriptionSettings>();
});
