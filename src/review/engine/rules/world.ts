import { monthOf } from '../../../../facts/fact-list';
import {
  type Givens,
  givens,
  ifKnown,
  rawOf,
  type Show,
  shown,
  text,
  UnknownGiven,
  valuesAt,
} from '../../../../providers/ovh/rules/given';
import { isMalformed, isSure, refusalsOf } from '../../../../providers/ovh/rules/refuse';
import { isIdentity, twinOf, uniqueRules } from '../../../../providers/ovh/rules/unique';
import { type Check, type ConfigMistake, mistakesIn } from '../../../../providers/ovh/rules/validate';
import type { Asked, Behaviour, Refusal } from '../../../../providers/ovh/schema/behaviour';
import { behaviourOf } from '../../../../providers/ovh/schema/sandbox';
import { checks } from '../../../../providers/ovh/schema/terraform';
import { schemaOf } from '../../../../providers/schemas';
import type { Block, Estate, Value } from '../../../estate/model';
import { factsOf } from '../facts';
import { EstateNeighbours } from './neighbours';
import { BlockOrigin, RuleValues } from './values';

/** Something that OVHcloud or its provider refuses, or may refuse. */
export interface Failure {
  readonly attribute?: string;
  /** In the words of the sandbox. */
  readonly says: string;
  readonly isSure: boolean;
}

/** The rules of a type. */
interface TypeRules {
  readonly checks: readonly Check[];
  /** In the order in which the API asks them. */
  readonly refusals: readonly Refusal[];
  readonly unique: readonly { readonly paths: readonly string[]; readonly isSure: boolean }[];
}

/** An estate and what is refused in it. */
export class World {
  readonly #values: RuleValues;
  readonly #neighbours: EstateNeighbours;
  /** What the settings say that OVHcloud has by now. */
  readonly #unlisted: ReadonlySet<string>;

  constructor(estate: Estate, isNew: (block: Block) => boolean) {
    this.#values = new RuleValues(estate);
    this.#neighbours = new EstateNeighbours(estate, this.#values, isNew);
    this.#unlisted = new Set(unlistedIn(estate.told?.settings ?? null));
  }

  /** What is known of a resource that is there. */
  whole(block: Block): Givens {
    return this.#values.whole(block);
  }

  /** What is wrong with making, changing or deleting a resource: all that the provider finds, else the first that the API refuses. */
  failures(operation: Asked['operation'], block: Block, before: Givens = {}): readonly Failure[] {
    const rules = rulesOf(block.type);
    if (rules === undefined) return [];
    const now = operation === 'delete' ? {} : this.#values.asked(block);
    const mistakes = mistakesIn(rules.checks, now);
    if (mistakes.length > 0) return mistakes.map(mistaken);
    const asked = { operation, type: block.type, now, before, id: givens({ id: ownId(block) })['id'] };
    return untilSure(this.#refused(rules, asked, block));
  }

  *#refused({ refusals, unique }: TypeRules, asked: Asked, block: Block): Generator<Failure> {
    const [neighbours, show] = [this.#neighbours.of(block), showIn(block.stack)];
    for (const { refusal, says } of refusalsOf(refusals, asked, neighbours, show)) {
      const { list } = refusal;
      if (list !== undefined && this.#isDeclared(asked.now, list.of)) continue;
      const told = list === undefined ? says : `${says} (not in the list of ${monthOf(list.in)})`;
      yield { says: told, isSure: isSure(refusal) };
    }
    for (const { paths, isSure: isCertain } of unique) {
      const twin = ifKnown(() => twinOf(asked.type, paths, asked.now, neighbours, () => false, show));
      if (twin) yield { says: twin.says, isSure: isCertain };
    }
  }

  #isDeclared(now: Givens, path: string): boolean {
    return valuesAt(now, path).some((value) => this.#unlisted.has(ifKnown(() => text(value)) ?? ''));
  }
}

/** The attribute is told beside what is said of it. */
const mistaken = ({ path, says }: ConfigMistake): Failure => ({
  attribute: path,
  says: says.replace(`${path} `, '').replace(/\.$/, ''),
  isSure: true,
});

/** Resources of other stacks with their stack. */
const showIn =
  (stack: string): Show =>
  (value) => {
    const raw = rawOf(value);
    return raw instanceof UnknownGiven && raw.origin instanceof BlockOrigin ? raw.origin.nameIn(stack) : shown(value);
  };

const ownId = (block: Block): UnknownGiven => new UnknownGiven(new BlockOrigin(block, 'id'));

/** `{ unlisted: '1.36' }` anywhere in the settings. */
function* unlistedIn(settings: Value): Generator<string> {
  if (typeof settings !== 'object' || settings === null) return;
  for (const [name, inner] of Object.entries(settings)) {
    if (name === 'unlisted' && typeof inner === 'string') yield inner;
    else yield* unlistedIn(inner);
  }
}

/** The first failure, and where that one isn't sure the first one that is: the API says one thing at a time. */
function untilSure(failures: Iterable<Failure>): readonly Failure[] {
  const found: Failure[] = [];
  for (const failure of failures) {
    if (failure.isSure) return [...found, failure];
    if (found.length === 0) found.push(failure);
  }
  return found;
}

const known = new Map<string, TypeRules | undefined>();

function rulesOf(type: string): TypeRules | undefined {
  if (!known.has(type)) {
    const schema = schemaOf(type);
    const behaviour: Behaviour = behaviourOf(type) ?? {};
    const refusals = (behaviour.refuses ?? []).filter(({ sandboxOnly }) => !sandboxOnly);
    known.set(
      type,
      schema && {
        checks: checks(schema),
        refusals: [...refusals.filter(isMalformed), ...refusals.filter((refusal) => !isMalformed(refusal))],
        // a type without a rule of its own is unique by its name in the sandbox only
        unique:
          behaviour.unique === undefined || behaviour.adopts
            ? []
            : uniqueRules(type, schema, behaviour).map((paths) => ({ paths, isSure: isIdentity(paths, behaviour) })),
      },
    );
  }
  return known.get(type);
}

/** What is known of something that exists and was made elsewhere. */
export const nothingKnown = ({ type }: Block): Givens =>
  givens(
    Object.fromEntries([...(factsOf(type)?.shape.fields?.keys() ?? [])].map((name) => [name, new UnknownGiven()])),
  );
