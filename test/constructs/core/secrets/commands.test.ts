import { describe, expect, test } from 'vitest';
import { maskText } from '../../../../constructs/core/secrets/mask';

describe('of the words of a command those are hidden that it takes for secrets', () => {
  test.each<[text: string, masked: string]>([
    ['curl -u shop:one https://acme.example', 'curl -u shop:(hidden) https://acme.example'],
    ['curl --user "shop:one" https://acme.example', 'curl --user "shop:(hidden)" https://acme.example'],
    ['curl -u 1000:one https://acme.example', 'curl -u 1000:(hidden) https://acme.example'],
    ['curl -u shop:1000 https://acme.example', 'curl -u shop:(hidden) https://acme.example'],
    // a user and a group, and what stands for a secret
    ['docker run -u 1000:1001 web', 'docker run -u 1000:1001 web'],
    ['docker run -u node:node web', 'docker run -u node:node web'],
    ['curl -u shop:$PASSWORD https://acme.example', 'curl -u shop:$PASSWORD https://acme.example'],
    ['curl -u shop:${var.password} https://acme.example', 'curl -u shop:${var.password} https://acme.example'],
    ['echo one | chpasswd', 'echo (hidden) | chpasswd'],
    ['echo $PASSWORD | chpasswd', 'echo $PASSWORD | chpasswd'],
    ['chpasswd <<EOT\nroot:one\nEOT\nls', 'chpasswd <<EOT\n(hidden)\nEOT\nls'],
    ['vault kv put secret/shop user=one pass=two; ls', 'vault kv put secret/shop user=(hidden) pass=(hidden); ls'],
    ['run --token one --size 3', 'run --token (hidden) --size 3'],
    ['run --token --size 3', 'run --token --size 3'],
    ['run --token "" --size 3', 'run --token "" --size 3'],
  ])('%s', (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });
});
