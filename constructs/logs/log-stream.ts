import { DataOvhDbaasLogsCluster } from '@cdktf/provider-ovh/lib/data-ovh-dbaas-logs-cluster';
import { DataOvhDbaasLogsClusterRetention } from '@cdktf/provider-ovh/lib/data-ovh-dbaas-logs-cluster-retention';
import { DataOvhDbaasLogsOutputGraylogStream } from '@cdktf/provider-ovh/lib/data-ovh-dbaas-logs-output-graylog-stream';
import { DbaasLogsOutputGraylogStream } from '@cdktf/provider-ovh/lib/dbaas-logs-output-graylog-stream';
import { Construct } from 'constructs';
import { z } from 'zod';
import { ImportBlock } from '../core/import-block';
import { distinct } from '../core/lists';
import { show } from '../core/messages';
import { attributesFrom } from '../core/origin';
import { parseSettings } from '../core/settings';
import { type Uniqueness, uniquely } from '../core/unique';
import { wordsFor } from '../core/words';
import type { ILogService } from './log-service';

/** What others need of a log stream. */
export interface ILogStream {
  /** Log service that holds the stream. */
  readonly service: ILogService;
  readonly streamId: string;
}

/** Cold storage of a stream: files that are written once a day, readable about two days later. */
export interface LogArchiveSettings {
  /**
   * How long files are kept.
   *
   * Unit: years; 1, 2, 5 or 10.
   * Change: in place; a shorter time deletes the files beyond it.
   */
  readonly years: 1 | 2 | 5 | 10;
  /**
   * What a file holds: the log lines as they came (`PLAIN`), with all their fields (`GELF`), or both (`ALL`).
   *
   * Change: in place, for new files.
   * @default 'GELF'
   */
  readonly content?: 'ALL' | 'GELF' | 'PLAIN';
  /**
   * How files are compressed.
   *
   * Change: in place, for new files.
   * @default 'ZSTD'
   */
  readonly compression?: 'DEFLATED' | 'GZIP' | 'LZMA' | 'ZSTD';
  /**
   * Public Cloud Archive (`PCA`, cheap, slow to read) or Public Cloud Storage (`PCS`).
   *
   * Change: in place, for new files.
   * @default 'PCA'
   */
  readonly target?: 'PCA' | 'PCS';
  /**
   * Mail for every new file.
   *
   * Change: in place.
   * @default false
   */
  readonly notify?: boolean;
  /**
   * Ids of encryption keys (PGP) of the log service that files are encrypted with. Without them OVHcloud can read the
   * files; with them nobody can who lost the keys.
   *
   * Change: in place, for new files. Needs provider 2.16.
   * @default - not encrypted
   */
  readonly encryptionKeys?: readonly string[];
}

/** How much of a stream can be searched. */
export interface LogIndexingSettings {
  /**
   * Size at which `pauseWhenFull` applies, and which `notify` is about.
   *
   * Unit: GB, at least 1.
   * Change: in place.
   * Cost: indexed logs are billed by size and time; this is the only limit there is.
   */
  readonly maxSizeGb: number;
  /**
   * Stop indexing at `maxSizeGb`: what arrives afterwards can't be searched any more.
   *
   * Change: in place.
   * @default false
   */
  readonly pauseWhenFull?: boolean;
  /**
   * Mail at 80, 90 and 100 % of `maxSizeGb`.
   *
   * Change: in place.
   * @default true
   */
  readonly notify?: boolean;
}

/** A stream of a log service: where logs are sent to, searched and archived. */
export interface LogStreamSettings {
  /**
   * Name by which `LogStream.lookup` finds it.
   *
   * Range: 1 to 100 characters (own limit; OVHcloud documents none).
   * Change: in place; who looks it up by the old one fails at the next plan.
   * @default - the path of the construct
   */
  readonly title?: string;
  /**
   * What is in it.
   *
   * Change: in place.
   * @default - `Managed by Terraform`
   */
  readonly description?: string;
  /**
   * How long logs can be searched: an ISO 8601 duration that the cluster of the service offers, or the id of a retention.
   * Only `P14D` is sure to exist everywhere; `GET /dbaas/logs/{service}/cluster/{cluster}/retention` lists them.
   *
   * Change: replaces the stream and loses its logs, its archives and its write token.
   * @default 'P14D'
   */
  readonly retention?: string | { readonly id: string };
  /**
   * Keep logs in cold storage.
   *
   * Change: in place; taking it away stops writing files.
   * Cost: billed by size and time.
   * @default - no archive
   */
  readonly archive?: LogArchiveSettings;
  /**
   * Limit what can be searched.
   *
   * Change: in place.
   * @default - everything, without a limit
   */
  readonly indexing?: LogIndexingSettings;
  /**
   * Refuse to plan anything that would delete the stream, such as another `retention`.
   *
   * Change: nothing at OVHcloud. To delete a stream set it to false and apply first.
   * @default true
   */
  readonly deletionProtection?: boolean;
  /**
   * Id of a stream of the service that exists and is managed from now on.
   *
   * Change: in place once imported. A retention that differs from the one it has replaces it.
   */
  readonly adopt?: string;
}

/** Settings of a stream, and the service it is in. */
export interface LogStreamProps extends LogStreamSettings {
  /** Log service. Change: replaces the stream and loses its logs, its archives and its write token. */
  readonly service: ILogService;
}

const uuid = (of: string) =>
  z.guid({
    error: ({ input }) => `must be the id of ${of} (a UUID), got ${show(input)}; copy it from the control panel`,
  });

