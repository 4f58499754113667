import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { handleErrors } from './errors.ts';
import type { HttpApp } from './typebox.ts';

const of = (code: string | undefined, message = 'x') =>
  Object.assign(new Error(message), code === undefined ? {} : { code });

test.each([
  ['PostgreSQL is shutting down', of('57P01'), 503],
  ['PostgreSQL is starting', of('57P03'), 503],
  ['PostgreSQL has no connection left', of('53300'), 503],
  ['the disk of PostgreSQL is full', of('53100'), 503],
  ['a statement took too long', of('57014'), 503],
  ['nothing listens', of('ECONNREFUSED'), 503],
  ['the line was cut', of(undefined, 'Connection terminated unexpectedly'), 503],
  ['the pool waited too long', of(undefined, 'timeout exceeded when trying to connect'), 503],
  ['a rule of a table was broken', of('23505'), 500],
  ['a statement is wrong', of('42703'), 500],
  ['a fault of ours', of(undefined, 'Connection of thoughts'), 500],
])('%s', async (_, error, status) => {
  const app = Fastify();
  app.decorateRequest('locale', 'id');
  handleErrors(app as unknown as HttpApp);
  app.get('/cup', () => {
    throw error;
  });
  const answer = await app.inject('/cup');
  expect([answer.statusCode, answer.headers['retry-after']]).toEqual([
    status,
    status === 503 ? '3' : undefined,
  ]);
  expect(answer.json()).toMatchObject({
    code: status === 503 ? 'database-away' : 'internal',
    retryable: true,
  });
});
