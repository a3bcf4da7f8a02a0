import { maskText } from '../../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../../constructs/core/secrets/masked';
import { saySamePlace } from '../../../estate/backend-words';
import { canonical } from '../../../estate/canonical';
import { isValues, type Stack, type Value } from '../../../estate/model';
import { shareState } from '../../../estate/states';
import type { Classifier } from './classes';

/** A state that is kept elsewhere, or encrypted otherwise: Terraform finds none there and makes everything again. */
export const stateMoves: Classifier = (
  { where, part, before, after },
  { before: base, after: head, others, moves },
) => {
  if (part !== 'section') return [];
  if (where === 'terraform.encryption') {
    return [
      {
        class: 'state',
        says: masked`the state is encrypted otherwise; what is there can only be read with the old keys`,
      },
    ];
  }
  if (where !== 'terraform.backend' && where !== 'terraform.cloud') return [];
  if (base === undefined) {
    const isKnown =
      others.length === 0 || others.some(({ terraform }) => store(terraform[nameOf(where)]) === store(after));
    return isKnown
      ? []
      : [{ class: 'state', says: masked`its state is kept elsewhere than that of every stack in the base` }];
  }
  const [from, to] = [kindOf(base), kindOf(head)].map(maskText) as [Masked, Masked];
  const how = from === to ? masked`the state is kept elsewhere (${to})` : masked`the state moves from ${from} to ${to}`;
  if (before !== undefined && after !== undefined && saySamePlace(before, after)) return [];
  const owner = others.find((other) => shareState(head, other));
  const does =
    owner === undefined
      ? masked`Terraform finds none there, and would make everything again`
      : masked`there is the one of ${maskText(owner.id)}, and Terraform would destroy what that stack has made`;
  return [
    {
      class: 'state',
      says: masked`${how}: ${does}`,
      doWith: moves.of(base, head),
    },
  ];
};

/** A new stack that says nothing of its state keeps it in a file, where no other one does. */
export const keptElsewhere = ({ terraform }: Stack, others: readonly Stack[]): readonly Masked[] => {
  const saysNothing = (of: Stack['terraform']): boolean =>
    (of['backend'] ?? null) === null && (of['cloud'] ?? null) === null;
  const isOnlyOne = others.length > 0 && !others.some((other) => saysNothing(other.terraform));
  return saysNothing(terraform) && isOnlyOne
    ? [masked`its state is kept in a file of its folder, unlike that of every stack in the base`]
    : [];
};

const nameOf = (where: string): string => where.replace('terraform.', '');

/** Where a state is kept, apart from the name that each stack has of its own. */
function store(backend: Value | undefined): string {
  if (!isValues(backend ?? null)) return canonical(null);
  return canonical(
    Object.fromEntries(
      Object.entries(backend as { readonly [kind: string]: Value }).map(([kind, config]) => [
        kind,
        isValues(config)
          ? Object.fromEntries(
              Object.entries(config).filter(([name]) => !/^(key|path|prefix|name|workspaces)$/.test(name)),
            )
          : config,
      ]),
    ),
  );
}

function kindOf({ terraform }: Stack): string {
  if (terraform['cloud'] !== undefined) return 'cloud';
  const { backend } = terraform;
  const kinds = isValues(backend) ? Object.keys(backend).filter((kind) => backend[kind] !== null) : [];
  return kinds.join() || 'local';
}
