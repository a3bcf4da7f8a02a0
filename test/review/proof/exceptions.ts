interface Exception {
  /** Why both are right. */
  readonly why: string;
  readonly differences: readonly string[];
  /** What a deployment of the reviewed change would stop at. */
  readonly stops?: readonly string[];
}

/** Cases of which the synth diff and Terraform in the sandbox say different things. */
export const exceptions: Readonly<Record<string, Exception>> = {
  's3-policy-reordered': {
    why: 'Terraform compares the text of the document and writes it again; it means the same',
    differences: ['prod ovh_cloud_project_user_s3_policy.Policy: synth diff says nothing, Terraform change'],
    stops: ['change prod ovh_cloud_project_user_s3_policy.Policy'],
  },
  'retention-changed': {
    why: 'the review says that prevent_destroy fails the plan, and so it does',
    differences: [
      'web-prod-foundation is not planned in the sandbox: Instance cannot be destroyed: Resource ovh_dbaas_logs_output_graylog_stream.AuditLog has lifecycle.prevent_destroy set, but the plan calls for this resource to be destroyed. To avoid this error and continue with the plan, either disable lifecycle.prevent_destroy or reduce the scope of the plan using the -target option.',
    ],
  },
  'fails-version-down': {
    why: 'the review says that the cluster refuses it, and so it does: the platform in it can not be planned',
    differences: [
      'web-prod-platform-main is not planned in the sandbox: web-prod can\'t be deployed there: ovh_cloud_project_kube.Clusters_main: OVHcloud API error (sandbox): HTTP 400 Client::BadRequest: "Version 1.33 is older than the cluster (1.34): a cluster cannot be downgraded"',
    ],
  },
  'fails-two-versions-up': {
    why: 'as one version down',
    differences: [
      'web-prod-platform-main is not planned in the sandbox: web-prod can\'t be deployed there: ovh_cloud_project_kube.Clusters_main: OVHcloud API error (sandbox): HTTP 400 Client::BadRequest: "Version 1.35 skips a minor version after 1.33: upgrade one by one"',
    ],
  },
  'fails-load-balancer-network': {
    why: 'as one version down; the sandbox names what the review knows by its path',
    differences: [
      'web-prod-platform-main is not planned in the sandbox: web-prod can\'t be deployed there: ovh_cloud_project_kube.Clusters_main: OVHcloud API error (sandbox): HTTP 400 Client::BadRequest: "load_balancers_subnet_id must be a subnet of private_network_id (200da3cd-e20a-4179-a912-9d2f7a10445f), and 591e2c84-ff19-4217-ad57-651e659963c9 is one of b92e96da-a5ff-40ca-abda-125de799ace8"',
    ],
  },
  'fails-engine-removed': {
    why: 'the review says that the provider refuses it, and so it does before it plans',
    differences: [
      'prod is not planned in the sandbox: ovh_cloud_project_database.Cache: Invalid value (sandbox): engine must be one of clickhouse, grafana, kafka, kafkaConnect, kafkaMirrorMaker, mongodb, mysql, opensearch, postgresql, valkey, got "redis".',
    ],
  },
  'refused-before-too': {
    why: 'the cluster was made when the version was offered; in the sandbox that is too late',
    differences: [
      'prod is not planned in the sandbox: prod can\'t be deployed there: ovh_cloud_project_kube.Cluster: OVHcloud API error (sandbox): HTTP 400 Client::BadRequest: "Version 1.29 is not available, available: 1.31, 1.32, 1.33, 1.34, 1.35"',
    ],
  },
  'rename-network': {
    why: 'the new network is made before the old one is gone, and its VLAN is still taken: at apply this fails',
    differences: [
      'web-prod-platform-main is not planned in the sandbox: web-prod can\'t be deployed there: ovh_cloud_project_network_private.Networks_private: OVHcloud API error (sandbox): HTTP 409 Client::Conflict: "ovh_cloud_project_network_private with service_name = 0a1b2c3d4e5f46a7b8c9d0e1f2a30001, vlan_id = 121 already exists: (hidden)"',
    ],
  },
  'region-moved': {
    why: 'the provider goes on telling the ids of the regions that there were, so that Terraform can not plan what reads another one; the review does not say so yet',
    differences: [
      'web-dev is not planned in the sandbox: Invalid index: The given key does not identify an element in this collection value.',
    ],
  },
  'values-command': {
    why: 'what runs a command is deployed in no sandbox',
    differences: ['prod is not planned in the sandbox: prod runs a command: terraform_data.Hook has a provisioner'],
  },
  'chart-bumped': {
    why: 'the sandbox finds a cluster by its host, and this program leaves that to a kubeconfig',
    differences: [
      "prod is not planned in the sandbox: prod can't be deployed there: helm_release.Rollouts: Helm API error (sandbox): the provider configuration has no host (sandbox)",
    ],
  },
};
