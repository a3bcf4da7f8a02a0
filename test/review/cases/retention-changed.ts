import { reviewCase, zone } from '../corpus';

/** The retention of a stream is fixed when it is made, and its logs are protected. */
export default reviewCase({
  before: zone(),
  after: zone({ 'prod.auditLog.retention': 'P1M' }),
  expected: `
    replace web-prod-foundation/AuditLog ovh_dbaas_logs_output_graylog_stream: retention_id known after AuditLog/Retention; loses the logs of the stream and its write token
      ! fails: prevent_destroy is set; Terraform refuses the plan until it is taken away
    protected web-prod-foundation ovh_dbaas_logs_output_graylog_stream.AuditLog: holds data and would be replaced, which a deploy refuses
      $ exceptions: [{ rule: 'data-replaced', at: 'web/prod/auditLog', reason: '…', owner: 'it@acme.example', until: 'YYYY-MM-DD' }]
    listed web-prod-foundation data.ovh_dbaas_logs_cluster_retention.AuditLog_Retention: data source differs
      duration: P14D -> P1M
  `,
});
