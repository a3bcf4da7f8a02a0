import { maskText } from '../../../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../../../constructs/core/secrets/masked';
import { canonical, unmatched } from '../../../../estate/canonical';
import type { Value, Values } from '../../../../estate/model';
import { isExpression } from '../../../../estate/references';
import { fieldIn, listIn } from '../../../../readings/cluster-fields';
import { blocksIn, elementsOf } from '../../../../readings/reader';
import { asksMore, selectorAsks } from './requirements';

/** What decides over everything that comes into a cluster. */
export const admissionKinds = [
  'ValidatingWebhookConfiguration',
  'MutatingWebhookConfiguration',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'MutatingAdmissionPolicy',
  'MutatingAdmissionPolicyBinding',
] as const;

/** An object of such a kind. */
interface Admission {
  readonly kind: string;
  readonly name: string;
  readonly body: Values;
}

/**
 * What an object lets in that it did not before. What isn't known counts.
 *
 * @param isSamePolicy whether what a binding binds asks for no less than what it bound
 */
export function lessAdmission(before: Admission, after: Admission, isSamePolicy = false): readonly Masked[] {
  if (before.kind.endsWith('Configuration')) {
    const now = listIn(after.body, 'webhooks', 'webhook');
    const told = listIn(before.body, 'webhooks', 'webhook').flatMap((webhook) => {
      const name = masked`webhook ${maskText(String(webhook['name'] ?? ''))} of ${maskText(before.name)}`;
      const same = now.find((one) => one['name'] === webhook['name']);
      return same === undefined
        ? [masked`${name} is gone`]
        : lessAsked(webhook, same).map((says) => masked`${name} ${says}`);
    });
    const [old, is] = [before, after].map(({ body }) => fieldIn(body, 'webhooks') ?? null);
    const isUntold = isExpression(is) && old !== is;
    return isUntold ? [masked`webhooks of ${maskText(before.name)}: only Terraform knows which there are`] : told;
  }
  const [old, now] = [before, after].map(({ body }) => blocksIn(body['spec'])[0] ?? {});
  if (before.kind.endsWith('Binding'))
    return lessBound(old ?? {}, now ?? {}, isSamePolicy).map(
      (says) => masked`binding ${maskText(before.name)} of an admission policy ${says}`,
    );
  return lessDemanded(old ?? {}, now ?? {}).map((says) => masked`admission policy ${maskText(before.name)} ${says}`);
}

const lessAsked = (before: Values, after: Values): readonly Masked[] => [
  ...failsOpen(before, after),
  ...conditional(before, after),
  ...narrowed(before, after, rulesOf(before, 'rules', 'rule'), rulesOf(after, 'rules', 'rule')),
  ...(isOther(whoAnswers(before), whoAnswers(after)) ? [masked`is answered by somebody else`] : []),
];

function lessDemanded(before: Values, after: Values): readonly Masked[] {
  const [old, now] = [constraintsOf(before, 'matchConstraints'), constraintsOf(after, 'matchConstraints')];
  const lost = ['validations', 'mutations'].some(
    (name) => unmatched(listIn(before, name).map(demandOf), listIn(after, name).map(demandOf)).gone.length > 0,
  );
  const isUntold = ['validations', 'mutations', 'variables'].some(
    (name) => isExpression(fieldIn(after, name)) && isOther(fieldIn(before, name), fieldIn(after, name)),
  );
  const variables = unmatched(listIn(before, 'variables'), listIn(after, 'variables')).gone.length > 0;
  return [
    ...failsOpen(before, after),
    ...conditional(before, after),
    ...narrowed(old, now, rulesOf(old, 'resourceRules'), rulesOf(now, 'resourceRules')),
    ...(lost || isUntold || variables || isOther(fieldIn(before, 'paramKind'), fieldIn(after, 'paramKind'))
      ? [masked`no longer demands what it did`]
      : []),
  ];
}

/** How what is refused is worded demands nothing. */
const demandOf = ({
  message: _,
  messageExpression: _1,
  message_expression: _2,
  reason: _3,
  ...demand
}: Values): Values => demand;

/** Which policy a binding binds. */
export const boundPolicy = ({ body }: Pick<Admission, 'body'>): Value =>
  fieldIn(blocksIn(body['spec'])[0], 'policyName') ?? null;

function lessBound(before: Values, after: Values, isSamePolicy: boolean): readonly Masked[] {
  const [old, now] = [constraintsOf(before, 'matchResources'), constraintsOf(after, 'matchResources')];
  return [
    ...(!isSamePolicy && isOther(fieldIn(before, 'policyName'), fieldIn(after, 'policyName'))
      ? [masked`binds another one`]
      : []),
    ...lenient(fieldIn(before, 'validationActions'), fieldIn(after, 'validationActions'), isDeny),
    ...(isOther(fieldIn(before, 'paramRef'), fieldIn(after, 'paramRef')) ? [masked`takes other parameters`] : []),
    ...narrowed(old, now, boundRules(old), boundRules(now)),
  ];
}

const isDeny = (action: Value): boolean => action === 'Deny';

