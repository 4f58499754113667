import { channel, type TracingChannel, tracingChannel } from 'node:diagnostics_channel';

/**
 * What the server does, told to whoever listens: metrics and traces subscribe here, and what does the work knows of
 * neither. Nobody listening costs next to nothing. Nothing here carries a value that a person gave: names of routes,
 * commands and sweeps are ours, and statements come with placeholders.
 */

/** A request from its first byte to its answer; `route` and `status` are known at the end. */
export type RequestTold = {
  readonly beganAt: number;
  readonly requestId: string;
  readonly method: string;
  readonly face: 'api' | 'page';
  /** As the client sent it; https://www.w3.org/TR/trace-context/ */
  readonly traceparent: string | undefined;
  /** The pattern, `/[region]/draf/[id]`, never the address. */
  route?: string;
  status?: number;
};

/** A call of one of the services, by a page or by the API: `cases.act`. */
export type CallTold = {
  readonly beganAt: number;
  readonly name: string;
  /** It carries a client's key: it changes something. */
  readonly isCommand: boolean;
  outcome?: 'ok' | 'refused' | 'failed';
  /** Why it was refused. */
  code?: string;
};

/** A run of a sweep. */
export type SweepTold = { readonly beganAt: number; readonly name: string; failure?: unknown };

export type StatementTold = {
  readonly sql: string;
  readonly milliseconds: number;
  readonly failed: boolean;
};

type Told<Context extends object> = TracingChannel<unknown, Context>;

export const requestsTold: Told<RequestTold> = tracingChannel('satuloket:request');
export const callsTold: Told<CallTold> = tracingChannel('satuloket:call');
export const sweepsTold: Told<SweepTold> = tracingChannel('satuloket:sweep');

const statementsChannel = channel('satuloket:statement');

export const statementsTold = {
  publish(statement: () => StatementTold): void {
    if (statementsChannel.hasSubscribers) statementsChannel.publish(statement());
  },
  /** Gives back how to stop listening. */
  subscribe(listener: (statement: StatementTold) => void): () => void {
    const take = (message: unknown): void => listener(message as StatementTold);
    statementsChannel.subscribe(take);
    return () => statementsChannel.unsubscribe(take);
  },
};

/** Listens to the ends of what a channel tells; gives back how to stop. */
export function onEnd<Context extends object>(
  told: Told<Context>,
  listener: (context: Context) => void,
): () => void {
  const take = (context: unknown): void => listener(context as Context);
  told.asyncEnd.subscribe(take);
  return () => void told.asyncEnd.unsubscribe(take);
}
