/**
 * What changes do on OVHcloud or in a cluster that the schema doesn't say, beside what is refused: an update that never reaches the API, a
 * replacement that the provider's code decides on, a destroy that destroys nothing, a creation that is a purchase.
 */
export interface KnownDanger {
  /**
   * - `ignored`: an update is planned and nothing happens
   * - `wipes`: the resource stays, what is in it doesn't
   * - `replaces`: the provider's code replaces the resource, which the schema doesn't show
   * - `keeps`: destroying it changes nothing at OVHcloud
   * - `buys`: creating it orders a service
   */
  readonly effect: 'ignored' | 'wipes' | 'replaces' | 'keeps' | 'buys';
  /** Paths of attributes without indices; absent where it is about the resource as a whole, which `wipes` as it is created. */
  readonly attributes?: readonly string[];
  /**
   * - `lowered`: only where a number or a size gets smaller
   * - `adopted`: only as it is created, of a thing that is there already
   * - `imported`: only as an `import` block takes it over
   * - `added`: only as it is created, for a thing that is there already
   */
  readonly when?: 'lowered' | 'adopted' | 'imported' | 'added';
  /** Attribute that names the thing which is there already, where it is adopted or something is added to it. */
  readonly named?: string;
  /** Attribute that keeps it from happening where it is true. */
  readonly unless?: string;
  /** What happens, in a sentence without full stop. */
  readonly says: string;
  /** Where it comes from: page, provider code, issue number. */
  readonly source: string;
}

const code = 'code of provider 2.19.0';
const docs = 'docs of provider 2.19.0';
const source = 'source of provider 2, ovh/resource_dedicated_server.go';

const order: KnownDanger = { effect: 'buys', says: 'creating it places an order', source: docs };

/** What a server is installed with. */
const installs = ['os', 'customizations', 'storage'];

/** By resource type. */
export const dangers: { readonly [type: string]: readonly KnownDanger[] } = {
  ovh_cloud_project: [order],
  ovh_vrack: [order],
  ovh_vrackservices: [order],
  ovh_okms: [order],
  ovh_ip_service: [order],
  ovh_savings_plan: [
    { effect: 'buys', says: 'creating it commits to pay until its end', source: docs },
    { effect: 'keeps', says: 'the commitment stays until its end; only Terraform forgets it', source: code },
  ],

  ovh_cloud_project_kube_nodepool: [
    {
      effect: 'wipes',
      attributes: ['desired_nodes', 'max_nodes'],
      when: 'lowered',
      says: 'nodes go, with what is on their disks',
      source: 'deduced: a node that is deleted takes its disk along',
    },
  ],
  ovh_cloud_project_storage: [
    {
      effect: 'replaces',
      attributes: ['object_lock'],
      says: 'object lock is decided when a bucket is made',
      source: `${docs}: removing or changing object_lock destroys the bucket`,
    },
  ],
  ovh_cloud_project_database: [
    {
      effect: 'replaces',
      attributes: ['nodes.region', 'nodes.network_id'],
      says: 'nodes of a cluster stay in their region and network',
      source: code,
    },
  ],
  ovh_cloud_project_storage_object_bucket_lifecycle_configuration: [
    {
      effect: 'wipes',
      attributes: [
        'rules.expiration.days',
        'rules.noncurrent_version_expiration.noncurrent_days',
        'rules.noncurrent_version_expiration.newer_noncurrent_versions',
      ],
      when: 'lowered',
      says: 'objects or versions that are older than that are deleted',
      source: 'deduced: S3 deletes what a rule lets expire, also what is there already',
    },
    {
      effect: 'wipes',
      attributes: ['rules.status', 'rules.filter'],
      says: 'a rule may let other objects expire than before',
      source: 'deduced: S3 deletes what a rule lets expire, also what is there already',
    },
    {
      effect: 'wipes',
      attributes: ['rules.expiration', 'rules.noncurrent_version_expiration'],
      when: 'added',
      named: 'container_name',
      says: 'objects that are there already are deleted when they are older than its rules say',
      source: 'deduced: S3 deletes what a rule lets expire, also what is there already',
    },
  ],
  ovh_dedicated_server: [
    {
      effect: 'wipes',
      attributes: installs,
      says: 'the server is installed anew, which loses what is on its disks',
      source: `${source}: an update with another of these installs the server`,
    },
    {
      effect: 'wipes',
      attributes: ['os'],
      when: 'adopted',
      named: 'service_name',
      unless: 'prevent_install_on_create',
      says: 'a server that is there already is installed anew, which loses what is on its disks (prevent_install_on_create keeps it)',
      source: `${source}: creation installs what has an os, also a server that is named; without os nothing is installed`,
    },
    {
      effect: 'wipes',
      attributes: installs,
      when: 'imported',
      unless: 'prevent_install_on_import',
      says: 'a server that is taken over is installed anew where it differs, which loses what is on its disks (prevent_install_on_import keeps it)',
      source: `${source}: the update after an import installs where os, customizations or storage differ`,
    },
  ],
  ovh_dedicated_server_reinstall_task: [
    {
      effect: 'wipes',
      says: 'installs the server anew, which loses what is on its disks',
      source: 'deduced from what it does, not tried',
    },
  ],
  ovh_cloud_instance: [
    {
      effect: 'wipes',
      attributes: ['image_id'],
      says: 'another image is a rebuild, which wipes the root disk',
      source: docs,
    },
  ],

  ovh_cloud_project_region: [
    { effect: 'keeps', says: 'the region stays activated; only Terraform forgets it', source: code },
  ],
  ovh_cloud_quota: [{ effect: 'keeps', says: 'the quota stays as it is; only Terraform forgets it', source: code }],
  ovh_cloud_project_user_s3_policy: [
    { effect: 'keeps', says: 'the default policy is written in its place', source: code },
  ],
  ovh_cloud_project_storage_replication_job: [
    { effect: 'keeps', says: 'what was copied stays where it is; only Terraform forgets the job', source: code },
  ],
  ovh_dbaas_logs_cluster: [
    { effect: 'keeps', says: 'the cluster stays; its first allow-lists are restored', source: code },
  ],
};
