/**
 * Permissions groups of OVHcloud that are far from everything. What is in a group stays: OVHcloud makes another one of another name
 * instead. Sources: OVHcloud's guides "List of permission groups managed by OVHcloud" (2023-12-06: `globalReadOnly` is every `get`, and
 * one's own password and second factor) and "Creating an IAM policy to allow users access to the Control Panel" (2024-10-02:
 * `controlPanelAccess` is four `get` of the account).
 */
const narrow: readonly string[] = ['ovh:globalReadOnly', 'ovh:controlPanelAccess'];

/** The guides are of these regions. */
const regions: readonly string[] = ['eu', 'ca'];

/**
 * Whether it is published what little a permissions group allows.
 *
 * @param name as it stands in the URN, behind the kind
 * @param region of the account
 */
export const isNarrowGroup = (name: string, region: string): boolean =>
  regions.includes(region) && narrow.includes(name);
