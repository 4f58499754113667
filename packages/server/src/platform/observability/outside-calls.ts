import { subscribe, unsubscribe } from 'node:diagnostics_channel';

/** A call to a service of others, with `fetch` or with Node's own client. */
export type OutsideCall = {
  readonly method: string;
  /** Without path and query, which may name a person. */
  readonly host: string;
  setHeader(name: string, value: string): void;
};

export type OutsideListener = {
  began(call: OutsideCall): void;
  /** Status of the answer, or undefined where none came. */
  ended(call: OutsideCall, status: number | undefined): void;
};

type FetchMessage = {
  readonly request: {
    readonly method: string;
    readonly origin: string | URL;
    addHeader(name: string, value: string): void;
  };
  readonly response?: { readonly statusCode: number };
};

type ClientMessage = {
  readonly request: {
    readonly method: string;
    getHeader(name: string): unknown;
    setHeader(name: string, value: string): void;
    readonly headersSent: boolean;
  };
  readonly response?: { readonly statusCode?: number };
};

/** Node tells of each call by itself, so no adapter has to. Gives back how to stop listening. */
export function listenOutside(listener: OutsideListener): () => void {
  const open = new WeakMap<object, OutsideCall>();
  const end = (request: object, status: number | undefined): void => {
    const call = open.get(request);
    open.delete(request);
    if (call !== undefined) listener.ended(call, status);
  };
  const begin = (request: object, call: OutsideCall): void => {
    open.set(request, call);
    listener.began(call);
  };
  const listeners: Readonly<Record<string, (message: unknown) => void>> = {
    'undici:request:create': (message) => {
      const { request } = message as FetchMessage;
      begin(request, {
        method: request.method,
        host: new URL(request.origin).host,
        setHeader: (name, value) => request.addHeader(name, value),
      });
    },
    'undici:request:headers': (message) => {
      const { request, response } = message as FetchMessage;
      end(request, response?.statusCode);
    },
    'undici:request:error': (message) => end((message as FetchMessage).request, undefined),
    'http.client.request.start': (message) => {
      const { request } = message as ClientMessage;
      begin(request, {
        method: request.method,
        host: String(request.getHeader('host') ?? 'unknown'),
        setHeader(name, value) {
          if (!request.headersSent) request.setHeader(name, value);
        },
      });
    },
    'http.client.response.finish': (message) => {
      const { request, response } = message as ClientMessage;
      end(request, response?.statusCode);
    },
    'http.client.request.error': (message) => end((message as ClientMessage).request, undefined),
  };
  const take = Object.entries(listeners).map(
    ([name, listen]) => [name, (message: unknown) => listen(message)] as const,
  );
  for (const [name, listen] of take) subscribe(name, listen);
  return () => {
    for (const [name, listen] of take) unsubscribe(name, listen);
  };
}
