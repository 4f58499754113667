import { type Static, Type } from 'typebox';
import { slug } from './parts.ts';

/** `demo.yaml`: accounts that the demo creates; a region in use has no such file. */
export const DemoFile = Type.Object(
  {
    accounts: Type.Array(
      Type.Object(
        {
          username: Type.String({
            pattern: '^[a-z][a-z0-9]*(\\.[a-z][a-z0-9]*)+$',
            description: 'Sign-in name, verifikator.bekasitimur; the demo sets the password.',
          }),
          post: slug('The post that the account holds.'),
        },
        { additionalProperties: false, description: 'One account.' },
      ),
      { minItems: 1, description: 'The accounts.' },
    ),
  },
  { additionalProperties: false, description: 'Accounts of invented officials, for the demo only.' },
);
export type DemoFile = Static<typeof DemoFile>;
