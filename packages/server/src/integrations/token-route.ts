import { Type } from 'typebox';
import { OfRegion } from '../cases/schemas.ts';
import { again, type HttpApp, sendProblem } from '../platform/http/index.ts';
import type { Services } from '../types.ts';
import { problems } from './problems.ts';

const longestBody = 4_000;

const OAuthError = Type.Object(
  { error: Type.String(), error_description: Type.String() },
  { description: 'As RFC 6749, 5.2 has it.' },
);

/**
 * The token endpoint of OAuth 2.0 (RFC 6749, 4.4 and 5): a form in, JSON out, with errors in the words of the standard,
 * because libraries read them. Everything else of the API answers failures as RFC 9457.
 */
export function tokenRoute(app: HttpApp, { integrations }: Services): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: longestBody },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  app.post(
    '/regions/:region/oauth/token',
    {
      schema: {
        operationId: 'giveAccessToken',
        tags: ['integrations'],
        summary: 'Exchanges a client’s credentials for a token that ends after ten minutes.',
        description: again.session,
        consumes: ['application/x-www-form-urlencoded'],
        params: OfRegion,
        body: Type.Object(
          {
            grant_type: Type.String({ maxLength: 100, description: '`client_credentials`' }),
            client_id: Type.Optional(Type.String({ maxLength: 100, description: 'Here or by HTTP Basic.' })),
            client_secret: Type.Optional(Type.String({ maxLength: 200 })),
            scope: Type.Optional(
              Type.String({
                maxLength: 400,
                description: 'Separated by spaces; all scopes of the client, without it.',
              }),
            ),
          },
          { additionalProperties: false },
        ),
        response: {
          200: Type.Object(
            {
              access_token: Type.String(),
              token_type: Type.Literal('Bearer'),
              expires_in: Type.Integer({ description: 'Seconds.' }),
              scope: Type.String(),
            },
            { description: 'The token.' },
          ),
          '4xx': OAuthError,
          '5xx': OAuthError,
        },
      },
    },
    async (request, reply) => {
      const { grant_type: grant, scope = '', ...body } = request.body;
      const refuse = (status: number, error: string, problem: { message: { id: string; en: string } }) =>
        reply
          .code(status)
          .type('application/json; charset=utf-8')
          .send({ error, error_description: problem.message[request.locale] });
      if (grant !== 'client_credentials')
        return refuse(400, 'unsupported_grant_type', problems.clientRefused);
      const { id, secret } = credentialsOf(request.headers.authorization, body);
      const given = await integrations.giveToken({
        regionId: request.region.id,
        clientId: id,
        clientSecret: secret,
        scopes: scope.split(' ').filter((each) => each !== ''),
      });
      if (given.ok) {
        const { accessToken, expiresInSeconds, scopes } = given.value;
        return reply.send({
          access_token: accessToken,
          token_type: 'Bearer',
          expires_in: expiresInSeconds,
          scope: scopes.join(' '),
        });
      }
      if (given.error.code === 'client-refused') {
        reply.header('www-authenticate', 'Basic realm="satuloket"');
        return refuse(401, 'invalid_client', given.error);
      }
      if (given.error.code === 'scope-refused') return refuse(400, 'invalid_scope', given.error);
      return sendProblem(reply, given.error) as never;
    },
  );
}

/** By HTTP Basic, as RFC 6749, 2.3.1 prefers it, or in the form. */
function credentialsOf(
  authorization: string | undefined,
  body: { readonly client_id?: string; readonly client_secret?: string },
): { readonly id: string; readonly secret: string } {
  const basic = /^Basic ([\w+/=-]+)$/i.exec(authorization ?? '')?.[1];
  if (basic === undefined) return { id: body.client_id ?? '', secret: body.client_secret ?? '' };
  const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString('utf8').split(':', 2);
  return { id: decodeForm(id), secret: decodeForm(secret) };
}

function decodeForm(text: string): string {
  return new URLSearchParams(`v=${text}`).get('v') ?? '';
}
