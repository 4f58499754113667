import { type Static, Type } from 'typebox';

const colour = Type.String({ pattern: '^#[0-9a-f]{6}$', description: 'A colour: #0b6b75.' });

/**
 * `emblem.yaml`: the region's emblem for letterheads. Shapes and colours only, so that the picture made of it can hold
 * nothing that runs, links or loads.
 */
export const EmblemFile = Type.Object(
  {
    width: Type.Integer({
      minimum: 1,
      maximum: 1000,
      description: 'Width of the drawing, in its own units.',
    }),
    height: Type.Integer({
      minimum: 1,
      maximum: 1000,
      description: 'Height of the drawing, in its own units.',
    }),
    shapes: Type.Array(
      Type.Object(
        {
          path: Type.String({
            pattern: '^[Mm][MmLlHhVvCcSsQqTtAaZz0-9 ,.-]+$',
            maxLength: 4000,
            description: 'The outline, as the d of an SVG path.',
          }),
          fill: Type.Optional(colour),
          stroke: Type.Optional(colour),
          strokeWidth: Type.Optional(Type.Number({ minimum: 0, maximum: 100, description: 'In units.' })),
        },
        { additionalProperties: false, description: 'One shape; later ones lie above.' },
      ),
      { minItems: 1, maxItems: 100, description: 'What is drawn, from below to above.' },
    ),
  },
  { additionalProperties: false, description: 'The emblem on the letterhead.' },
);
export type EmblemFile = Static<typeof EmblemFile>;
