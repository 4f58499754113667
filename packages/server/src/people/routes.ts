import { Type } from 'typebox';
import {
  again,
  Failures,
  type RegisterRoutes,
  sendProblem,
  sendResult,
  shapeOf,
  TextShape,
} from '../platform/http/index.ts';
import type { DemoAccount, Profile } from '../types.ts';
import { PasskeyJson } from './passkey-shapes.ts';
import type { People, SignedIn } from './people.ts';

const OfRegion = Type.Object({ region: Type.String({ description: 'As in addresses: `kota-bekasi`.' }) });
const Phone = Type.String({
  minLength: 1,
  maxLength: 30,
  description: 'In any usual writing: 0812…, +62812….',
});
const Sex = Type.Enum(['female', 'male']);

const identity = Type.Enum(['none', 'pending', 'matched'], {
  description: '`pending`: claimed while the register was down; it is asked again.',
});

const profile = shapeOf<Profile>()(
  'Profile',
  Type.Object(
    {
      phoneMasked: Type.String(),
      identity,
      name: Type.Optional(Type.String()),
      isFamilyHidden: Type.Optional(
        Type.Literal(true, { description: 'A stronger proof is needed before the family is told.' }),
      ),
      applicant: Type.Optional(
        Type.Object({
          nik: Type.String(),
          kk: Type.String(),
          name: Type.String(),
          birthDate: Type.String(),
          sex: Sex,
          address: Type.Object({
            street: Type.String(),
            rt: Type.String(),
            rw: Type.String(),
            villageCode: Type.String(),
          }),
          phone: Type.String(),
          occupation: Type.Optional(Type.String()),
          birthPlace: Type.Optional(Type.String()),
        }),
      ),
      household: Type.Array(
        Type.Object({
          nik: Type.String(),
          name: Type.String(),
          birthDate: Type.String(),
          sex: Sex,
          relation: Type.String(),
        }),
      ),
    },
    {
      description: 'The resident who is signed in, and what the register knows of them once it has said yes.',
    },
  ),
);

const demoAccount = shapeOf<DemoAccount>()(
  'DemoAccount',
  Type.Object(
    {
      face: Type.Enum(['portal', 'console']),
      title: TextShape,
      identifier: Type.String({ description: 'A phone or a username.' }),
      secret: Type.String({ description: 'A password; empty for residents, who get a code.' }),
      note: TextShape,
    },
    { description: 'An account to try in the demo.' },
  ),
);

