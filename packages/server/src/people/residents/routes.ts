import { Type } from 'typebox';
import { CommandHeaders, OfRegion } from '../../cases/schemas.ts';
import {
  again,
  Failures,
  type RegisterRoutes,
  sendProblem,
  sendResult,
  shapeOf,
} from '../../platform/http/index.ts';
import { PasskeyJson } from '../passkey-shapes.ts';
import type { People, SignedIn } from '../people.ts';
import type { AccountSecurity, CounterPerson, ResidentService } from './contract.ts';

const Email = Type.String({ minLength: 1, maxLength: 300 });
const Code = Type.String({ minLength: 1, maxLength: 20 });
const Instant = Type.String({ format: 'date-time' });
const OfThing = Type.Object({ region: Type.String(), id: Type.String({ format: 'uuid' }) });
const kindOfProof = Type.Enum(['counter', 'passkey', 'national'], {
  description:
    '`counter`: an officer saw the card. `passkey`: made in front of one. `national`: the national login.',
});
const identity = Type.Enum(['none', 'pending', 'matched']);
const Expiry = Type.Object({ expiresInSeconds: Type.Integer() }, { description: 'On its way.' });
const Session = Type.Object(
  {
    token: Type.String({ description: 'For `authorization: Bearer …`.' }),
    claimedDrafts: Type.Integer({ description: 'How many drafts of the guest are now theirs.' }),
  },
  { description: 'Signed in.' },
);
const Gone = Type.Null({ description: 'It is not there any more.' });

const security = shapeOf<AccountSecurity>()(
  'AccountSecurity',
  Type.Object(
    {
      identity,
      proofs: Type.Array(Type.Object({ kind: kindOfProof, provenAt: Instant }), {
        description: 'Empty: matched by what circulates only; the family stays hidden.',
      }),
      phoneMasked: Type.Union([Type.String(), Type.Null()]),
      emailMasked: Type.Union([Type.String(), Type.Null()]),
      passkeys: Type.Array(
        Type.Object({
          id: Type.String(),
          name: Type.String(),
          createdAt: Instant,
          usedAt: Type.Union([Instant, Type.Null()]),
          isWitnessed: Type.Boolean({ description: 'Made in front of an officer who saw the card.' }),
          worksHere: Type.Boolean({ description: 'false: made for another address of ours.' }),
        }),
      ),
      sessions: Type.Array(
        Type.Object({
          id: Type.String(),
          isCurrent: Type.Boolean(),
          browser: Type.String(),
          system: Type.String(),
          network: Type.String(),
          provenBy: Type.Union([
            Type.Enum(['code', 'password', 'second-factor', 'recovery-code', 'passkey', 'national-login']),
            Type.Null(),
          ]),
          begunAt: Instant,
          provenAt: Instant,
          endsAt: Instant,
        }),
      ),
      nationalLogin: Type.Union([Type.Object({ isLinked: Type.Boolean() }), Type.Null()]),
      isFresh: Type.Boolean({ description: 'Signed in a moment ago, as passkeys and a new phone need.' }),
    },
    { description: 'By what an account is reached, opened and proven.' },
  ),
);

const counterPerson = shapeOf<CounterPerson>()(
  'CounterPerson',
  Type.Object(
    {
      name: Type.String(),
      nikMasked: Type.String(),
      phoneMasked: Type.Union([Type.String(), Type.Null()]),
      identity,
      isProven: Type.Boolean(),
      newPasskeys: Type.Array(Type.String(), { description: 'Made within the last half hour.' }),
    },
    { description: 'Whose number it is; masked.' },
  ),
);

