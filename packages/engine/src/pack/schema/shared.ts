import { use, useEach } from './editor.ts';
import { slugPattern } from './parts.ts';

/** `shared/*.yaml`: each piece is checked where it is used, so the file itself is only known to hold pieces by name. */
export const sharedFile = {
  $id: 'https://satuloket.id/schema/shared.schema.json',
  title: 'shared/*.yaml',
  description:
    'Pieces that services share, by name. A service takes one with use: <file>/<name>, or the elements of a list with - useEach: <file>/<name>.',
  type: 'object',
  propertyNames: { pattern: slugPattern.replace('[a-z0-9]*', '[A-Za-z0-9]*') },
  additionalProperties: {
    description: 'A piece: anything that may stand in a service.',
    type: ['object', 'array', 'null'],
    properties: { use },
    items: { anyOf: [useEach, { not: { required: ['useEach'] } }] },
  },
};
