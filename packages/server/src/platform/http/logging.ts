import type { FastifyBaseLogger, FastifyServerOptions } from 'fastify';
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

export type AnswerTold = {
  readonly requestId: string;
  readonly method: string;
  readonly route: string | null;
  readonly status: number;
  readonly milliseconds: number;
};

/**
 * The line of an answer. One that refuses carries a number that a person may read out to the help desk, so its line is
 * written at every level of an installation.
 */
export function createAnswerLog(
  log: FastifyBaseLogger,
  { logLevel }: LogSettings,
): (told: AnswerTold, face: 'page' | 'api') => void {
  const always = logLevel === 'silent' ? log : log.child({}, { level: 'warn' });
  return (told, face) => (told.status >= 400 ? always.warn(told, face) : log.info(told, face));
}

/** Databases quote the offending values in their messages; runs of digits and quoted strings are what they quote. */
export function withoutValues(message: string): string {
  return message.replace(/'[^'\n]*'|"[^"\n]*"/g, '“…”').replace(/\d{6,}/g, '…');
}
