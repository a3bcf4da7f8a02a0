/** Kind of node metadata by which a stack says more of a thing outside Terraform than its id; see `landing-zone.json`. */
export const externalMetadata = 'external';

/** A thing that the program names and Terraform doesn't make. */
export interface External {
  /** Terraform type, or `ovh_dbaas_logs` for a Logs Data Platform service and `ovh_me` for the account. */
  readonly type: string;
  readonly id: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
}
