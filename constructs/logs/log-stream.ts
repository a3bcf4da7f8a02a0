import type { ILogService } from './log-service';

export type { ILogService } from './log-service';

/** What others need of a log stream. */
export interface ILogStream {
  /** Log service that holds the stream. */
  readonly service: ILogService;
  readonly streamId: string;
}
