import { Type } from 'typebox';
import { CommandHeaders, OfRegion } from '../../cases/schemas.ts';
import { again, Failures, type HttpApp, type RegisterRoutes, sendResult } from '../../platform/http/index.ts';
import type { Services } from '../../types.ts';
import { PasskeyJson } from '../passkey-shapes.ts';
import { emergencyRoutes } from './emergency-routes.ts';
import { oversightRoutes } from './oversight-routes.ts';
import { passkeyRoutes } from './passkey-routes.ts';
import { postRoutes } from './post-routes.ts';
import { invitationShape, securityShape, staffListShape, staffShapes } from './shapes.ts';

const tags = ['staff'];
const closed = { additionalProperties: false } as const;
const Code = Type.String({
  minLength: 1,
  maxLength: 40,
  description: 'Of the authenticator app, or a recovery code.',
});
const Password = Type.String({ minLength: 1, maxLength: 200 });
const RecoveryCodes = Type.Object(
  { recoveryCodes: Type.Array(Type.String(), { description: 'Told this once.' }) },
  { description: 'In use from now on.' },
);
const Done = Type.Null({ description: 'Done.' });
const Invitation = Type.Object({ invitationId: Type.String() }, { description: 'The link is on its way.' });
const OfInvitation = Type.Object({ ...OfRegion.properties, invitation: Type.String({ format: 'uuid' }) });
const Contact = {
  phone: Type.Optional(Type.String({ maxLength: 30 })),
  email: Type.Optional(Type.String({ maxLength: 254 })),
};

/** The API of staff's side: the own account, the people of an office, emergency roles. */
export const staffRoutes: RegisterRoutes = (app, { services }) => {
  for (const { schema } of staffShapes) app.addSchema(schema);
  ownRoutes(app, services);
  passkeyRoutes(app, services);
  sessionRoutes(app, services);
  invitationRoutes(app, services);
  postRoutes(app, services);
  oversightRoutes(app, services);
  emergencyRoutes(app, services);
};

