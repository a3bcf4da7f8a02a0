import { maskText } from '../../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../../constructs/core/secrets/masked';
import { canonical } from '../../../estate/canonical';
import { mapValues } from '../../../estate/map-values';
import { isList, isValues, type Stack, type Value } from '../../../estate/model';
import { isExpression } from '../../../estate/references';
import type { Classifier, Meaning } from './classes';

const other = (says: Masked): Meaning => ({ class: 'provider', says });

/** Another provider, another version or configuration of one, and resources that change over to another one. */
export const otherProvider: Classifier = ({ where, part, before, after, blocks, files }, around) => {
  const { others, before: base } = around;
  if (part === 'file' && (files?.after ?? files?.before)?.role === 'lock') {
    return [other(masked`versions and hashes of the providers are locked differently`)];
  }
  if (part === 'provider') {
    const now = blocks?.after?.provider;
    if (now === undefined || blocks?.after?.kind === 'module') return [];
    const was = blocks?.before?.provider;
    if (was === undefined) {
      const implied = impliedBy(now, around.after);
      const isNew = base === undefined || !usesProvider(base, now);
      if (implied !== undefined && isNew) {
        return [other(masked`uses the provider ${maskText(implied)}, which no required_providers names`)];
      }
      return now.includes('.') && base !== undefined
        ? [other(masked`uses the configuration ${maskText(now)} of its provider`)]
        : [];
    }
    return [other(masked`uses the provider configuration ${maskText(now)} instead of ${maskText(was)}`)];
  }
  if (part === 'body') return handedOver(before, after, blocks?.before?.kind === 'module');
  if (part !== 'section') return [];
  const [, name = ''] = /^(?:provider|terraform\.required_providers)\.?(.*)$/.exec(where) ?? [];
  if (where.startsWith('provider.')) {
    // a new stack is held against those that are there: one that talks to somebody else stands out
    const isKnown = others.some((stack) => isSameConfiguration(stack, name, after)) || !saysSomething(literals(after));
    if (base === undefined && isKnown) return [];
    return [other(configured(name, before, after))];
  }
  if (where === 'terraform.required_providers') return requirements(before, after, base === undefined ? others : []);
  if (where === 'terraform.required_version') {
    if (base === undefined && others.some(({ terraform }) => terraform['required_version'] === after)) return [];
    const was = before === undefined ? masked`any version` : maskText(String(before));
    const now = after === undefined ? masked`any version of Terraform` : masked`Terraform ${maskText(String(after))}`;
    return [other(masked`needs ${now} instead of ${was}`)];
  }
  return [];
};

/** Configurations of providers that a module is given. */
function handedOver(before: Value | undefined, after: Value | undefined, isModule: boolean): Meaning[] {
  if (!isModule || !isValues(before) || !isValues(after)) return [];
  const [old, now] = [before['providers'] ?? {}, after['providers'] ?? {}];
  return canonical(old) === canonical(now)
    ? []
    : [other(masked`the module uses other configurations of its providers`)];
}

/** Source that Terraform assumes for a provider that isn't required by name; none where it is, and for the one that is built in. */
function impliedBy(provider: string, { terraform }: Stack): string | undefined {
  const [name = ''] = provider.split('.');
  return name === 'terraform' || entriesOf(terraform['required_providers']).has(name) ? undefined : `hashicorp/${name}`;
}

const usesProvider = ({ blocks }: Stack, name: string): boolean =>
  [...blocks.values()].some(({ provider }) => provider === name);

/** Whether two configurations are the same in what they say themselves: what a reference leads to is in the estate. */
const isSameConfiguration = ({ providers }: Stack, name: string, config: Value | undefined): boolean =>
  canonical(literals(providers[name])) === canonical(literals(config));

function literals(value: Value | undefined): Value {
  if (typeof value === 'string') return isExpression(value) ? null : value;
  if (isList(value)) return value.map(literals);
  if (!isValues(value)) return value ?? null;
  return mapValues(value, literals);
}

/** Whether it says anything itself, apart from names. */
const saysSomething = (value: Value): boolean =>
  typeof value === 'object' && value !== null ? Object.values(value).some(saysSomething) : value !== null;

function configured(name: string, before: Value | undefined, after: Value | undefined): Masked {
  const provider = maskText(name);
  if (before === undefined) return masked`provider ${provider} is configured`;
  return after === undefined
    ? masked`provider ${provider} is no longer configured`
    : masked`provider ${provider} is configured differently`;
}

/** Source and version of each provider. */
function requirements(before: Value | undefined, after: Value | undefined, others: readonly Stack[]): Meaning[] {
  const [old, now] = [entriesOf(before), entriesOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((name): Meaning[] => {
    const [one, two] = [old.get(name), now.get(name)];
    if (one !== undefined && two !== undefined && one.source === two.source && one.version === two.version) return [];
    const provider = masked`provider ${maskText(name)}`;
    if (two === undefined) return [other(masked`${provider} is no longer needed`)];
    if (one === undefined) {
      const isKnown = others.some(({ terraform }) => {
        const entry = entriesOf(terraform['required_providers']).get(name);
        return entry?.source === two.source && entry.version === two.version;
      });
      return isKnown ? [] : [other(masked`${provider} is new: ${two.source} ${two.version}`)];
    }
    if (one.source !== two.source)
      return [other(masked`${provider} comes from ${two.source} instead of ${one.source}`)];
    const isMajor = majorOf(one.version) !== majorOf(two.version);
    return [
      other(
        masked`${provider} is ${two.version} instead of ${one.version}${isMajor ? masked`, another major version` : masked``}`,
      ),
    ];
  });
}

interface Requirement {
  readonly source: Masked;
  readonly version: Masked;
}

function entriesOf(required: Value | undefined): ReadonlyMap<string, Requirement> {
  if (!isValues(required ?? null)) return new Map();
  return new Map(
    Object.entries(required as { readonly [name: string]: Value }).map(([name, entry]) => {
      const [source, version] = isValues(entry) ? [entry['source'], entry['version']] : [undefined, entry];
      return [
        name,
        { source: maskText(String(source ?? name)), version: maskText(String(version ?? 'of any version')) },
      ];
    }),
  );
}

/** The first number in a version or constraint. */
const majorOf = (version: string): string | undefined => /\d+/.exec(version)?.[0];
