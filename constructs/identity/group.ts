/** Whoever an IAM policy can name: a group, a service account. */
export interface IIdentity {
  readonly urn: string;
}
