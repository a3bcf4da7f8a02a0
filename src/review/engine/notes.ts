import { maskText } from '../../../constructs/core/secrets/mask';
import { masked } from '../../../constructs/core/secrets/masked';
import { isWithin } from '../../estate/attribute-paths';
import { flagOf } from '../../estate/flag';
import type { TakenOver } from '../../estate/imports';
import { type Block, isValues, type Value, type Values } from '../../estate/model';
import { isExpression } from '../../estate/references';
import { heldBy, lossOf, takenAnew } from '../../readings/losses';
import { nestedIn } from '../../readings/reader';
import type { Action, Note } from '../report/report';
import type { BlockChange, Reason } from './change';
import type { Found } from './diff';
import type { Facts } from './facts';
import { isOfRepeat } from './instances';
import { happens } from './lowered';

interface Change {
  readonly action: Action;
  readonly before?: Block;
  readonly after?: Block;
  readonly facts?: Facts;
  readonly differences: readonly Found[];
  /** Why each later apply makes it anew, too. */
  readonly again?: readonly Reason[];
  readonly imported?: TakenOver;
  /** Whether what an argument of it names is there before. @default true */
  readonly isThere?: (after: Block, argument: string) => boolean;
}

/** What happens to a resource otherwise than its plan says. */
export function notesOf({
  action,
  before,
  after,
  facts,
  differences,
  imported,
  again,
  isThere = () => true,
}: Change): BlockChange['notes'] {
  const makes = action === 'add' || action === 'replace' || action === 'move';
  const destroys = action === 'destroy' || action === 'replace' || action === 'move';
  const notes: Note[] = [];
  if (destroys) notes.push(...protections(action, before, after));
  if (imported !== undefined) {
    const ids = maskText(imported.ids.join(', '));
    const rest = imported.isAll ? masked`nothing is created` : masked`the rest is created`;
    notes.push({ effect: 'imports', says: masked`takes over ${ids}; ${rest}` });
  }
  const { loses, keeps } = before === undefined ? {} : heldBy(before);
  if (destroys && keeps !== undefined) notes.push({ effect: 'keeps', says: maskText(keeps) });
  if (action === 'change' && loses !== undefined) notes.push(...uncounted(differences, loses));
  if (after !== undefined) notes.push(...lostAgain(again, lossOf(after)));
  for (const danger of facts?.dangers ?? []) {
    const { effect, attributes, when, says: told } = danger;
    const says = maskText(told);
    if (when === 'adopted' || when === 'imported') {
      const isNow = when === 'imported' ? imported !== undefined : makes && imported?.isAll !== true;
      const attribute = isNow && after !== undefined ? takenAnew(danger, after.body) : undefined;
      if (attribute !== undefined) notes.push({ effect: 'wipes', attribute: maskText(attribute), says });
      continue;
    }
    if (when === 'added') {
      if (action === 'add' && after !== undefined && isThere(after, danger.named ?? '')) {
        const attribute = attributes?.find((name) => saysAt(after.body, name.split('.')));
        if (attribute !== undefined) notes.push({ effect: 'wipes', attribute: maskText(attribute), says });
      }
      continue;
    }
    if (effect === 'keeps' && destroys) notes.push({ effect, says });
    if (makes && (effect === 'buys' || (effect === 'wipes' && attributes === undefined))) notes.push({ effect, says });
    if (action !== 'change' || (effect !== 'ignored' && effect !== 'wipes')) continue;
    const attribute = attributes?.find((name) =>
      differences.some((found) =>
        isWithin(found.attribute, name) ? happens(found, when) : when !== undefined && isLess(found, name),
      ),
    );
    if (attribute !== undefined) notes.push({ effect, attribute: maskText(attribute), says });
  }
  return notes;
}

/** Whether something stands at a path without indices, or nobody knows what stands on the way to it. */
function saysAt(body: Values, [name = '', ...rest]: readonly string[]): boolean {
  if (isExpression(body[name])) return true;
  const inside = nestedIn(body, name);
  return rest.length === 0 ? inside.length > 0 : inside.some((one) => saysAt(one, rest));
}

/** Made anew for good: what is in it is lost with each apply, and no later review has a change to tell that of. */
function lostAgain([reason]: readonly Reason[] = [], loses: string | undefined): Note[] {
  if (reason === undefined || loses === undefined) return [];
  const what = reason.because === undefined ? masked`which` : maskText(reason.because);
  const says = masked`${what} is another one at each apply, so each later apply replaces it again, and loses: ${maskText(loses)}`;
  return [{ effect: 'wipes', attribute: maskText(reason.attribute), says }];
}

/** Instances that only Terraform can count: there may be fewer of them. */
function* uncounted(differences: readonly Found[], loses: string): Generator<Note> {
  const repeated = differences.find(isOfRepeat);
  if (repeated === undefined) return;
  const attribute = maskText(repeated.path);
  const says = masked`only Terraform knows how many there will be; of those that it destroys is lost: ${maskText(loses)}`;
  yield { effect: 'wipes', attribute, says };
}

/** Whether a number in something that comes or changes as a whole gets smaller, or is there from now on. */
function isLess({ attribute, before, after }: Found, name: string): boolean {
  if (!name.startsWith(`${attribute}.`)) return false;
  const [old, now] = [before, after].map((whole) =>
    name
      .slice(attribute.length + 1)
      .split('.')
      .reduce<Value | undefined>((value, key) => (isValues(value) ? value[key] : undefined), whole),
  );
  return now !== undefined && now !== null && happens({ before: old, after: now }, 'lowered');
}

function* protections(action: Action, before: Block | undefined, after: Block | undefined): Generator<Note> {
  if (action === 'replace' && flagOf(after?.lifecycle['prevent_destroy']) === true) {
    yield { effect: 'fails', says: masked`prevent_destroy is set; Terraform refuses the plan until it is taken away` };
  } else if (action !== 'replace' && flagOf(before?.lifecycle['prevent_destroy']) === true) {
    const gone = masked`it had prevent_destroy, which protects nothing once the resource is gone from the program`;
    yield { effect: 'unprotects', says: gone };
  }
}