/** More ways to sign in, and an account's security, for programs. The national login needs a browser. */
export function residentRoutes(residents: ResidentService): RegisterRoutes {
  return (app) => {
    for (const { schema } of [security, counterPerson]) app.addSchema(schema);
    const tags = ['people'];

    app.post(
      '/regions/:region/email-codes',
      {
        schema: {
          operationId: 'requestEmailCode',
          tags,
          summary: 'Sends a six-digit code to an e-mail address; the same answer whether it is known or not.',
          description: again.newest,
          params: OfRegion,
          body: Type.Object({ email: Email }, { additionalProperties: false }),
          response: { 202: Expiry, ...Failures },
        },
      },
      async (request, reply) =>
        sendResult(reply, await residents.requestEmailCode(await request.caller(), request.body.email), 202),
    );

    app.post(
      '/regions/:region/email-sessions',
      {
        schema: {
          operationId: 'signInByEmail',
          tags,
          summary: 'Signs a resident in with the code that came by e-mail.',
          description: again.once,
          params: OfRegion,
          body: Type.Object({ email: Email, code: Code }, { additionalProperties: false }),
          response: { 201: Session, ...Failures },
        },
      },
      async (request, reply) => {
        const { email, code } = request.body;
        const signed = await residents.signInWithEmailCode(await request.caller(), email, code);
        return signed.ok ? reply.code(201).send(sessionOf(signed.value)) : sendProblem(reply, signed.error);
      },
    );

    app.post(
      '/regions/:region/passkey-questions',
      {
        schema: {
          operationId: 'askForPasskey',
          tags,
          summary: 'What `navigator.credentials.get` is given; good for five minutes, nothing is stored.',
          description: again.reads,
          params: OfRegion,
          response: { 200: PasskeyJson, ...Failures },
        },
      },
      async (_request, reply) => reply.send(await residents.passkeyQuestion()),
    );

    app.post(
      '/regions/:region/passkey-sessions',
      {
        schema: {
          operationId: 'signInByPasskey',
          tags,
          summary: 'Signs a resident in with what the device answered.',
          description: again.once,
          params: OfRegion,
          body: Type.Object({ answer: PasskeyJson }, { additionalProperties: false }),
          response: { 201: Session, ...Failures },
        },
      },
      async (request, reply) => {
        const signed = await residents.signInWithPasskey(await request.caller(), request.body.answer);
        return signed.ok ? reply.code(201).send(sessionOf(signed.value)) : sendProblem(reply, signed.error);
      },
    );

    app.get(
      '/regions/:region/account/security',
      {
        schema: {
          operationId: 'readAccountSecurity',
          tags,
          summary: 'Passkeys, sessions, contacts and proofs of the resident who asks.',
          params: OfRegion,
          response: { 200: security.reference, ...Failures },
        },
      },
      async (request, reply) => sendResult(reply, await residents.security(await request.caller())),
    );

    app.post(
      '/regions/:region/account/passkey-questions',
      {
        schema: {
          operationId: 'askForNewPasskey',
          tags,
          summary: 'What `navigator.credentials.create` is given. Whoever asks has signed in a moment ago.',
          description: again.reads,
          params: OfRegion,
          response: { 200: PasskeyJson, ...Failures },
        },
      },
      async (request, reply) =>
        sendResult(reply, await residents.passkeyRegistration(await request.caller())),
    );

    app.post(
      '/regions/:region/account/passkeys',
      {
        schema: {
          operationId: 'registerPasskey',
          tags,
          summary: 'Keeps a new passkey under a name.',
          description: again.once,
          params: OfRegion,
          body: Type.Object(
            { answer: PasskeyJson, name: Type.String({ minLength: 1, maxLength: 60 }) },
            { additionalProperties: false },
          ),
          response: { 201: Type.Object({ id: Type.String() }, { description: 'Kept.' }), ...Failures },
        },
      },
      async (request, reply) =>
        sendResult(reply, await residents.registerPasskey(await request.caller(), request.body), 201),
    );

    app.delete(
      '/regions/:region/account/passkeys/:id',
      {
        schema: {
          operationId: 'removePasskey',
          tags,
          summary: 'Removes a passkey: it opens nothing any more.',
          description: again.settled,
          params: OfThing,
          response: { 204: Gone, ...Failures },
        },
      },
      async (request, reply) => {
        const removed = await residents.removePasskey(await request.caller(), request.params.id);
        return removed.ok ? reply.code(204).send(null) : sendProblem(reply, removed.error);
      },
    );

    app.delete(
      '/regions/:region/account/national-login',
      {
        schema: {
          operationId: 'unlinkNationalLogin',
          tags,
          summary: 'Unlinks the national login from the account; never the last way in.',
          description: again.settled,
          params: OfRegion,
          response: { 204: Gone, ...Failures },
        },
      },
      async (request, reply) => {
        const parted = await residents.unlinkNationalLogin(await request.caller());
        return parted.ok ? reply.code(204).send(null) : sendProblem(reply, parted.error);
      },
    );

    app.delete(
      '/regions/:region/account/sessions/:id',
      {
        schema: {
          operationId: 'endOwnSession',
          tags,
          summary: 'Ends one session of the resident who asks.',
          description: again.settled,
          params: OfThing,
          response: { 204: Gone, ...Failures },
        },
      },
      async (request, reply) => {
        const ended = await residents.endSession(await request.caller(), request.params.id);
        return ended.ok ? reply.code(204).send(null) : sendProblem(reply, ended.error);
      },
    );

    app.delete(
      '/regions/:region/account/sessions',
      {
        schema: {
          operationId: 'endOtherOwnSessions',
          tags,
          summary: 'Ends every session of the resident who asks but the one that asks.',
          description: again.settled,
          params: OfRegion,
          response: {
            200: Type.Object({ ended: Type.Integer() }, { description: 'How many ended.' }),
            ...Failures,
          },
        },
      },
      async (request, reply) => sendResult(reply, await residents.endOtherSessions(await request.caller())),
    );

    const Contact = {
      kind: Type.Enum(['phone', 'email']),
      value: Type.String({ minLength: 1, maxLength: 300 }),
    };
    app.post(
      '/regions/:region/account/contact-codes',
      {
        schema: {
          operationId: 'requestContactCode',
          tags,
          summary: 'Sends a code to a new phone or e-mail address of the account.',
          description: again.newest,
          params: OfRegion,
          body: Type.Object(Contact, { additionalProperties: false }),
          response: { 202: Expiry, ...Failures },
        },
      },
      async (request, reply) =>
        sendResult(reply, await residents.requestContactCode(await request.caller(), request.body), 202),
    );

    app.put(
      '/regions/:region/account/contact',
      {
        schema: {
          operationId: 'changeContact',
          tags,
          summary: 'The new phone or e-mail address is the account’s, with the code that came there.',
          description: again.once,
          params: OfRegion,
          body: Type.Object({ ...Contact, code: Code }, { additionalProperties: false }),
          response: { 204: Type.Null({ description: 'Changed.' }), ...Failures },
        },
      },
      async (request, reply) => {
        const changed = await residents.changeContact(await request.caller(), request.body);
        return changed.ok ? reply.code(204).send(null) : sendProblem(reply, changed.error);
      },
    );

    app.post(
      '/regions/:region/account/counter-numbers',
      {
        schema: {
          operationId: 'showCounterNumber',
          tags,
          summary: 'A number for fifteen minutes by which an officer at a counter finds the account.',
          description: again.newest,
          params: OfRegion,
          response: {
            201: Type.Object(
              { number: Type.String(), expiresAt: Instant },
              { description: 'The one before is over.' },
            ),
            ...Failures,
          },
        },
      },
      async (request, reply) =>
        sendResult(reply, await residents.showCounterNumber(await request.caller()), 201),
    );

    app.post(
      '/regions/:region/counter-people',
      {
        schema: {
          operationId: 'findPersonAtCounter',
          tags,
          summary: 'For whoever sits at a counter: whose number it is, masked.',
          description: again.reads,
          params: OfRegion,
          body: Type.Object(
            { number: Type.String({ minLength: 1, maxLength: 20 }) },
            { additionalProperties: false },
          ),
          response: { 200: counterPerson.reference, ...Failures },
        },
      },
      async (request, reply) =>
        sendResult(reply, await residents.personAtCounter(await request.caller(), request.body.number)),
    );

    app.post(
      '/regions/:region/counter-proofs',
      {
        schema: {
          operationId: 'confirmAtCounter',
          tags,
          summary: 'An officer has seen the card and the face; recorded with who, where and when.',
          params: OfRegion,
          headers: CommandHeaders,
          body: Type.Object(
            {
              number: Type.String({ minLength: 1, maxLength: 20 }),
              nik: Type.String({ minLength: 1, maxLength: 40, description: 'As on the card.' }),
              seen: Type.Boolean({ description: 'The card was seen and the face matches.' }),
            },
            { additionalProperties: false },
          ),
          response: {
            201: Type.Object(
              { passkeys: Type.Integer({ description: 'How many new passkeys were confirmed with it.' }) },
              { description: 'Proven.' },
            ),
            ...Failures,
          },
        },
      },
      async (request, reply) => {
        const key = request.headers['idempotency-key'];
        const input = { ...request.body, key };
        return sendResult(reply, await residents.confirmAtCounter(await request.caller(), input), 201);
      },
    );
  };
}

/** The token for programs stands beside the cookies that pages set. */
function sessionOf(signed: object): { token: string; claimedDrafts: number } {
  const { bearerToken, claimedDrafts } = signed as SignedIn & Awaited<ReturnType<People['openSession']>>;
  return { token: bearerToken, claimedDrafts };
}
