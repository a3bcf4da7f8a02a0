import { denyFloor } from '../../../constructs/identity/floor-actions';
import { allOfProject } from '../../../constructs/identity/presets';
import { isAfterApply } from '../reader';
import type { SetCell } from '../reading';
import { covers, type Right } from './right';

/**
 * Whether what is allowed is everything: every action of a product, anything on the whole account, all that there is to do in a
 * cluster or a bucket; or nobody knows what it is.
 */
export const isStar = ({ set, except = new Set() }: SetCell, rights: readonly Right[]): boolean =>
  set.size > 0 &&
  (isUnsure([...set]) ||
    rights.some(
      (right) => right.isStar === true || isUnsure([right.resource]) || isWholeProduct([...set], [...except], right),
    ));

/** Nobody knows which actions, or on what. */
const isUnsure = (names: readonly string[]): boolean => names.some(isAfterApply);

/** A `*` before the first part of the path of an action has ended: `*`, `publicCloudProject:*`, `publicCloudProject:apiovh:p*`. */
const wholeProduct = /^([^*/\s]*\*|[^*/]*\*$)/;

/**
 * What a service account may do in its one project isn't everything where the floor of projects is taken out: without that no
 * pipeline could deploy.
 */
function isWholeProduct(actions: readonly string[], except: readonly string[], right: Right): boolean {
  const whole = actions.filter((action) => wholeProduct.test(action) && right.actions.some((one) => one === action));
  const isInOneProject = right.isMachine === true && !right.resource.endsWith('*');
  return !isInOneProject ? whole.length > 0 : whole.some((action) => action !== allOfProject || !hasFloor(except));
}

const hasFloor = (except: readonly string[]): boolean =>
  denyFloor.project.every((action) => except.some((one) => covers(one, action)));
