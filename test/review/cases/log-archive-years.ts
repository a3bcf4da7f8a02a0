import { reviewCase, zone } from '../corpus';

/** Cold storage that lasts longer. */
export default reviewCase({
  before: zone(),
  after: zone({ 'prod.auditLog.archive.years': 5 }),
  expected: `
    change web-prod-foundation/AuditLog ovh_dbaas_logs_output_graylog_stream
      cold_storage_retention: 2 -> 5
  `,
});
