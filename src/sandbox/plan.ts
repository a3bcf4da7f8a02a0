import type { TerraformAttribute, TerraformBlock } from '../../providers/ovh/schema/terraform';
import { mapValues } from '../estate/map-values';
import {
  type CtyType,
  type CtyValue,
  elements,
  equal,
  isObject,
  isUnknown,
  members,
  type ObjectValue,
  unknownCty,
} from './cty';
import { blockType } from './model';

/** Marks every computed attribute without a value as unknown. Of an object that existed before, all have one, if only null. */
export function markComputed(
  block: TerraformBlock,
  config: ObjectValue,
  prior: ObjectValue | null,
  proposed: ObjectValue,
): ObjectValue {
  const planned: Record<string, CtyValue> = { ...proposed };
  for (const [name, attribute] of Object.entries(block.attributes ?? {})) {
    planned[name] = markAttribute(
      attribute,
      config[name] ?? null,
      prior === null ? undefined : (prior[name] ?? null),
      proposed[name] ?? null,
    );
  }
  for (const [name, inner] of Object.entries(block.block_types ?? {})) {
    planned[name] = markNested(
      inner.nesting_mode,
      inner.block,
      config[name] ?? null,
      prior?.[name],
      proposed[name] ?? null,
    );
  }
  return planned;
}

function markAttribute(
  attribute: TerraformAttribute,
  config: CtyValue,
  prior: CtyValue | undefined,
  proposed: CtyValue,
): CtyValue {
  if (proposed === null) return attribute.computed && config === null && prior === undefined ? unknownCty : null;
  const { nested_type: nested } = attribute;
  return nested === undefined ? proposed : markNested(nested.nesting_mode, nested, config, prior, proposed);
}

type Nesting = 'single' | 'list' | 'set' | 'map';

function markNested(
  nesting: Nesting,
  block: TerraformBlock,
  config: CtyValue,
  prior: CtyValue | undefined,
  proposed: CtyValue,
): CtyValue {
  if (proposed === null || isUnknown(proposed)) return proposed;
  const mark = (inConfig: CtyValue | undefined, before: CtyValue | undefined, value: CtyValue): CtyValue =>
    isObject(value) ? markComputed(block, members(inConfig), isObject(before) ? before : null, value) : value;
  switch (nesting) {
    case 'single':
      return mark(config, prior, proposed);
    case 'list':
      return elements(proposed).map((element, index) => mark(elements(config)[index], elements(prior)[index], element));
    case 'map':
      return mapValues(members(proposed), (element, key) => mark(members(config)[key], members(prior)[key], element));
    case 'set': {
      // Terraform has copied the computed values of elements it recognised, so only an equal element is an old one
      const type = blockType(block);
      return elements(proposed).map((element) => {
        const before = elements(prior).find((candidate) => equal(candidate, element, type));
        return mark(undefined, before, element);
      });
    }
  }
}

export type Path = readonly (string | number | { readonly key: string })[];

/** Where the values under a dotted path differ. A path leads through lists and maps, but not into sets: there the set is named. */
export function changedPaths(
  type: CtyType,
  path: string,
  prior: CtyValue | undefined,
  planned: CtyValue | undefined,
): Path[] {
  const found: Path[] = [];
  const visit = (
    at: Path,
    segments: readonly string[],
    of: CtyType,
    before: CtyValue | undefined,
    now: CtyValue | undefined,
  ): void => {
    if (equal(before, now, of)) return;
    const [segment, ...rest] = segments;
    const leaf = segment === undefined || typeof of === 'string' || of[0] === 'set' || of[0] === 'tuple';
    if (leaf || !present(before) || !present(now)) found.push(at);
    else if (of[0] === 'object')
      visit([...at, segment], rest, of[1][segment] ?? 'dynamic', members(before)[segment], members(now)[segment]);
    else if (of[0] === 'map') {
      for (const [key, value] of Object.entries(members(now)))
        visit([...at, { key }], segments, of[1], members(before)[key], value);
    } else if (elements(before).length !== elements(now).length) found.push(at);
    else
      for (const [index, value] of elements(now).entries())
        visit([...at, index], segments, of[1], elements(before)[index], value);
  };
  visit([], path.split('.'), type, prior, planned);
  return found;
}

const present = (value: CtyValue | undefined): boolean => value !== null && value !== undefined && !isUnknown(value);

/** A path as the protocol's message. */
export const pathMessage = (path: Path) => ({
  steps: path.map((step) => {
    if (typeof step === 'string') return { attribute_name: step };
    return typeof step === 'number' ? { element_key_int: step } : { element_key_string: step.key };
  }),
});

/** Sets a top-level attribute, or one in objects and lists under it, wherever `change` gives a value. */
export function setPath(
  value: CtyValue | undefined,
  segments: readonly string[],
  change: (old: CtyValue) => CtyValue,
): CtyValue {
  const [segment, ...rest] = segments;
  if (segment === undefined) return change(value ?? null);
  if (Array.isArray(value)) return elements(value).map((element) => setPath(element, segments, change));
  return isObject(value) ? { ...value, [segment]: setPath(value[segment], rest, change) } : (value ?? null);
}
