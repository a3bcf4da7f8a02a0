import type { Plant } from './corpus';
import { each } from './corpus-parts';
import { password } from './generated';

/** Secrets that are given to a command. */
export const commandLines: Readonly<Record<string, Plant>> = each('user_data', password, {
  'mysql -p': (secret) => `mysql -h db -ushop -p${secret} shop < dump.sql\n`,
  'mysqldump -p': (secret) => `mysqldump -u shop -p'${secret}' shop | gzip > /backup\n`,
  'mysql --password': (secret) => `mysql --user shop --password ${secret} shop\n`,
  'mysql --password=': (secret) => `mysql --user=shop --password=${secret} shop\n`,
  'mysql in a list': (secret) => `runcmd:\n  - ["mysql", "-ushop", "-p${secret}", "shop"]\n`,
  'flag in a list': (secret) => `command: ["run", "--client-secret", "${secret}", "--size", "1"]\n`,
  'flag in lines of YAML': (secret) => `args:\n  - --token\n  - ${secret}\n  - --size\n  - "1"\n`,
  'flag in lines of a command': (secret) => `helm upgrade shop \\\n  --password \\\n  ${secret} \\\n  --wait\n`,
  'sshpass -p': (secret) => `sshpass -p ${secret} ssh root@host\n`,
  'sshpass -p joined': (secret) => `sshpass -p${secret} scp a root@host:\n`,
  'PGPASSWORD before psql': (secret) => `PGPASSWORD=${secret} psql -h db -U shop -c 'select 1'\n`,
  'curl -u': (secret) => `curl -s -u shop:${secret} https://api.acme.example/\n`,
  'curl --user': (secret) => `curl --user "shop:${secret}" https://api.acme.example/\n`,
  'curl of a header': (secret) => `curl -H "X-Auth-Token: ${secret}" https://api.acme.example/\n`,
  'option -u alone': (secret) => `-u user:${secret}`,
  'docker login': (secret) => `docker login -u shop -p ${secret} registry.acme.example\n`,
  'redis-cli': (secret) => `redis-cli -h cache -a ${secret} ping\n`,
  mongosh: (secret) => `mongosh --host db -u shop -p ${secret}\n`,
  ldapsearch: (secret) => `ldapsearch -x -D cn=admin -w ${secret} -b dc=acme\n`,
  openssl: (secret) => `openssl enc -aes-256-cbc -in a -out b -pass pass:${secret}\n`,
  htpasswd: (secret) => `htpasswd -bc /etc/nginx/.htpasswd shop ${secret}\n`,
  useradd: (secret) => `useradd -m -p '${secret}' shop\n`,
  'kubectl create secret': (secret) =>
    `kubectl create secret generic shop --from-literal=main=${secret} --from-literal=a=b\n`,
  'vault kv put': (secret) => `vault kv put secret/shop user=shop main=${secret}\n`,
  rabbitmqctl: (secret) => `rabbitmqctl add_user shop ${secret}\n`,
  'mc alias': (secret) => `mc alias set shop https://s3.acme.example shop ${secret}\n`,
  smbclient: (secret) => `smbclient //nas/share -U 'shop%${secret}' -c ls\n`,
  mount: (secret) => `mount -t cifs //nas/share /mnt -o username=shop,password=${secret},vers=3.0\n`,
  sqlcmd: (secret) => `sqlcmd -S db -U sa -P ${secret} -Q "select 1"\n`,
  'zip -P': (secret) => `zip -r -P ${secret} out.zip shop\n`,
  'unzip -P': (secret) => `unzip -P '${secret}' shop.zip\n`,
  '7z -p': (secret) => `7z a -p${secret} shop.7z shop\n`,
  'net user': (secret) => `net user shop ${secret} /add\r\n`,
  'net user in a shell': (secret) => `cmd /c "net user shop ${secret}"\n`,
  'net use': (secret) => `net use x: \\\\nas\\share ${secret} /user:shop\n`,
  'ConvertTo-SecureString': (secret) => `$p = ConvertTo-SecureString "${secret}" -AsPlainText -Force\n`,
  'ConvertTo-SecureString with -String': (secret) => `ConvertTo-SecureString -AsPlainText -Force -String '${secret}'\n`,
  sqlplus: (secret) => `sqlplus -S shop/${secret}@db:1521/shop @a.sql\n`,
  wpa_passphrase: (secret) => `wpa_passphrase office ${secret} > /etc/wpa.conf\n`,
  expect: (secret) => `expect "Password:"\nsend "${secret}\\r"\n`,
  'ALTER USER': (secret) => `psql -c "ALTER USER shop WITH PASSWORD '${secret}'"\n`,
  'IDENTIFIED BY': (secret) => `CREATE USER 'shop'@'%' IDENTIFIED BY '${secret}';\n`,
});

