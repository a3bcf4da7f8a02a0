import { Construct, type IConstruct } from 'constructs';

/** Kind of node metadata in which a construct keeps where in the settings it comes from; see `landing-zone.json`. */
export const originMetadata = 'origin';

/**
 * A path in the settings, such as `nodePools.jobs`: from the settings of a construct, or with a `/` in front from the root of a
 * whole landing zone's.
 */
export type SettingsPath = string;

/** A path from the root of all settings, without the `/`; absent where nothing is known of the settings that it begins in. */
export function pathFromRoot(path: SettingsPath, around: string | undefined): string | undefined {
  if (path.startsWith('/')) return path.slice(1);
  if (around === undefined || around === '' || path === '') return around === '' ? path : around;
  return `${around}.${path}`;
}

/** What is told of a construct, and holds for everything inside it that nothing else is told of. */
export interface Origin {
  /** Its settings, from those of the construct around it. */
  readonly path?: SettingsPath;
  /** Settings behind a Terraform attribute, or behind a part of one such as `metadata.labels`, from its own settings. */
  readonly attributes?: Readonly<Record<string, SettingsPath | readonly SettingsPath[]>>;
}

/**
 * Tells which part of the settings a construct is made from. Whoever takes that part out of the settings knows, and tells it:
 * the loop over a map of settings, not the construct, which may be made without any.
 */
export function madeFrom<T extends IConstruct>(construct: T, path: SettingsPath): T {
  construct.node.addMetadata(originMetadata, { path } satisfies Origin);
  return construct;
}

/**
 * Tells which settings an attribute comes from, where that isn't the construct's own setting of the same name (`issuer_url`, `issuerUrl`):
 * a setting with another name, or one that stands elsewhere. Of several those count that differ when two programs are compared.
 */
export function attributesFrom(construct: IConstruct, attributes: NonNullable<Origin['attributes']>): void {
  construct.node.addMetadata(originMetadata, { attributes } satisfies Origin);
}

/** The name of a setting, from the id of the construct that is made from it: `nodePools` of `NodePools`. */
export const settingOf = (id: string): string => id.charAt(0).toLowerCase() + id.slice(1);

/**
 * Makes a construct for each entry of a map in the settings, with the entry's id as its own, below a construct that they share. What is
 * made can't know the key, so that nothing is named after it; the result has the keys of the map.
 *
 * @param id id of that construct; with a small first letter it is the name of the map in the settings
 * @param path where the map is when that isn't so
 */
export function makeEach<Entry extends { readonly id: string }, Made extends IConstruct>(
  scope: Construct,
  id: string,
  entries: Readonly<Record<string, Entry>>,
  make: (scope: Construct, id: string, entry: Omit<Entry, 'id'>) => Made,
  path: SettingsPath = settingOf(id),
): Record<string, Made> {
  const shared = madeFrom(new Construct(scope, id), path);
  return Object.fromEntries(
    Object.entries(entries).map(([key, { id: own, ...entry }]) => [key, madeFrom(make(shared, own, entry), key)]),
  );
}