/** Sign-in, identity and profile for programs: a bearer token in place of cookies. */
export function peopleRoutes(people: People): RegisterRoutes {
  return (app) => {
    for (const { schema } of [profile, demoAccount]) app.addSchema(schema);
    app.post(
      '/regions/:region/sign-in-codes',
      {
        schema: {
          operationId: 'requestCode',
          tags: ['people'],
          summary: 'Sends a six-digit code to a phone; the same answer whether the phone is known or not.',
          description: again.newest,
          params: OfRegion,
          body: Type.Object({ phone: Phone }, { additionalProperties: false }),
          response: {
            202: Type.Object(
              { expiresInSeconds: Type.Integer() },
              { description: 'On its way, if the phone exists.' },
            ),
            ...Failures,
          },
        },
      },
      async (request, reply) =>
        sendResult(reply, await people.requestCode(await request.caller(), request.body.phone), 202),
    );

    app.post(
      '/regions/:region/sessions',
      {
        schema: {
          operationId: 'signIn',
          tags: ['people'],
          summary:
            'Signs in: a resident with phone and code, an officer with username and password and, where there is a second factor, its code.',
          description: again.session,
          params: OfRegion,
          body: Type.Union([
            Type.Object(
              { phone: Phone, code: Type.String({ minLength: 1, maxLength: 20 }) },
              { additionalProperties: false },
            ),
            Type.Object(
              {
                username: Type.String({ minLength: 1, maxLength: 80 }),
                password: Type.String({ minLength: 1, maxLength: 200 }),
              },
              { additionalProperties: false },
            ),
            Type.Object(
              {
                ticket: Type.String({
                  minLength: 1,
                  maxLength: 200,
                  description: 'From the details of `second-factor-needed`; good for five minutes.',
                }),
                code: Type.String({
                  minLength: 1,
                  maxLength: 40,
                  description: 'Of the authenticator app, or a recovery code.',
                }),
              },
              { additionalProperties: false },
            ),
          ]),
          response: {
            201: Type.Object(
              {
                token: Type.String({ description: 'For `authorization: Bearer …`.' }),
                claimedDrafts: Type.Integer({ description: 'How many drafts of the guest are now theirs.' }),
              },
              { description: 'Signed in.' },
            ),
            ...Failures,
          },
        },
      },
      async (request, reply) => {
        const caller = await request.caller();
        const { body } = request;
        const signedIn =
          'phone' in body
            ? await people.signInWithCode(caller, body.phone, body.code)
            : 'ticket' in body
              ? await people.signInWithSecondFactor(caller, body)
              : await people.signInOfficer(caller, body.username, body.password);
        if (!signedIn.ok) return sendProblem(reply, signedIn.error);
        const { bearerToken, claimedDrafts = 0 } = signedIn.value as SignedIn & { claimedDrafts?: number };
        return reply.code(201).send({ token: bearerToken, claimedDrafts });
      },
    );

    app.post(
      '/regions/:region/staff/passkey-sessions',
      {
        schema: {
          operationId: 'signInOfficerByPasskey',
          tags: ['people'],
          summary: 'Signs an officer in with what the device answered, which stands for both factors.',
          description: again.once,
          params: OfRegion,
          body: Type.Object({ answer: PasskeyJson }, { additionalProperties: false }),
          response: {
            201: Type.Object(
              { token: Type.String({ description: 'For `authorization: Bearer …`.' }) },
              { description: 'Signed in.' },
            ),
            ...Failures,
          },
        },
      },
      async (request, reply) => {
        const signedIn = await people.signInOfficerWithPasskey(await request.caller(), request.body.answer);
        return signedIn.ok
          ? reply.code(201).send({ token: signedIn.value.bearerToken })
          : sendProblem(reply, signedIn.error);
      },
    );

    app.delete(
      '/regions/:region/sessions/current',
      {
        schema: {
          operationId: 'signOut',
          tags: ['people'],
          summary: 'Ends the session of the token that is sent.',
          description: again.settled,
          params: OfRegion,
          response: { 204: Type.Null({ description: 'The token is worth nothing now.' }), ...Failures },
        },
      },
      async (request, reply) => {
        const { authorization = '' } = request.headers;
        await people.signOut(await request.caller(), new Headers({ authorization }));
        return reply.code(204).send(null);
      },
    );

    app.post(
      '/regions/:region/identity',
      {
        schema: {
          operationId: 'proveIdentity',
          tags: ['people'],
          summary: 'Compares a claim with the population register, which answers yes or no only.',
          description: again.settled,
          params: OfRegion,
          body: Type.Object(
            {
              nik: Type.String({ maxLength: 40 }),
              kk: Type.String({ maxLength: 40 }),
              name: Type.String({ maxLength: 300 }),
              birthDate: Type.String({ maxLength: 10, description: 'YYYY-MM-DD' }),
            },
            { additionalProperties: false },
          ),
          response: {
            200: Type.Object(
              {
                identity: Type.Enum(['matched', 'pending'], {
                  description: '`pending`: the register is down, the claim is kept and asked again.',
                }),
              },
              { description: 'Kept with the account.' },
            ),
            ...Failures,
          },
        },
      },
      async (request, reply) =>
        sendResult(reply, await people.proveIdentity(await request.caller(), request.body)),
    );

    app.get(
      '/regions/:region/profile',
      {
        schema: {
          operationId: 'readProfile',
          tags: ['people'],
          summary: "The resident's own data; the household once the identity is matched.",
          params: OfRegion,
          response: { 200: profile.reference, ...Failures },
        },
      },
      async (request, reply) => sendResult(reply, await people.profile(await request.caller())),
    );

    app.post(
      '/regions/:region/guests',
      {
        schema: {
          operationId: 'beginAsGuest',
          tags: ['people'],
          summary: 'A proof for the drafts of someone who has not signed in; sent as `satuloket-browser`.',
          description: again.reads,
          params: OfRegion,
          response: {
            201: Type.Object(
              {
                token: Type.String({ description: 'Sent along at sign-in too, the drafts are claimed.' }),
              },
              { description: 'Keep it for thirty days.' },
            ),
            ...Failures,
          },
        },
      },
      async (request, reply) =>
        reply.code(201).send({ token: people.newBrowserToken(request.region.slug).token }),
    );

    app.get(
      '/regions/:region/demo-accounts',
      {
        schema: {
          operationId: 'listDemoAccounts',
          tags: ['people'],
          summary: 'Accounts to try in the demo; none in production.',
          params: OfRegion,
          response: {
            200: Type.Array(demoAccount.reference, { description: 'Residents and officers.' }),
            ...Failures,
          },
        },
      },
      async (request, reply) => reply.send([...people.demoAccounts(request.region.id)]),
    );
  };
}