/** Secrets in scripts. */
export const scripts: Readonly<Record<string, Plant>> = {
  ...each('user_data', password, {
    'chpasswd from echo': (secret) => `#!/bin/sh\necho root:${secret} | chpasswd\n`,
    'chpasswd from echo in quotes': (secret) => `echo "root:${secret}" | sudo chpasswd\n`,
    'chpasswd from printf': (secret) => `printf 'root:%s\\n' '${secret}' | /usr/sbin/chpasswd -e\n`,
    'chpasswd from a text': (secret) => `chpasswd <<< "root:${secret}"\n`,
    'chpasswd from lines': (secret) => `chpasswd <<EOF\nroot:${secret}\nshop:b\nEOF\nreboot\n`,
    'passwd from a pipe': (secret) => `echo ${secret} | passwd --stdin shop\n`,
    'docker login from a pipe': (secret) => `echo "${secret}" | docker login -u shop --password-stdin registry\n`,
    'sudo from a pipe': (secret) => `echo ${secret} | sudo -S reboot\n`,
    export: (secret) => `#!/bin/sh\nexport OS_PASSWORD="${secret}"\nrun\n`,
    'export with others': (secret) => `export USER=shop DB_PASSWORD=${secret} SIZE=1\n`,
    'here document': (secret) => `#!/bin/sh\nTOKEN=<<EOT\n${secret}\nEOT\nrun\n`,
    'output of a command': (secret) => `export DB_PASSWORD=$(cat <<EOT\n${secret}\nEOT\n)\nrun\n`,
    'default of a variable': (secret) => `DB_PASSWORD="\${DB_PASSWORD:-${secret}}"\n`,
    PowerShell: (secret) => `$password = "${secret}"\n$env:API_KEY = '${secret}'\n`,
    Python: (secret) => `client = Client(user="shop", password="${secret}", size=1)\n`,
    JavaScript: (secret) => `const config = { user: 'shop', apiKey: '${secret}', size: 1 };\n`,
    'log line': (secret) => `2027-01-31T10:00:00Z ERROR login of shop with password=${secret} failed\n`,
    'JSON that a script writes': (secret) =>
      `echo "{\\"user\\":\\"shop\\",\\"password\\":\\"${secret}\\"}" > /etc/shop.json\n`,
  }),
};

/** Secrets in the configurations of routers, and of daemons whose lines are words. */
export const deviceLines: Readonly<Record<string, Plant>> = each('user_data', password, {
  requirepass: (secret) => `port 6379\nrequirepass ${secret}\nappendonly yes\n`,
  masterauth: (secret) => `masterauth "${secret}"\n`,
  'neighbor password': (secret) => `router bgp 65001\n neighbor 192.0.2.1 password ${secret}\n`,
  'neighbor password of a kind': (secret) => ` neighbor peers password 7 ${secret}\n`,
  'enable secret': (secret) => `hostname edge\nenable secret ${secret}\n`,
  'enable secret of a kind': (secret) => `enable secret level 15 5 ${secret}\n`,
  'username of a router': (secret) => `username shop privilege 15 secret ${secret}\n`,
  'snmp-server': (secret) => `snmp-server community ${secret} RO\n`,
  snmpd: (secret) => `rocommunity ${secret} 10.0.0.0/8\n`,
  'radius-server': (secret) => `radius-server host 192.0.2.1 key ${secret}\n`,
  isakmp: (secret) => `crypto isakmp key ${secret} address 192.0.2.1\n`,
  'ospf key': (secret) => ` ip ospf message-digest-key 1 md5 ${secret}\n`,
  strongSwan: (secret) => `192.0.2.1 192.0.2.2 : PSK "${secret}"\n`,
});
