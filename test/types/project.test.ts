import { expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import type { BudgetAlertSettings, budgetAlertSettings } from '../../constructs/project/budget-alert';
import type { CloudProjectSettings, cloudProjectSettings } from '../../constructs/project/cloud-project';
import type { QuotaSettings, quotaSettings } from '../../constructs/project/quota';
import type { TagsSettings, tagsSettings } from '../../constructs/project/tags';

test('schemas and interfaces of a project and what belongs to it say the same', () => {
  expectTypeOf<z.input<typeof cloudProjectSettings>>().toEqualTypeOf<CloudProjectSettings>();
  expectTypeOf<z.input<typeof budgetAlertSettings>>().toEqualTypeOf<BudgetAlertSettings>();
  expectTypeOf<z.input<typeof quotaSettings>>().toEqualTypeOf<QuotaSettings>();
  expectTypeOf<z.input<typeof tagsSettings>>().toEqualTypeOf<TagsSettings>();
});
