/** Which stacks there are, and where; cdktf writes it. */
export const manifestFile = 'manifest.json';
/** Where cdktf writes what each stack is, in a folder of its own. */
export const stacksFolder = 'stacks';
export const stackFile = 'cdk.tf.json';
/** What cdktf's own manifest doesn't say: owners, the network plan, and what exists outside Terraform. */
export const landingZoneFile = 'landing-zone.json';
/** The network plan for teams in other repositories. */
export const addressPlanFile = 'address-plan.json';
/** Lines of the program that made what isn't made from settings, or changed it. */
export const sourcesFile = 'sources.json';
