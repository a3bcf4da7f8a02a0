import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

/** moto's simulation of S3 (a Python package), which refuses a conditional write as S3 does; npm has none that does. */
const command = 'moto_server';

export const hasS3 = spawnSync(command, ['--help'], { stdio: 'ignore' }).status === 0;

/** An S3 server on this machine with a bucket in it; ends with the test. */
export interface S3 {
  /** A backend in the bucket, without key. */
  readonly backend: Readonly<Record<string, unknown>>;
  readonly endpoint: string;
  /** What a client needs in its environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Keys of the objects in the bucket, sorted. */
  keys(): Promise<string[]>;
}

export async function startS3(bucket: string): Promise<S3> {
  const child = spawn(command, ['-H', '127.0.0.1', '-p', '0'], { stdio: ['ignore', 'ignore', 'pipe'] });
  onTestFinished(() => void child.kill());
  const endpoint = await new Promise<string>((found, failed) => {
    child.once('error', failed);
    child.once('exit', (code) => failed(new Error(`${command} ended with exit code ${code}`)));
    createInterface({ input: child.stderr }).on('line', (line) => {
      const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
      if (url !== undefined) found(url);
    });
  });
  const authorization = 'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request';
  await fetch(`${endpoint}/${bucket}`, { method: 'PUT', headers: { authorization } });
  return {
    endpoint,
    backend: {
      bucket,
      region: 'us-east-1',
      use_path_style: true,
      endpoints: { s3: endpoint },
      skip_credentials_validation: true,
      skip_region_validation: true,
      skip_requesting_account_id: true,
      skip_metadata_api_check: true,
      skip_s3_checksum: true,
    },
    env: {
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REQUEST_CHECKSUM_CALCULATION: 'when_required',
    },
    keys: async () => {
      const response = await fetch(`${endpoint}/${bucket}`, { headers: { authorization } });
      return [...(await response.text()).matchAll(/<Key>([^<]+)<\/Key>/g)].map(([, key = '']) => key).sort();
    },
  };
}
