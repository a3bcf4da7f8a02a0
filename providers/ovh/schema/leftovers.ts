/** What stays at OVHcloud, goes on costing or takes somebody's hand where a resource is destroyed, beside the `keeps` of `dangers`. */
interface Leftover {
  /** In a sentence without full stop. */
  readonly says: string;
  /** Where it comes from: page, provider code. */
  readonly source: string;
}

const code = 'code of provider 2.19.0';

const ended: Leftover = {
  says: 'ends with a mail to the account: the provider waits up to 30 minutes for it, to confirm; without the right to read mails of the account it stays and goes on costing',
  source: `${code}: terminate, GET /me/notification/email/history, confirmTermination`,
};

const paidInAdvance: Leftover = {
  says: 'is paid for to the end of the month',
  source: 'OVHcloud catalogue, November 2026: per key and month, in advance',
};

/** By resource type. */
export const leftovers: { readonly [type: string]: Leftover } = {
  ovh_cloud_project: ended,
  ovh_vrack: ended,
  ovh_vrackservices: ended,
  ovh_ip_service: ended,
  ovh_okms: ended,
  ovh_cloud_project_kube: {
    says: 'load balancers, floating IPs and volumes that Kubernetes made for Services and claims are in no state: they stay, go on costing, and keep subnets from going; delete Services of type LoadBalancer and claims first',
    source: 'OVHcloud guides to Managed Kubernetes, November 2026; that they keep a subnet: deduced',
  },
  ovh_cloud_project_storage: {
    says: 'objects that are locked (COMPLIANCE) can not be deleted before their date, nor can their bucket',
    source: 'S3, which OVHcloud implements; not tried',
  },
  ovh_dbaas_logs_stream: {
    says: 'a subscription of another service keeps its stream: what forwards to it has to let go of it first',
    source: 'OVHcloud guides to Logs Data Platform, November 2026',
  },
  ovh_okms_service_key: paidInAdvance,
  ovh_okms_service_key_jwk: paidInAdvance,
};
