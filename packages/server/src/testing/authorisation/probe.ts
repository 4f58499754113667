import { randomUUID } from 'node:crypto';
import type { HttpApp } from '../../platform/http/index.ts';
import { type Components, namedValues, nothing, type Schema, sampleOf } from './samples.ts';
import type { Party, Target } from './world.ts';

export type Operation = {
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly schema: Schema;
    readonly required?: boolean;
  }[];
  readonly body?: { readonly mediaType: string; readonly schema: Schema };
};

/**
 * `refused`: not signed in, not allowed, or told that there is no such case. `unseen`: there is no such thing. `malformed`: judged
 * before anyone asked who asks. `let-through`: whatever came of it.
 */
export type Verdict = 'refused' | 'unseen' | 'malformed' | 'let-through';

/** Parameters that need not be given and say about which office is asked. */
const offices = new Set(['officeId', 'office']);

type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Record<string, unknown>>>>>;
  readonly components: { readonly schemas?: Components };
};

/** What a server of ours describes, and the schemas that its bodies refer to. */
export async function operationsOf(
  app: HttpApp,
): Promise<{ readonly operations: readonly Operation[]; readonly components: Components }> {
  const answer = await app.inject({ url: '/api/openapi.json' });
  const document = answer.json() as Document;
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Operation => {
      const content = (operation.requestBody as { content?: Record<string, { schema: Schema }> } | undefined)
        ?.content;
      const [mediaType, given] = Object.entries(content ?? {})[0] ?? [];
      return {
        id: String(operation.operationId),
        tag: (operation.tags as string[] | undefined)?.[0] ?? '',
        summary: String(operation.summary ?? operation.operationId),
        method: method.toUpperCase(),
        path,
        parameters: (operation.parameters ?? []) as Operation['parameters'],
        ...(mediaType !== undefined && given !== undefined && { body: { mediaType, schema: given.schema } }),
      };
    }),
  );
  return { operations, components: document.components.schemas ?? {} };
}

/** A request as it goes out, without who sends it. */
export type Asked = {
  readonly method: string;
  readonly url: string;
  readonly mediaType?: string;
  readonly payload?: string;
};

/** The operation about a target, in a region of this name, with whatever else its schemas want. */
export function askFor(
  operation: Operation,
  components: Components,
  { slug, target }: { readonly slug: string; readonly target: Target },
): Asked {
  const named = namedValues(target);
  const value = (name: string, schema: Schema): string =>
    String(named[name] ?? sampleOf(schema, components, named, name));
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'region') return slug;
    const parameter = operation.parameters.find((each) => each.name === name && each.in === 'path');
    return encodeURIComponent(value(name, parameter?.schema ?? { type: 'string' }) || nothing);
  });
  const query = new URLSearchParams(
    operation.parameters.flatMap(({ name, in: place, required, schema }) =>
      place === 'query' && (required || offices.has(name)) ? [[name, value(name, schema)]] : [],
    ),
  );
  const { method, body } = operation;
  const url = query.size > 0 ? `${path}?${query}` : path;
  if (body === undefined) return { method, url };
  const { mediaType, schema } = body;
  const isJson = mediaType.includes('json');
  return {
    method,
    url,
    mediaType,
    payload: isJson ? JSON.stringify(sampleOf(schema, components, named)) : 'not a file',
  };
}

export async function verdictFor(app: HttpApp, asked: Asked, { token }: Party): Promise<Verdict> {
  const { method, url, mediaType, payload } = asked;
  const { statusCode, body } = await app.inject({
    method: method as 'GET',
    url,
    headers: {
      'idempotency-key': randomUUID(),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(mediaType !== undefined && { 'content-type': mediaType }),
    },
    ...(payload !== undefined && { payload }),
  });
  return verdictOf(statusCode, codeOf(body));
}

function codeOf(body: string): string {
  try {
    return String((JSON.parse(body) as { code?: unknown } | null)?.code ?? '');
  } catch {
    return '';
  }
}

function verdictOf(status: number, code: string): Verdict {
  if (status === 401 || status === 403 || code === 'case-unknown') return 'refused';
  if (status === 404) return 'unseen';
  if (status === 400 || status === 415 || code === 'input-invalid') return 'malformed';
  return 'let-through';
}