const durationText = (input: unknown): string =>
  `must be a duration such as P14D or the id of a retention, got ${show(input)}; write P<number>D, or { id: '<id>' }`;

const duration = z.string().regex(/^P\d+[DWMY]$/, { error: ({ input }) => durationText(input) });

/** A stream is found by its title. */
export const streamUniqueness: Uniqueness = { of: 'log stream', within: 'log service' };

export const logStreamSettings = z
  .strictObject({
    title: uniquely(wordsFor(100), streamUniqueness).optional(),
    description: wordsFor(255).default('Managed by Terraform'),
    retention: z
      .union([duration, z.strictObject({ id: uuid('a retention') }).readonly()], {
        error: ({ input }) => durationText(input),
      })
      .default('P14D'),
    archive: z
      .strictObject({
        years: z.union([z.literal(1), z.literal(2), z.literal(5), z.literal(10)], {
          error: ({ input }) => `must be 1, 2, 5 or 10, got ${show(input)}; choose one`,
        }),
        content: z.enum(['ALL', 'GELF', 'PLAIN']).default('GELF'),
        compression: z.enum(['DEFLATED', 'GZIP', 'LZMA', 'ZSTD']).default('ZSTD'),
        target: z.enum(['PCA', 'PCS']).default('PCA'),
        notify: z.boolean().default(false),
        encryptionKeys: distinct(z.array(uuid('an encryption key')).min(1))
          .readonly()
          .optional(),
      })
      .readonly()
      .optional(),
    indexing: z
      .strictObject({
        maxSizeGb: z.int().min(1),
        pauseWhenFull: z.boolean().default(false),
        notify: z.boolean().default(true),
      })
      .readonly()
      .optional(),
    deletionProtection: z.boolean().default(true),
    adopt: uniquely(uuid('a stream'), streamUniqueness).optional(),
  })
  .readonly();

/**
 * A stream of a log service.
 *
 * Makes: `ovh_dbaas_logs_output_graylog_stream`; reads the cluster of the service and its retention.
 * Cost: logs are billed by size and time, indexed and archived apart.
 * Secure defaults: protected against deletion; the token that writes into it is only in the Terraform state, as attribute
 * `write_token` of the resource, and is empty for a caller that doesn't own the service.
 */
export class LogStream extends Construct implements ILogStream {
  readonly service: ILogService;
  readonly streamId: string;

  constructor(scope: Construct, id: string, { service, ...input }: LogStreamProps) {
    super(scope, id);
    const settings = parseSettings(logStreamSettings, input, this);
    const { title, description, retention, archive, indexing, deletionProtection, adopt } = settings;
    const serviceName = service.serviceName;
    const stream = new DbaasLogsOutputGraylogStream(this, 'Resource', {
      serviceName,
      title: title ?? this.node.path,
      description,
      retentionId: typeof retention === 'string' ? retentionOf(this, serviceName, retention) : retention.id,
      indexingEnabled: true,
      indexingMaxSize: indexing?.maxSizeGb,
      pauseIndexingOnMaxSize: indexing?.pauseWhenFull,
      indexingNotifyEnabled: indexing?.notify,
      coldStorageEnabled: archive !== undefined,
      coldStorageRetention: archive?.years,
      coldStorageContent: archive?.content,
      coldStorageCompression: archive?.compression,
      coldStorageTarget: archive?.target,
      coldStorageNotifyEnabled: archive?.notify,
      encryptionKeysIds: archive?.encryptionKeys && [...archive.encryptionKeys].sort(),
      lifecycle: deletionProtection ? { preventDestroy: true } : undefined,
    });
    if (adopt !== undefined) new ImportBlock(this, 'Import', stream, `${serviceName}/${adopt}`);
    attributesFrom(this, {
      retention_id: 'retention',
      indexing_max_size: 'indexing.maxSizeGb',
      pause_indexing_on_max_size: 'indexing.pauseWhenFull',
      indexing_notify_enabled: 'indexing.notify',
      cold_storage_enabled: 'archive',
      cold_storage_retention: 'archive.years',
      cold_storage_content: 'archive.content',
      cold_storage_compression: 'archive.compression',
      cold_storage_target: 'archive.target',
      cold_storage_notify_enabled: 'archive.notify',
      encryption_keys_ids: 'archive.encryptionKeys',
    });
    this.service = service;
    this.streamId = stream.streamId;
  }

  /** A stream that another stack, team or hand made, found by its title when Terraform plans; fails if there is none. */
  static lookup(scope: Construct, id: string, { service, title }: LogStreamLookup): ILogStream {
    const found = new DataOvhDbaasLogsOutputGraylogStream(new Construct(scope, id), 'Resource', {
      serviceName: service.serviceName,
      title,
    });
    return { service, streamId: found.streamId };
  }
}

/** How an existing stream is found. */
export interface LogStreamLookup {
  readonly service: ILogService;
  readonly title: string;
}

/** Retentions belong to a cluster: this takes the default cluster of the service, which new streams are made in. */
function retentionOf(stream: LogStream, serviceName: string, duration: string): string {
  const cluster = new DataOvhDbaasLogsCluster(stream, 'Cluster', { serviceName });
  return new DataOvhDbaasLogsClusterRetention(stream, 'Retention', {
    serviceName,
    clusterId: cluster.clusterId,
    duration,
    retentionType: 'LOGS_INDEXING',
  }).retentionId;
}
