import type { Refusal } from './behaviour';
import { isSet, text } from './rules.sandbox';

/** Logs of a product that go to a stream of the Logs Data Platform service of another account. */
export const foreignStream: Refusal = {
  status: 403,
  says: 'Stream {stream_id} belongs to account {owner}, which has not granted ldp:apiovh:output/graylog/stream/forwardTo',
  hint: 'In the sandbox, a service belongs to another account when it was seeded with an attribute "account".',
  source:
    'OVHcloud docs, managed-kubernetes/forwarding-audit-logs; manage-and-operate/observability/logs-data-platform/service-logs',
  unsure: 'the wording',
  on: ['create'],
  when: ({ now }, cloud) => {
    const stream = cloud.get('ovh_dbaas_logs_output_graylog_stream', text(now['stream_id']));
    const service = cloud.get('ovh_dbaas_logs', text(stream?.attributes['service_name']));
    const owner = service?.attributes['account'];
    return isSet(owner) && owner !== cloud.account && { owner: owner ?? '' };
  },
};
