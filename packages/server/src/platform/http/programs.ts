import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ProgramScope, Services } from '../../types.ts';
import { edgeProblems, sendProblem } from './problems.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The scopes of which one lets a program call the route; without them no program may. */
    programScopes?: readonly ProgramScope[];
  }
}

/**
 * The door for other systems: a key or token of theirs opens only routes that name one of its scopes, before anything
 * of the request is read. What the command may do is asked once more by its own policy.
 */
export async function admitProgram(
  { integrations }: Services,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  const secret = /^Bearer (satu_(?:key|token)_\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (secret === undefined) return undefined;
  const { programScopes } = request.routeOptions.config;
  const { region: inPath } = request.params as { region?: string };
  if (inPath === undefined) return sendProblem(reply, edgeProblems.notForPrograms);
  const program = await integrations.programOf({ regionId: request.region.id, secret });
  if (!program.ok) {
    const { retryAfterSeconds } = program.error.details ?? {};
    if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds));
    if (program.error.status === 401) reply.header('www-authenticate', 'Bearer realm="satuloket"');
    return sendProblem(reply, program.error);
  }
  if (programScopes === undefined) return sendProblem(reply, edgeProblems.notForPrograms);
  if (!programScopes.some((scope) => program.value.scopes.includes(scope)))
    return sendProblem(reply, edgeProblems.scopeMissing);
  request.program = program.value;
  return undefined;
}
