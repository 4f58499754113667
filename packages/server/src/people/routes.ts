import { success } from '@satuloket/engine';
import { Type } from 'typebox';
import { type RegisterRoutes, sendProblem, sendResult } from '../platform/http/index.ts';
import type { People } from './people.ts';

const Failed = { '4xx': Type.Unsafe({ $ref: 'Problem#' }), 503: Type.Unsafe({ $ref: 'Problem#' }) };
const OfRegion = Type.Object({ region: Type.String({ description: 'As in addresses: `kota-bekasi`.' }) });
const Phone = Type.String({
  minLength: 1,
  maxLength: 30,
  description: 'In any usual writing: 0812…, +62812….',
});
const Sex = Type.Union([Type.Literal('female'), Type.Literal('male')]);

const Profile = Type.Object({
  phoneMasked: Type.String(),
  identity: Type.Union([Type.Literal('none'), Type.Literal('pending'), Type.Literal('matched')]),
  name: Type.Optional(Type.String()),
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
});

/** Sign-in, identity and profile for programs: a bearer token in place of cookies. */
export function peopleRoutes(people: People): RegisterRoutes {
  return (app) => {
    app.post(
      '/regions/:region/sign-in-codes',
      {
        schema: {
          tags: ['people'],
          summary: 'Sends a six-digit code to a phone; the same answer whether the phone is known or not.',
          params: OfRegion,
          body: Type.Object({ phone: Phone }, { additionalProperties: false }),
          response: { 202: Type.Object({ expiresInSeconds: Type.Integer() }), ...Failed },
        },
      },
      async (request, reply) =>
        sendResult(reply, await people.requestCode(await request.caller(), request.body.phone), 202),
    );

    app.post(
      '/regions/:region/sessions',
      {
        schema: {
          tags: ['people'],
          summary: 'Signs in: a resident with phone and code, an officer with username and password.',
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
          ]),
          response: {
            201: Type.Object({ token: Type.String({ description: 'For `authorization: Bearer …`.' }) }),
            ...Failed,
          },
        },
      },
      async (request, reply) => {
        const caller = await request.caller();
        const { body } = request;
        const signedIn =
          'phone' in body
            ? await people.signInWithCode(caller, body.phone, body.code)
            : await people.signInOfficer(caller, body.username, body.password);
        if (!signedIn.ok) return sendProblem(reply, signedIn.error);
        return reply.code(201).send({ token: signedIn.value.bearerToken });
      },
    );

    app.delete(
      '/regions/:region/sessions/current',
      {
        schema: {
          tags: ['people'],
          summary: 'Ends the session of the token that is sent.',
          params: OfRegion,
          response: { 204: Type.Null(), ...Failed },
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
          tags: ['people'],
          summary: 'Compares a claim with the population register, which answers yes or no only.',
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
            200: Type.Object({
              identity: Type.Union([Type.Literal('matched'), Type.Literal('pending')], {
                description: '`pending`: the register is down, the claim is kept and asked again.',
              }),
            }),
            ...Failed,
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
          tags: ['people'],
          summary: "The resident's own data; the household once the identity is matched.",
          params: OfRegion,
          response: { 200: Profile, ...Failed },
        },
      },
      async (request, reply) => {
        const profile = await people.profile(await request.caller());
        return profile.ok
          ? sendResult(reply, success({ ...profile.value, household: [...profile.value.household] }))
          : sendProblem(reply, profile.error);
      },
    );
  };
}