function ownRoutes(app: HttpApp, { staff }: Services): void {
  app.get(
    '/regions/:region/staff/security',
    {
      schema: {
        operationId: 'readStaffSecurity',
        tags,
        summary: 'The second factor, the open sessions and the emergency roles of the officer who calls.',
        params: OfRegion,
        response: { 200: securityShape.reference, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await staff.security(await request.caller())),
  );
  app.post(
    '/regions/:region/staff/second-factor/offers',
    {
      schema: {
        operationId: 'beginSecondFactor',
        tags,
        summary: 'A new secret for an authenticator app; asks for a fresh proof.',
        description: again.newest,
        params: OfRegion,
        response: {
          200: Type.Object(
            { uri: Type.String(), secret: Type.String() },
            { description: 'Not in use until it is confirmed.' },
          ),
          ...Failures,
        },
      },
    },
    async (request, reply) => sendResult(reply, await staff.beginSecondFactor(await request.caller())),
  );
  app.put(
    '/regions/:region/staff/second-factor',
    {
      schema: {
        operationId: 'confirmSecondFactor',
        tags,
        summary: 'Puts the offered secret in use, by a code of the app.',
        description: again.once,
        params: OfRegion,
        body: Type.Object({ code: Code }, closed),
        response: { 200: RecoveryCodes, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(reply, await staff.confirmSecondFactor(await request.caller(), request.body.code)),
  );
  app.delete(
    '/regions/:region/staff/second-factor',
    {
      schema: {
        operationId: 'removeSecondFactor',
        tags,
        summary: 'Where a second factor is required, only beside a passkey that works here.',
        description: again.settled,
        params: OfRegion,
        response: { 204: Done, ...Failures },
      },
    },
    async (request, reply) => {
      const removed = await staff.removeSecondFactor(await request.caller());
      return removed.ok ? reply.code(204).send(null) : sendResult(reply, removed);
    },
  );
  app.post(
    '/regions/:region/staff/second-factor/recovery-codes',
    {
      schema: {
        operationId: 'renewRecoveryCodes',
        tags,
        summary: 'Ten new recovery codes in place of those that are left.',
        description: again.newest,
        params: OfRegion,
        response: { 200: RecoveryCodes, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await staff.renewRecoveryCodes(await request.caller())),
  );
  app.put(
    '/regions/:region/staff/password',
    {
      schema: {
        operationId: 'changePassword',
        tags,
        summary: 'A new password; every other session ends.',
        description: again.settled,
        params: OfRegion,
        body: Type.Object({ password: Password }, closed),
        response: { 204: Done, ...Failures },
      },
    },
    async (request, reply) => {
      const changed = await staff.changePassword(await request.caller(), request.body.password);
      return changed.ok ? reply.code(204).send(null) : sendResult(reply, changed);
    },
  );
}

function sessionRoutes(app: HttpApp, { staff, people }: Services): void {
  app.post(
    '/regions/:region/sessions/current/proof',
    {
      schema: {
        operationId: 'proveAgain',
        tags,
        summary: 'Proves again who the officer is, for what asks for a fresh proof (`proof-needed`).',
        description: again.settled,
        params: OfRegion,
        body: Type.Union([
          Type.Object({ code: Code }, closed),
          Type.Object({ password: Password }, closed),
          Type.Object({ passkey: PasskeyJson }, closed),
        ]),
        response: { 204: Done, ...Failures },
      },
    },
    async (request, reply) => {
      const proven = await people.proveAgain(await request.caller(), request.body);
      return proven.ok ? reply.code(204).send(null) : sendResult(reply, proven);
    },
  );
  app.delete(
    '/regions/:region/staff/sessions/:session',
    {
      schema: {
        operationId: 'endStaffSession',
        tags,
        summary: 'Ends one of the officer’s own sessions.',
        description: again.settled,
        params: Type.Object({ ...OfRegion.properties, session: Type.String({ format: 'uuid' }) }),
        response: { 204: Done, ...Failures },
      },
    },
    async (request, reply) => {
      const ended = await staff.endSession(await request.caller(), request.params.session);
      return ended.ok ? reply.code(204).send(null) : sendResult(reply, ended);
    },
  );
  app.delete(
    '/regions/:region/staff/sessions',
    {
      schema: {
        operationId: 'endOtherStaffSessions',
        tags,
        summary: 'Ends every session of the officer but the one that calls.',
        description: again.settled,
        params: OfRegion,
        response: {
          200: Type.Object({ ended: Type.Integer() }, { description: 'How many ended.' }),
          ...Failures,
        },
      },
    },
    async (request, reply) => sendResult(reply, await staff.endOtherSessions(await request.caller())),
  );
}

function invitationRoutes(app: HttpApp, { staff }: Services): void {
  app.get(
    '/regions/:region/staff/officers',
    {
      schema: {
        operationId: 'listOfficers',
        tags,
        summary: 'The people of an office, their posts, and what is open there.',
        params: OfRegion,
        querystring: Type.Object({ officeId: Type.Optional(Type.String({ maxLength: 100 })) }),
        response: { 200: staffListShape.reference, ...Failures },
      },
    },
    async (request, reply) => sendResult(reply, await staff.officers(await request.caller(), request.query)),
  );
  app.post(
    '/regions/:region/staff/invitations',
    {
      schema: {
        operationId: 'inviteOfficer',
        tags,
        summary: 'Asks someone to become an officer: a link goes to phone or e-mail, for one use.',
        params: OfRegion,
        headers: CommandHeaders,
        body: Type.Object(
          {
            name: Type.String({ maxLength: 200 }),
            nip: Type.String({ maxLength: 30, description: 'Eighteen digits, or empty.' }),
            username: Type.String({ maxLength: 80 }),
            ...Contact,
            role: Type.String({ maxLength: 100 }),
            officeId: Type.String({ maxLength: 100 }),
            villageCode: Type.Optional(Type.String({ maxLength: 20 })),
            until: Type.Optional(Type.String({ maxLength: 10, description: 'The last day of the post.' })),
          },
          closed,
        ),
        response: { 201: Invitation, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await staff.invite(await request.caller(), {
          ...request.body,
          key: request.headers['idempotency-key'],
        }),
        201,
      ),
  );
  app.post(
    '/regions/:region/staff/invitations/:invitation/send',
    {
      schema: {
        operationId: 'sendInvitationAgain',
        tags,
        summary: 'Sends a new link; the one before is worth nothing any more.',
        description: again.newest,
        params: OfInvitation,
        response: { 204: Done, ...Failures },
      },
    },
    async (request, reply) => {
      const sent = await staff.sendInvitationAgain(await request.caller(), request.params.invitation);
      return sent.ok ? reply.code(204).send(null) : sendResult(reply, sent);
    },
  );
  app.post(
    '/regions/:region/staff/invitations/:invitation/withdraw',
    {
      schema: {
        operationId: 'withdrawInvitation',
        tags,
        summary: 'The link of this invitation opens nothing any more.',
        params: OfInvitation,
        headers: CommandHeaders,
        response: { 200: Invitation, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await staff.withdrawInvitation(await request.caller(), {
          key: request.headers['idempotency-key'],
          invitationId: request.params.invitation,
        }),
      ),
  );
  app.post(
    '/regions/:region/staff/invitations/opened',
    {
      schema: {
        operationId: 'openInvitation',
        tags,
        summary: 'What the link of an invitation shows; the token is sent in the body and stands in no log.',
        description: again.reads,
        params: OfRegion,
        body: Type.Object({ token: Type.String({ minLength: 1, maxLength: 100 }) }, closed),
        response: { 200: invitationShape.reference, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(reply, await staff.invitation(request.region.id, request.body.token)),
  );
  app.post(
    '/regions/:region/staff/invitations/accepted',
    {
      schema: {
        operationId: 'acceptInvitation',
        tags,
        summary:
          'Chooses the password and confirms the second factor, or makes a passkey instead; the link is used then.',
        description: again.once,
        params: OfRegion,
        body: Type.Object(
          {
            token: Type.String({ minLength: 1, maxLength: 100 }),
            password: Type.Optional(Password),
            code: Type.Optional(Code),
            passkey: Type.Optional(
              Type.Object(
                { answer: PasskeyJson, name: Type.String({ minLength: 1, maxLength: 60 }) },
                { ...closed, description: 'Instead of password and code.' },
              ),
            ),
          },
          closed,
        ),
        response: {
          201: Type.Object(
            {
              username: Type.String(),
              recoveryCodes: Type.Array(Type.String(), {
                description: 'Told this once; none beside a passkey.',
              }),
            },
            { description: 'The account is ready.' },
          ),
          ...Failures,
        },
      },
    },
    async (request, reply) =>
      sendResult(reply, await staff.acceptInvitation(request.region.id, request.body), 201),
  );
  app.post(
    '/regions/:region/staff/officers/:account/reopen',
    {
      schema: {
        operationId: 'reopenOfficer',
        tags,
        summary: 'Opens an account again that was closed because nobody had used it for long.',
        params: Type.Object({ ...OfRegion.properties, account: Type.String({ format: 'uuid' }) }),
        headers: CommandHeaders,
        response: {
          200: Type.Object({ accountId: Type.String() }, { description: 'Open from now on.' }),
          ...Failures,
        },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await staff.reopenOfficer(await request.caller(), {
          key: request.headers['idempotency-key'],
          accountId: request.params.account,
        }),
      ),
  );
  app.post(
    '/regions/:region/staff/officers/:account/reset',
    {
      schema: {
        operationId: 'resetOfficer',
        tags,
        summary: 'Ends password, second factor and sessions of an officer; a link to begin anew is sent.',
        params: Type.Object({ ...OfRegion.properties, account: Type.String({ format: 'uuid' }) }),
        headers: CommandHeaders,
        body: Type.Object(Contact, closed),
        response: { 200: Invitation, ...Failures },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await staff.resetOfficer(await request.caller(), {
          ...request.body,
          key: request.headers['idempotency-key'],
          accountId: request.params.account,
        }),
      ),
  );
}
