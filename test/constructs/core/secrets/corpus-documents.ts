import type { Plant } from './corpus';
import { each } from './corpus-parts';
import { password } from './generated';

const json = JSON.stringify;
const words = (seed: number): string => `sesame ${seed} street`;

/** Secrets under their names in the languages of configurations. */
export const documents: Readonly<Record<string, Plant>> = {
  ...each('document', words, {
    'JSON: object': (secret) => json({ db: { password: secret, port: 5432 } }),
    'JSON: JSON in it': (secret) => json({ config: json({ client_secret: secret }) }),
    'JSON: JSON in JSON in it': (secret) => json({ a: json({ b: json({ token: secret, size: 2 }) }) }),
    'JSON: list under a name': (secret) => json({ passwords: ['one', secret], size: 1 }),
    'JSON: object under a name': (secret) => json({ secrets: { shop: { main: secret } } }),
    'JSON: name and value': (secret) => json([{ name: 'DB_PASSWORD', value: secret }]),
    'JSON: value and name': (secret) => json([{ value: secret, name: 'PGPASSWORD' }]),
    'JSON: key and value': (secret) => json({ list: [{ key: 'unseal_key', type: 'text', value: secret }] }),
    'JSON: Secret of Kubernetes': (secret) => json({ kind: 'Secret', metadata: { name: 'a' }, data: { user: secret } }),
    'JSON: stringData': (secret) => json({ apiVersion: 'v1', stringData: { shop: secret } }),
    'JSON: docker': (secret) => json({ auths: { 'registry.acme.example': { auth: secret } } }),
    'JSON: indented': (secret) => json({ a: { adminPassword: secret, b: [1] } }, undefined, 2),
    'JSON: in a text': (secret) => `config is ${json({ a: { secret: { b: secret } }, c: 1 })} now`,
    'JSON: quotes in a password': (secret) => `{"password":"a\\"${secret}","b":1} trailing`,
    'JSON: twice': (secret) => `{"password":"${secret}","password":"b"}`,
    'expression: jsonencode': (secret) => `\${jsonencode({password = "${secret}"})}`,
    'expression: jsonencode, nested': (secret) =>
      `\${jsonencode({db = {user = var.user, "token" : "${secret}"}, size = 1})}`,
    'expression: yamlencode of a list': (secret) => `\${yamlencode({secrets = ["a", "${secret}"]})} and more`,
    'expression: behind a name': (secret) => `DB_PASSWORD=\${base64encode("${secret}")}`,
    'expression: beside others': (secret) => `\${merge(local.a, {client_secret = "${secret}"})}\${local.b}`,
    'expression: in a text of an expression': (secret) => `\${format("%s", "x \${jsonencode({token = "${secret}"})}")}`,
    'expression: heredoc': (secret) => `\${jsonencode({password = <<EOT\n${secret}\nEOT\n})}`,
  }),
  ...each('values', words, {
    'YAML: scalar': (secret) => `db:\n  user: shop\n  password: ${secret}\n`,
    'YAML: comment behind it': (secret) => `  password: ${secret}   # of the shop\n  user: shop\n`,
    'YAML: quotes': (secret) => `db:\n  password: "${secret}"\n  user: shop\n`,
    'YAML: block': (secret) => `auth:\n  clientSecret: |\n    ${secret}\n    second line\n  user: shop\n`,
    'YAML: folded block': (secret) => `auth:\n  token: >-\n\n    first\n\n    ${secret}\n  user: shop\n`,
    'YAML: next line': (secret) => `auth:\n  token:\n    ${secret}\n  user: shop\n`,
    'YAML: next lines': (secret) => `auth:\n  password: one\n    ${secret}\n  user: shop\n`,
    'YAML: list': (secret) => `tokens:\n- one\n- ${secret}\nsize: 2\n`,
    'YAML: map': (secret) => `secrets:\n  shop: one\n  other:\n    main: ${secret}\nsize: 2\n`,
    'YAML: flow': (secret) => `shop: {user: a, password: ${secret}, size: 1}\n`,
    'YAML: name and value': (secret) =>
      `env:\n  - name: DB_PASSWORD\n    value: ${secret}\n  - name: SIZE\n    value: "1"\n`,
    'YAML: name of a key and value': (secret) =>
      `env:\n  - name: PRESHARED_KEY\n    value: ${secret}\n  - name: SIZE\n    value: "1"\n`,
    'YAML: in French': (secret) => `base:\n  utilisateur: shop\n  mot_de_passe: ${secret}\n`,
    'YAML: value and name': (secret) =>
      `env:\n  - value: ${secret}\n    name: PGPASSWORD\n  - value: "1"\n    name: SIZE\n`,
    'YAML: name and block': (secret) => `env:\n  - name: DB_PASSWORD\n    value: |\n      ${secret}\n  - name: SIZE\n`,
    'YAML: stringData': (secret) => `kind: Secret\nmetadata:\n  name: a\nstringData:\n  user: ${secret}\n`,
    'YAML: data of a Secret': (secret) => `kind: Secret\nmetadata:\n  name: a\ndata:\n  user: ${secret}\n`,
    'YAML: list under a key of a list': (secret) =>
      `- name: shop\n  passwords:\n    - one\n    - ${secret}\n- name: b\n`,
    'cloud-init: chpasswd list': (secret) =>
      `#cloud-config\nchpasswd:\n  list: |\n    root:${secret}\n  expire: false\n`,
    'cloud-init: chpasswd users': (secret) =>
      `#cloud-config\nchpasswd:\n  expire: false\n  users:\n    - {name: root, password: ${secret}, type: text}\n`,
    'cloud-init: passwd of a user': (secret) =>
      `#cloud-config\nssh_pwauth: true\nusers:\n  - name: admin\n    passwd: ${secret}\n    lock_passwd: false\n`,
    'cloud-init: plain text': (secret) =>
      `users:\n  - name: admin\n    plain_text_passwd: '${secret}'\n    groups: sudo\n`,
    'TOML: basic': (secret) => `[database]\nuser = "shop"\npassword = "${secret}"\nport = 5432\n`,
    'TOML: literal': (secret) => `[database]\npassword = '${secret}'\nport = 5432\n`,
    'TOML: lines': (secret) => `[database]\npassword = """\n${secret}\nmore"""\nport = 5432\n`,
    'TOML: inline table': (secret) => `database = { user = "shop", password = "${secret}", port = 5432 }\n`,
    'TOML: table with a secret name': (secret) =>
      `[shop.credentials]\nuser = "shop"\nmain = "${secret}"\n[other]\nsize = 1\n`,
    'INI: section with a secret name': (secret) => `[secrets]\nshop = ${secret}\n\n[other]\nsize = 1\n`,
    properties: (secret) => `spring.datasource.username=shop\nspring.datasource.password = ${secret}\n`,
    'HCL: attribute': (secret) => `resource "x" "y" {\n  user     = "shop"\n  password = "${secret}"\n}\n`,
    'HCL: name and value': (secret) =>
      `env {\n  name  = "DB_PASSWORD"\n  value = "${secret}"\n}\nenv {\n  name = "SIZE"\n}\n`,
    'HCL: value and name': (secret) => `env {\n  value = "${secret}"\n  name  = "PGPASSWORD"\n}\n`,
    'HCL: heredoc': (secret) => `password = <<-EOT\n  ${secret}\n  EOT\nuser = "shop"\n`,
    'XML: element': (secret) => `<db><user>shop</user><password>${secret}</password></db>`,
    'XML: element with attributes': (secret) => `<db><dbPassword encrypted="false">${secret}</dbPassword></db>`,
    'XML: element in a namespace': (secret) => `<a:password xmlns:a="urn:a">${secret}</a:password>`,
    'XML: nested elements': (secret) => `<db><credentials><user>shop</user><main>${secret}</main></credentials></db>`,
    'XML: CDATA': (secret) => `<db><password><![CDATA[${secret}]]></password></db>`,
    'XML: attribute': (secret) => `<user name="shop" password="${secret}" roles="admin"/>`,
    'XML: name and value': (secret) => `<property name="db.password" value="${secret}"/>`,
    'XML: value and name': (secret) => `<add value="${secret}" key="DbPassword"/>`,
    'XML: named element': (secret) => `<config><entry key="admin_password">${secret}</entry></config>`,
    'XML: property list': (secret) => `<dict><key>Password</key><string>${secret}</string></dict>`,
    'XML: connection string': (secret) =>
      `<add name="shop" connectionString="Server=db;User Id=sa;Password=${secret};"/>`,
  }),
  ...each('values', password, {
    'environment: file': (secret) => `USER=shop\nDB_PASSWORD=${secret}\nSIZE=1\n`,
    'environment: Docker': (secret) => `FROM a\nENV DB_PASSWORD=${secret}\nRUN b\n`,
    'environment: Compose': (secret) => `environment:\n  - USER=shop\n  - DB_PASSWORD=${secret}\n`,
    netrc: (secret) => `machine git.acme.example\nlogin shop\npassword ${secret}\n`,
    query: (secret) => `https://api.acme.example/v1?size=1&access_token=${secret}&b=2`,
    'connection string': (secret) => `Server=db;Database=shop;User Id=sa;Password=${secret};Encrypt=true`,
  }),
};
