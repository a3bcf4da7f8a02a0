import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

/** moto's simulation of S3 (a Python package), which refuses a conditional write as S3 does; npm has none that does. */
const command = 'moto_server';

export const hasS3 = spawnSync(command, ['--help'], { stdio: 'ignore' }).status === 0;

/** An S3 server on this machine with a bucket in it, which keeps versions. */
export interface S3 {
  /** A backend in the bucket, without key. */
  readonly backend: Readonly<Record<string, unknown>>;
  readonly endpoint: string;
  /** What a client needs in its environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Keys of the objects in the bucket, sorted. */
  keys(): Promise<string[]>;
  /** What an object is now, and what it was, the newest first. */
  versions(key: string): Promise<string[]>;
  put(key: string, text: string): Promise<void>;
  remove(key: string): Promise<void>;
  /** From now on it asks who somebody is, or takes everybody, as at first. */
  knowNobody(isSo: boolean): Promise<void>;
  close(): void;
}

/** One that ends with the test. */
export async function startS3(bucket: string): Promise<S3> {
  const s3 = await openS3(bucket);
  onTestFinished(() => s3.close());
  return s3;
}

export async function openS3(bucket: string): Promise<S3> {
  const child = spawn(command, ['-H', '127.0.0.1', '-p', '0'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const endpoint = await new Promise<string>((found, failed) => {
    child.once('error', failed);
    child.once('exit', (code) => failed(new Error(`${command} ended with exit code ${code}`)));
    createInterface({ input: child.stderr }).on('line', (line) => {
      const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
      if (url !== undefined) found(url);
    });
  });
  const headers = {
    authorization: 'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request',
    'content-type': 'application/octet-stream',
  };
  const ask = async (method: string, path: string, body?: string): Promise<string> => {
    const response = await fetch(`${endpoint}/${path}`, { method, headers, ...(body !== undefined && { body }) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text;
  };
  const valuesOf = (name: string, xml: string): string[] =>
    [...xml.matchAll(new RegExp(`<${name}>(.+?)</${name}>`, 'gs'))].map(([, value = '']) => value);
  await ask('PUT', bucket);
  await ask(
    'PUT',
    `${bucket}?versioning`,
    '<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>',
  );
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
    keys: async () => valuesOf('Key', await ask('GET', bucket)).sort(),
    versions: async (key) => {
      const found = valuesOf('Version', await ask('GET', `${bucket}?versions&prefix=${key}`));
      const own = found.filter((version) => valuesOf('Key', version).includes(key));
      const ids = own.flatMap((version) => valuesOf('VersionId', version));
      return Promise.all(ids.map((id) => ask('GET', `${bucket}/${key}?versionId=${id}`)));
    },
    put: async (key, text) => void (await ask('PUT', `${bucket}/${key}`, text)),
    remove: async (key) => void (await ask('DELETE', `${bucket}/${key}`)),
    knowNobody: async (isSo) => void (await ask('POST', 'moto-api/reset-auth', isSo ? '0' : 'inf')),
    close: () => void child.kill(),
  };
}

/** A lock as Terraform keeps it beside a state. */
export const lockText = (path: string): string =>
  JSON.stringify({
    ID: '11111111-2222-3333-4444-555555555555',
    Operation: 'OperationTypeApply',
    Info: '',
    Who: 'ci@runner-7',
    Version: '1.11.4',
    Created: '2026-11-27T04:00:00Z',
    Path: path,
  });
