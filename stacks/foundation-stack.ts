import { TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';
import { attributesFrom, madeFrom, makeEach } from '../constructs/core/origin';
import { accountUrn } from '../constructs/identity/account';
import { DenyFloor } from '../constructs/identity/deny-floor';
import type { IIdentity } from '../constructs/identity/group';
import { IamPolicy } from '../constructs/identity/iam-policy';
import { logActions } from '../constructs/identity/presets';
import { ServiceAccount } from '../constructs/identity/service-account';
import type { LogService } from '../constructs/logs/log-service';
import { LogStream } from '../constructs/logs/log-stream';
import { type IVrack, VrackAttachment, VrackMembership } from '../constructs/network/vrack';
import { BudgetAlert } from '../constructs/project/budget-alert';
import { CloudProject, type ICloudProject } from '../constructs/project/cloud-project';
import { Quota } from '../constructs/project/quota';
import { Tags } from '../constructs/project/tags';
import { BaseStack, type BaseStackSettings } from './base-stack';
import { type External, externalMetadata } from './external';
import { type ParsedFoundation, peopleOf, policyNameOf } from './foundation-settings';

interface FoundationStackProps extends BaseStackSettings {
  readonly team: string;
  readonly environment: string;
  /** Mail address of who answers for the environment; the stack itself is IT's. */
  readonly environmentOwner: string;
  readonly foundation: ParsedFoundation;
  readonly vrack: IVrack;
  /** Groups that the settings may name. */
  readonly groups: Readonly<Record<string, IIdentity>>;
  /** Groups that the deny floor leaves alone. */
  readonly breakGlass: readonly string[];
  /** Service of the audit stream; needed with `auditLog`. */
  readonly logService?: LogService;
  /** Log services that the environment's own streams are in: its pipeline may make streams there. */
  readonly streamServices: readonly LogService[];
}

type PolicyName = (end: Parameters<typeof policyNameOf>[2]) => string;

/** Title of the audit stream of an environment, by which the environment's own stack finds it. */
export const auditStreamTitle = (team: string, environment: string): string => `${team}-${environment}-audit`;

/** What IT guards in an environment: project, place in the vRack, access, deny floor, budget, quota, audit stream. */
export class FoundationStack extends BaseStack {
  readonly project: ICloudProject;
  /** Identity of the environment's pipeline. Its secret is in this stack's state, and nowhere else. */
  readonly pipeline: ServiceAccount;

  constructor(scope: Construct, id: string, props: FoundationStackProps) {
    const { foundation, environmentOwner, vrack, groups, breakGlass, logService, streamServices, ...settings } = props;
    super(scope, id, 'foundation', { ...settings, stage: foundation.stage });
    attributesFrom(this, {
      identities: ['/organization.groups', '/account'],
      plan: ['vrack', '/vracks'],
      project_id: 'project',
      resources: ['project', '/account'],
      service_name: ['project', 'vrack', '/vracks'],
      urn: 'project',
    });
    const { team, environment } = settings;
    const name = `${team}-${environment}`;
    const policyName: PolicyName = (end) => policyNameOf(team, environment, end);
    this.project = this.makeProject(foundation, vrack, name);

    this.pipeline = new ServiceAccount(this, 'Pipeline', {
      name: `${name}-pipeline`,
      description: `deploys ${settings.team}/${settings.environment}`,
    });
    this.allow(policyName, foundation, groups);
    this.allowLogs(policyName, streamServices, logService);
    const people = [...new Set(peopleOf(foundation))].filter((group) => !breakGlass.includes(group));
    const floors = new Construct(this, 'DenyFloor');
    attributesFrom(floors, { identities: ['access', 'temporaryAccess', '/organization.breakGlass'] });
    const resources = [this.project];
    if (people.length > 0) {
      const floor = new DenyFloor(floors, 'people', {
        name: policyName('floor-people'),
        audience: 'people',
        identities: people.flatMap((group) => groups[group] ?? []),
        resources,
      });
      madeFrom(floor, 'access');
    }
    new DenyFloor(floors, 'pipelines', {
      name: policyName('floor-pipelines'),
      audience: 'pipelines',
      identities: [this.pipeline],
      resources,
    });

    const { budget, quota, auditLog } = foundation;
    if (budget) {
      const email = budget.email ?? environmentOwner;
      const alert = new BudgetAlert(this, 'BudgetAlert', { project: this.project, monthly: budget.monthly, email });
      madeFrom(alert, 'budget');
    }
    if (quota) madeFrom(new Quota(this, 'Quota', { ...quota, project: this.project }), 'quota');
    if (auditLog && logService) {
      const { service: _, ...stream } = auditLog;
      const title = auditStreamTitle(team, environment);
      const audit = madeFrom(new LogStream(this, 'AuditLog', { title, ...stream, service: logService }), 'auditLog');
      attributesFrom(audit, { service_name: ['service', '/logServices'] });
    }
    if (foundation.manageTags ?? 'order' in foundation.project) {
      madeFrom(new Tags(this, 'Tags', { urn: this.project.urn, tags: this.tags }), 'manageTags');
    }
  }

  /** A right on a service covers every stream in it, so a pipeline that makes streams of its own should have a service of its own. */
  private allowLogs(policyName: PolicyName, own: readonly LogService[], audit: LogService | undefined): void {
    const rights = new Construct(this, 'LogAccess');
    const give = (kind: 'forward' | 'manage', services: readonly LogService[], allow: readonly string[]) => {
      if (services.length === 0) return;
      const identities = [this.pipeline];
      new IamPolicy(rights, kind, { name: policyName(`logs-${kind}`), identities, resources: services, allow });
    };
    attributesFrom(rights, { resources: ['auditLog', 'logStreams', '/logServices'] });
    give('forward', audit && !own.includes(audit) ? [audit] : [], logActions.forward);
    give('manage', own, logActions.manage);
  }

  private makeProject({ project }: ParsedFoundation, vrack: IVrack, name: string): ICloudProject {
    if ('order' in project) {
      const { description = name } = project.order;
      const ordered = new CloudProject(this, 'Project', { ...project.order, description, vrack: vrack.serviceName });
      madeFrom(ordered, 'project.order');
      new TerraformOutput(new Construct(this, 'Outputs'), 'ProjectId', {
        value: ordered.serviceName,
        description: 'write it as project.id',
      });
      return ordered;
    }
    const existing = CloudProject.fromServiceName(project.existing);
    if (project.attach) {
      madeFrom(new VrackAttachment(this, 'VrackAttachment', { vrack, project: existing }), 'project');
    } else {
      madeFrom(new VrackMembership(this, 'VrackMembership', { vrack, project: existing }), 'project');
      this.node.addMetadata(externalMetadata, membershipOf(project.existing, vrack.serviceName));
    }
    return existing;
  }

  private allow(
    policyName: PolicyName,
    { access, temporaryAccess }: ParsedFoundation,
    groups: FoundationStackProps['groups'],
  ): void {
    const policies = new Construct(this, 'Access');
    const holders = (names: readonly string[]) => names.flatMap((group) => groups[group] ?? []);
    for (const preset of ['viewer', 'operator', 'owner'] as const) {
      if (access[preset].length === 0) continue;
      const policy = new IamPolicy(policies, preset, {
        name: policyName(preset),
        preset,
        identities: holders(access[preset]),
        resources: [this.project],
      });
      madeFrom(policy, `access.${preset}`);
    }
    new IamPolicy(policies, 'pipeline', {
      name: policyName('pipeline'),
      preset: 'pipeline',
      identities: [this.pipeline],
      resources: [this.project],
    });
    // every stack makes sure whose credentials it runs with, so its pipeline must be able to ask
    new IamPolicy(policies, 'account', {
      name: policyName('account'),
      identities: [this.pipeline],
      resources: [{ urn: accountUrn(this.account) }],
      allow: ['account:apiovh:me/get'],
    });
    makeEach(this, 'TemporaryAccess', temporaryAccess, (scope, key, { preset, groups: names, expires, reason }) => {
      const policy = new IamPolicy(scope, key, {
        name: policyName({ temporary: key }),
        description: reason,
        preset,
        expires,
        identities: holders(names),
        resources: [this.project],
      });
      attributesFrom(policy, { description: 'reason', identities: 'groups' });
      return policy;
    });
  }
}

/** A project's place in a vRack, which the plan expects and doesn't make. */
const membershipOf = (project: string, vrack: string): External => ({
  type: 'ovh_vrack_cloudproject',
  id: `vrack_${vrack}-cloudproject_${project}-attach`,
  attributes: { service_name: vrack, project_id: project },
});
