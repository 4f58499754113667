import { Type } from 'typebox';
import { shapeOf, TextShape } from '../../platform/http/index.ts';
import { PasskeyJson } from '../passkey-shapes.ts';
import type {
  EmergencyCard,
  InvitationOpened,
  OverseenRegion,
  OversightList,
  StaffList,
  StaffSecurity,
} from './contract.ts';

/** What the API tells of staff's side. */

const Instant = Type.String({ format: 'date-time', description: 'ISO 8601 in UTC.' });
const InstantOrNull = Type.Union([Instant, Type.Null()]);
const IsoDate = Type.String({ format: 'date', description: 'A date of the region, `2026-11-24`.' });
const TextOrNull = Type.Union([Type.String(), Type.Null()]);
const Acting = Type.Union([Type.Enum(['plh', 'plt', 'emergency', 'oversight']), Type.Null()], {
  description:
    'plh: for a leader on leave; plt: in an empty post; emergency: taken with a reason; oversight: of another region.',
});
const post = {
  role: Type.String(),
  officeId: Type.String(),
  villageCode: Type.Optional(Type.String({ description: 'Of a village officer.' })),
};

export const securityShape = shapeOf<StaffSecurity>()(
  'StaffSecurity',
  Type.Object(
    {
      username: Type.String(),
      rule: Type.Enum(['required', 'offered']),
      secondFactor: Type.Object({
        isSet: Type.Boolean(),
        since: InstantOrNull,
        recoveryCodesLeft: Type.Integer(),
      }),
      passkeys: Type.Array(
        Type.Object({
          id: Type.String(),
          name: Type.String(),
          createdAt: Instant,
          usedAt: InstantOrNull,
          isWitnessed: Type.Boolean({ description: 'Made in front of an officer who saw the card.' }),
          worksHere: Type.Boolean({ description: 'False when it was made for another address.' }),
        }),
      ),
      sessions: Type.Array(
        Type.Object({
          id: Type.String(),
          isCurrent: Type.Boolean(),
          browser: Type.String(),
          system: Type.String(),
          network: Type.String({ description: '`103.12.x.x`, `local`, or empty where it is not known.' }),
          provenBy: Type.Union([
            Type.Enum(['code', 'password', 'second-factor', 'recovery-code', 'passkey', 'national-login']),
            Type.Null(),
          ]),
          begunAt: Instant,
          provenAt: Instant,
          endsAt: Instant,
        }),
      ),
      isFresh: Type.Boolean({ description: 'Proven within the last ten minutes.' }),
      permits: Type.Array(
        Type.Object({
          id: Type.String(),
          title: TextShape,
          office: TextShape,
          runsUntil: InstantOrNull,
          emergencyId: TextOrNull,
        }),
      ),
    },
    { description: 'What an officer keeps of the own account.' },
  ),
);

export const staffListShape = shapeOf<StaffList>()(
  'StaffList',
  Type.Object(
    {
      offices: Type.Array(Type.Object({ id: Type.String(), name: TextShape, officers: Type.Integer() })),
      officeId: Type.String(),
      officers: Type.Array(
        Type.Object({
          accountId: Type.String(),
          name: Type.String(),
          username: Type.String(),
          hasSecondFactor: Type.Boolean(),
          lastSignIn: InstantOrNull,
          isClosed: Type.Boolean({ description: 'Nobody has used it for long; it can be opened again.' }),
          posts: Type.Array(
            Type.Object({
              ...post,
              title: TextShape,
              office: TextShape,
              from: Instant,
              until: InstantOrNull,
              acting: Acting,
              mayEnd: Type.Boolean(),
            }),
          ),
          mayReset: Type.Boolean(),
          isYou: Type.Boolean(),
        }),
      ),
      invitations: Type.Array(
        Type.Object({
          id: Type.String(),
          kind: Type.Enum(['invite', 'reset']),
          name: Type.String(),
          username: Type.String(),
          title: TextShape,
          sentAt: InstantOrNull,
          expiresAt: Instant,
          state: Type.Enum(['open', 'not-sent', 'expired']),
        }),
      ),
      standIns: Type.Array(
        Type.Object({
          id: Type.String(),
          kind: Type.Enum(['plh', 'plt']),
          title: TextShape,
          absent: TextOrNull,
          name: Type.String(),
          from: IsoDate,
          until: IsoDate,
          letterNumber: Type.String(),
          state: Type.Enum(['coming', 'current', 'over', 'ended']),
          mayEnd: Type.Boolean(),
        }),
      ),
      permits: Type.Array(
        Type.Object({
          id: Type.String(),
          accountId: Type.String(),
          name: Type.String(),
          title: TextShape,
          mayWithdraw: Type.Boolean(),
        }),
      ),
      posts: Type.Array(
        Type.Object({
          ...post,
          title: TextShape,
          inEmergency: Type.Boolean({ description: 'A permit may name it for an emergency.' }),
        }),
      ),
      today: IsoDate,
    },
    { description: 'The people of an office, as whoever leads it or keeps its posts sees them.' },
  ),
);

export const invitationShape = shapeOf<InvitationOpened>()(
  'StaffInvitation',
  Type.Object(
    {
      uri: Type.String({ description: 'For a QR code: `otpauth://totp/…`.' }),
      secret: Type.String({ description: 'The same secret to be typed.' }),
      passkeyQuestion: PasskeyJson,
      kind: Type.Enum(['invite', 'reset']),
      name: Type.String(),
      username: Type.String(),
      title: TextShape,
      office: TextShape,
      expiresAt: Instant,
    },
    { description: 'What the link of an invitation opens.' },
  ),
);

export const emergencyShape = shapeOf<EmergencyCard>()(
  'EmergencyAccess',
  Type.Object(
    {
      id: Type.String(),
      name: Type.String(),
      title: TextShape,
      office: TextShape,
      reason: Type.String(),
      begunAt: Instant,
      until: Instant,
      isRunning: Type.Boolean(),
      review: Type.Union([
        Type.Object({
          by: Type.String(),
          at: Instant,
          verdict: Type.Enum(['in-order', 'not-in-order']),
          note: Type.String(),
        }),
        Type.Null(),
      ]),
      mayReview: Type.Boolean(),
    },
    { description: 'A role that was taken in an emergency.' },
  ),
);

export const oversightShape = shapeOf<OversightList>()(
  'StaffOversight',
  Type.Object(
    {
      grants: Type.Array(
        Type.Object({
          id: Type.String(),
          name: Type.String(),
          username: Type.String(),
          home: TextShape,
          title: TextShape,
          office: TextShape,
          from: IsoDate,
          until: IsoDate,
          letterNumber: Type.String(),
          grantedBy: Type.String(),
          state: Type.Enum(['coming', 'current', 'over', 'ended']),
          mayEnd: Type.Boolean(),
        }),
      ),
      posts: Type.Array(
        Type.Object({ role: Type.String(), officeId: Type.String(), title: TextShape, office: TextShape }),
      ),
      regions: Type.Array(Type.Object({ id: Type.String(), name: TextShape })),
      today: IsoDate,
    },
    { description: 'Officers of other regions who oversee this one.' },
  ),
);

export const overseenShape = shapeOf<OverseenRegion>()(
  'OverseenRegion',
  Type.Object(
    { id: Type.String(), slug: Type.String(), name: TextShape, titles: Type.Array(TextShape) },
    { description: 'Another region in which the officer works or oversees now.' },
  ),
);

export const staffShapes = [
  securityShape,
  staffListShape,
  invitationShape,
  emergencyShape,
  oversightShape,
  overseenShape,
] as const;
