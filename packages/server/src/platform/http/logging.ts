import type { FastifyServerOptions } from 'fastify';
import type { HttpConfig } from './config.ts';

type LogSettings = Pick<HttpConfig, 'logDestination'> & { readonly logLevel: string };
type LoggerOptions = Exclude<FastifyServerOptions['logger'], boolean | undefined>;

/**
 * What the log may know of a request: method, the route's pattern, status and time. Addresses are left out because
 * they carry tracking codes and search words; query strings, bodies, headers and client addresses because they are
 * personal data (UU 27/2022), and a log is copied to places that have no right to them.
 */
export function loggerOptions({ logLevel, logDestination }: LogSettings): LoggerOptions {
  return {
    level: logLevel,
    ...(logDestination ? { stream: logDestination } : {}),
    base: undefined,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: {
      req: (request) => ({ method: request.method }),
      res: (reply) => ({ status: reply.statusCode }),
      err: (error) => ({
        type: error.name ?? 'Error',
        code: error.code,
        message: withoutValues(error.message),
        stack: withoutValues(error.stack ?? ''),
      }),
    },
  };
}

/** Databases quote the offending values in their messages; runs of digits and quoted strings are what they quote. */
export function withoutValues(message: string): string {
  return message.replace(/'[^'\n]*'|"[^"\n]*"/g, '“…”').replace(/\d{6,}/g, '…');
}
