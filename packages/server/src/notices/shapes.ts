import { Type } from 'typebox';
import { type HttpApp, shapeOf } from '../platform/http/index.ts';
import type { MessagePreference } from './contract.ts';

const orNull = <Schema extends Type.TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);

export const LanguageShape = Type.Enum(['id', 'en']);
export const WayShape = Type.Enum(['whatsapp', 'email', 'push', 'none']);
export const AddressKindShape = Type.Enum(['email', 'whatsapp']);

const preference = shapeOf<MessagePreference>()(
  'MessagePreference',
  Type.Object(
    {
      language: LanguageShape,
      channel: WayShape,
      isUsual: Type.Boolean({
        description: 'Nothing has been chosen: language and channel are the region’s.',
      }),
      stoppedByWord: Type.Boolean({ description: 'Ended by writing the stop word.' }),
      phoneMasked: orNull(Type.String()),
      emailMasked: orNull(Type.String()),
      pending: orNull(
        Type.Object(
          { kind: AddressKindShape, addressMasked: Type.String() },
          { description: 'An address whose code has been sent and not come back.' },
        ),
      ),
      browsers: Type.Integer({ description: 'How many browsers take pushes.' }),
      pushKey: Type.String({ description: 'With which a browser subscribes (VAPID, RFC 8292), base64url.' }),
      quiet: Type.Object(
        { from: Type.String(), until: Type.String() },
        { description: 'Between which hours nothing is sent.' },
      ),
      digests: orNull(
        Type.Array(Type.String(), { description: 'When officers are told what waits for them.' }),
      ),
    },
    { description: 'How the caller is reached.' },
  ),
);
export const PreferenceShape = preference.reference;

export function addMessageShapes(app: HttpApp): void {
  app.addSchema(preference.schema);
}
