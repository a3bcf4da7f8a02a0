import { reviewCase, zone } from '../corpus';

/** Mail from a higher sum on. */
export default reviewCase({
  before: zone(),
  after: zone({ 'prod.budget.monthly': 2000 }),
  expected: `
    change web-prod-foundation/BudgetAlert ovh_cloud_project_alerting
      monthly_threshold: 1000 -> 2000
  `,
});
