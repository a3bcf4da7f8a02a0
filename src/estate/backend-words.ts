import { canonical } from './canonical';
import { isValues, type Value } from './model';

const switches = ['use_lockfile', 'encrypt', 'acl'];
/** Where and how a lock is asked for. */
export const lockWords = ['dynamodb_table', 'lock_address', 'unlock_address', 'lock_method', 'unlock_method'];
/** Whether whoever answers is believed. */
export const trustWords = ['skip_cert_verification', 'insecure'];

/** Whether an argument of a backend says how a state is guarded, and not where it is. */
export const isGuard = (name: string): boolean => [...switches, ...lockWords, ...trustWords].includes(name);

/** How often it is tried, and what isn't asked before: whatever is in neither list may say where a state is. */
const technical =
  /^(max_retries|retry_\w+|use_path_style|force_path_style|skip_(credentials_validation|metadata_api_check|region_validation|requesting_account_id|s3_checksum))$/;

/** Whether no word of two backends differs that says where the state is. */
export function saySamePlace(before: Value, after: Value): boolean {
  const without = (backend: Value): string =>
    canonical(
      isValues(backend)
        ? Object.fromEntries(
            Object.entries(backend).map(([kind, config]) => [
              kind,
              isValues(config)
                ? Object.fromEntries(Object.entries(config).filter(([name]) => !technical.test(name) && !isGuard(name)))
                : config,
            ]),
          )
        : backend,
    );
  return without(before) === without(after);
}
