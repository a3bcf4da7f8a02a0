const secretWords =
  /(^|_)(password|passwords|passwd|passphrase|pwd|pass|pw|secret|secrets|token|tokens|credential|credentials|kubeconfig|authorization|bearer|cookie|otp|psk|pat|auth|sig|signature|dsn|htpasswd|payload)($|_)/;
const secretKeys =
  /(^|_)(api|access|private|secret|client|encryption|signing|master|shared|account|application|app|consumer|ssh|service|license|storage|pre_shared)_?(key|keys)($|_)|connection_?string|(^|_)key_(content|data|material|pem)/;
/** Names of what is about a secret and isn't one. */
const aboutSecrets =
  /_(ids?|names?|type|types|ttl|refs?|count|policy|urls?|uri|endpoint|urns?|path|file|algorithm|expires|expires_at|expires_in|expiration|reset|enabled|class|kind|mode|version|length|format|content_type)$/;

/** Whether a name says that its value is a secret: `write_token`, `clientSecret`, `OVH_APPLICATION_KEY`. */
export function isSecretName(name: string): boolean {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .toLowerCase();
  return (secretWords.test(words) || secretKeys.test(words)) && !aboutSecrets.test(words);
}
