import type { DoorLimits } from './door.ts';

/** Settings of the HTTP edge; what is absent takes the default named here. */
export type HttpConfig = {
  /** The address that people use, `https://layanan.bekasikota.go.id`; decides between http and https. */
  readonly publicUrl?: string;
  /** Believe `X-Forwarded-Proto`, `-For` of the proxy in front of us. Default false. */
  readonly trustProxy?: boolean;
  /** Largest JSON body of the API. Default 1 MiB; uploads set their own limit on their route. */
  readonly apiBodyLimitBytes?: number;
  /** Room for anonymous pages. Default 32 MiB; 0 switches the page cache off. */
  readonly pageCacheLimitBytes?: number;
  /** How many requests are worked on at once; those of `door.ts` when absent. */
  readonly doorLimits?: DoorLimits;
  /** `silent` in tests. Default `info`. */
  readonly logLevel?: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  /** Where log lines go; standard output by default. */
  readonly logDestination?: { write(line: string): void };
  /** How long open requests may finish after the order to stop. Default 10 seconds. */
  readonly shutdownGraceSeconds?: number;
  /** A client that takes longer to say what it wants is answered with 408. Default 20 seconds. */
  readonly slowestHeadersMilliseconds?: number;
  readonly version?: string;
};

export const httpDefaults = {
  trustProxy: false,
  apiBodyLimitBytes: 1024 * 1024,
  pageCacheLimitBytes: 32 * 1024 * 1024,
  logLevel: 'info',
  shutdownGraceSeconds: 10,
  slowestHeadersMilliseconds: 20_000,
} as const;
