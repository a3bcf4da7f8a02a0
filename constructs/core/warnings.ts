import { Annotations } from 'cdktf';
import type { IConstruct } from 'constructs';
import { describe, type Mistake } from './settings';

/**
 * Says what may be refused by OVHcloud and is none of the program's mistakes: a list that may be longer by now doesn't have it.
 * cdktf keeps it in `manifest.json` and prints it; a `LandingZoneApp` prints it too.
 */
export function warn(where: IConstruct, found: readonly Mistake[]): void {
  for (const one of found) Annotations.of(where).addWarning(describe(one, where.node.path));
}
