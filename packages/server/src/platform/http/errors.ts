import type { Problem } from '@satuloket/engine';
import type { FastifyError } from 'fastify';
import { isDatabaseAway } from '../database/away.ts';
import { awayProblems, retryAfterSeconds } from './away-problems.ts';
import { edgeProblems, sendProblem } from './problems.ts';
import type { HttpApp } from './typebox.ts';
import { validationProblem } from './validation.ts';

/** The last resort for everything thrown while a request is worked on: a problem for the caller, the cause for the log. */
export function handleErrors(app: HttpApp): void {
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, edgeProblems.notFound));
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = problemOf(error);
    if (problem.status >= 500) request.log.error({ requestId: request.id, err: error }, 'request failed');
    if (problem === awayProblems.databaseAway) reply.header('retry-after', retryAfterSeconds);
    return sendProblem(reply, problem);
  });
}

function problemOf(error: FastifyError): Problem {
  if (error.validation) return validationProblem(error.validation as Parameters<typeof validationProblem>[0]);
  if (error.statusCode === 413) return edgeProblems.tooLarge;
  if (error.statusCode === 415) return edgeProblems.unsupportedMediaType;
  // Fastify's own 4xx (broken JSON, an empty body) carry texts for programmers only.
  if (error.statusCode !== undefined && error.statusCode < 500) return edgeProblems.malformed;
  return isDatabaseAway(error) ? awayProblems.databaseAway : edgeProblems.internal;
}