/** What was done to what is refused, and is no longer: a word of several. What isn't known may have been it, and may be it no longer. */
export function lenient(
  before: Value | undefined,
  after: Value | undefined,
  isStrict: (action: Value) => boolean,
): readonly Masked[] {
  const [old, now] = [elementsOf(before), elementsOf(after)];
  const wasStrict = old.some((one) => isStrict(one) || isExpression(one));
  return wasStrict && !now.some(isStrict) && isOther(before, after) ? [masked`no longer denies`] : [];
}

const constraintsOf = (spec: Values, name: string): Values => {
  const written = fieldIn(spec, name);
  // nobody knows whom it leaves out
  return isExpression(written) ? { namespaceSelector: written ?? null } : (blocksIn(written)[0] ?? {});
};

export function failsOpen(before: Values, after: Values): readonly Masked[] {
  const [old, now] = [before, after].map((one) => fieldIn(one, 'failurePolicy') ?? 'Fail');
  return old !== 'Ignore' && now !== 'Fail' && isOther(old, now)
    ? [masked`lets everything in where it fails (failurePolicy)`]
    : [];
}

export function conditional(before: Values, after: Values): readonly Masked[] {
  const [old, now] = [before, after].map((one) =>
    elementsOf(fieldIn(one, 'matchConditions')).map((condition) => blocksIn(condition)[0]?.['expression'] ?? condition),
  );
  return unmatched(old ?? [], now ?? []).news.length > 0 ? [masked`holds under a condition that is new`] : [];
}

/** What is asked about, in words of Kubernetes: rules, and who is left out. */
function narrowed(before: Values, after: Values, old: readonly Rule[], now: readonly Rule[]): readonly Masked[] {
  const selectors = ['namespaceSelector', 'objectSelector'].filter((name) =>
    asksMore(selectorAsks(fieldIn(before, name)), selectorAsks(fieldIn(after, name))),
  );
  const [was, is] = [before, after].map((one) => fieldIn(one, 'matchPolicy') ?? 'Equivalent');
  const without = 'excludeResourceRules';
  const isLess = !areWithin(old, now) || !areWithin(rulesOf(after, without), rulesOf(before, without));
  return [
    ...selectors.map((name) => masked`holds for less than before (${maskText(name)})`),
    ...(is !== 'Equivalent' && isOther(was, is) ? [masked`holds for less than before (matchPolicy)`] : []),
    ...(isLess ? [masked`holds for less than before (rules)`] : []),
  ];
}

interface Rule {
  readonly groups: readonly string[];
  readonly versions: readonly string[];
  readonly operations: readonly string[];
  readonly resources: readonly string[];
  /** None where all are meant. */
  readonly names: readonly string[];
  readonly scope: string;
}

const textsOf = (value: Value | undefined): readonly string[] => elementsOf(value).map(String);

function rulesOf(object: Values, name: string, one = name): readonly Rule[] {
  const written = fieldIn(object, name) ?? fieldIn(object, one);
  if (isExpression(written)) return [{ ...everything, resources: [String(written)] }];
  return listIn(object, name, one).map((rule) => ({
    groups: textsOf(fieldIn(rule, 'apiGroups')),
    versions: textsOf(fieldIn(rule, 'apiVersions')),
    operations: textsOf(rule['operations']),
    resources: textsOf(rule['resources']),
    names: textsOf(fieldIn(rule, 'resourceNames')),
    scope: String(rule['scope'] ?? '*'),
  }));
}

const everything: Rule = {
  groups: ['*'],
  versions: ['*'],
  operations: ['*'],
  resources: ['*/*'],
  names: [],
  scope: '*',
};

/** A binding without rules holds for all that its policy does. */
const boundRules = (resources: Values): readonly Rule[] => {
  const rules = rulesOf(resources, 'resourceRules');
  return rules.length === 0 ? [everything] : rules;
};

/** Whether all that some rules are about is what others are about: operation by operation, resource by resource. */
const areWithin = (rules: readonly Rule[], others: readonly Rule[]): boolean =>
  rules.every((rule) =>
    rule.operations.every((operation) =>
      rule.resources.every((resource) =>
        others.some(
          (other) =>
            isIn(operation, other.operations) &&
            isResourceIn(resource, other.resources) &&
            rule.groups.every((one) => isIn(one, other.groups)) &&
            rule.versions.every((one) => isIn(one, other.versions)) &&
            (other.scope === '*' || other.scope === rule.scope) &&
            (other.names.length === 0 ||
              (rule.names.length > 0 && rule.names.every((one) => other.names.includes(one)))),
        ),
      ),
    ),
  );

const isIn = (one: string, all: readonly string[]): boolean => all.includes(one) || all.includes('*');

/** `*` is every resource without what is under it, `pods/*` all that is under pods. */
function isResourceIn(resource: string, all: readonly string[]): boolean {
  const [kind = '', under] = resource.split('/');
  const wide = under === undefined ? ['*'] : [`${kind}/*`, `*/${under}`];
  return [resource, '*/*', ...wide].some((one) => all.includes(one));
}

/** Its certificate is another one after every rotation. */
const whoAnswers = (webhook: Values): Value =>
  blocksIn(fieldIn(webhook, 'clientConfig')).map(({ url = null, service }) => [
    url,
    blocksIn(service).map(({ name = null, namespace = null, path = null }) => [namespace, name, path]),
  ]);

const isOther = (before: Value | undefined, after: Value | undefined): boolean =>
  canonical(before) !== canonical(after);
