/** A switch, and what says that there is nothing. */
export const isSwitch = (text: string): boolean =>
  /^["']?(?:true|false|yes|no|on|off|enabled|disabled|required|optional|null|nil|none|undefined|inherit|~|""|'')["']?$/i.test(
    text.trim(),
  );

const names = /[\w.-]{1,120}["']?[ \t]{0,40}[:=]/g;

/** Whether a part of a text holds switches and nothing else: `true → false`, `[true, false]`, lines of `rotate: true`. */
export function areSwitches(text: string): boolean {
  if (text.length > 500 || !/\b(?:true|false|null)\b/.test(text)) return false;
  const values = /^\s*[{[\n]/.test(text) ? text.replaceAll(names, ' ') : text;
  const said = values.split(/[\s,;{}[\]"'`+→>-]+/).filter((value) => value !== '');
  return said.length > 0 && said.every((value) => /^(?:true|false|null)$/.test(value));
}

/** A way to log in: what stands behind `auth:`. */
export const isLogin = (text: string): boolean =>
  /^["']?(?:basic|digest|bearer|ldap|oidc|oauth2?|saml|token|iam|jwt|mtls|tls|anonymous|certificate|kerberos|password)["']?$/i.test(
    text.trim(),
  );

/** What a shell, a pipeline or a chart puts a value in for. */
export const isVariable = (text: string): boolean =>
  /^(?:\$\$?\{?[A-Z_][A-Z0-9_]*\}?|\$\{\{[^{}]*\}\}|\{\{[^{}]*\}\}|\$\([A-Z_][A-Z0-9_]*\)|%[A-Z_]+%|<[a-z][a-z _-]*>|\*{3,}|\.{3}|…|(?:var|local|data|module|each)\.[A-Za-z_][\w.[\]-]*)$/.test(
    text.trim(),
  );

/** Of what anybody may know, the forms in which it is kept: public keys, certificates. */
export const publicForms = [
  String.raw`-----BEGIN (?:CERTIFICATE|TRUSTED CERTIFICATE|X509 CRL|CERTIFICATE REQUEST|NEW CERTIFICATE REQUEST|[A-Z0-9 ]{0,20}PUBLIC KEY(?: BLOCK)?|PGP SIGNATURE|DH PARAMETERS|EC PARAMETERS|CMS|PKCS7)-----[A-Za-z0-9+/=\s\\:,.()@<>-]*?-----END [A-Z0-9 ]{0,40}-----`,
  String.raw`\b(?:ssh-(?:rsa|dss|ed25519)|(?:sk-)?(?:ssh-ed25519|ecdsa-sha2-\w{1,20})(?:@openssh\.com)?)[ ]AAAA[A-Za-z0-9+/=]+`,
  // a certificate once more in base64
  String.raw`\bLS0tLS1CRUdJTiBD[A-Za-z0-9+/=]+`,
];

const publicText = new RegExp(`^(?:${publicForms.join('|')})[ \\w.@-]{0,100}$`);

/** Whether a text is a public key or a certificate and nothing else. */
export const isPublic = (text: string): boolean => publicText.test(text.trim());
