import { Type } from 'typebox';

export const PasskeyJson = Type.Record(Type.String(), Type.Unknown(), {
  description: 'JSON of WebAuthn level 3 (5.1), as browsers read and write it.',
});
