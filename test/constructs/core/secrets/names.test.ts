import { expect, test } from 'vitest';
import { isSecretName, isSelection } from '../../../../constructs/core/secrets/names';

test.each(
  `password dbPassword OVH_APPLICATION_SECRET writeToken api-key privateKeyPem clientSecret dbpassword adminpass hmac_key tls_key unseal_key
  service_account_json PGPASSWORD connectionString sas_token rootpw password1 DB_PASSWORD_PROD app.kubernetes.io/client-secret stringData
  spring.datasource.password APIKey apikey key.pem id_rsa .dockerconfigjson htpasswd_hash encryptionKeys auth pin`.split(
    /\s+/,
  ),
)('the name %s tells a secret', (name) => {
  expect(isSecretName(name)).toBe(true);
});

test.each(
  `secret_name secretName token_ttl author key keys public_key ssh_public_key ssh_key key_id secretRef tokenUrl authority passenger bypass
  deletion_protection password_policy password_length max_tokens proxy_pass existingSecret imagePullSecrets existingSecretPasswordKey
  checksum/secret partition_key primaryKey sort_key access_key_id encryption_key_id secret_type passwordLastUpdate tokenizer compass
  monkey keyboard credentials_provider keypair authorized_keys s3.skip_credentials_validation backend.max_tokens pass_through mail_pass_rate
  country_code zip_codes user_data pem_contents key_vault key_usage_period`.split(/\s+/),
)('the name %s tells none', (name) => {
  expect(isSecretName(name)).toBe(false);
});

test.each<[names: readonly string[], expected: boolean]>([
  [['name'], true],
  [['name', 'namespace', 'key'], true],
  [['key'], false],
  [['name', 'size'], false],
  [[], false],
])('%j say which secret something is about: %s', (names, expected) => {
  expect(isSelection(names)).toBe(expected);
});
