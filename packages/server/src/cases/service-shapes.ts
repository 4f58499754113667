import type { Service } from '@satuloket/engine';
import { Type } from 'typebox';
import { type HttpApp, shapeOf, TextShape } from '../platform/http/index.ts';
import type {
  OfficeSummary,
  PlaceGroup,
  PlaceOption,
  RegionSummary,
  ServicePage,
  ServiceSummary,
} from '../types.ts';

/** What the API tells of regions, services, offices and places. */

export const Instant = Type.String({ format: 'date-time', description: 'ISO 8601 in UTC.' });
export const InstantOrNull = Type.Union([Instant, Type.Null()]);

/** Too rich to be spelt out twice: the pack language has a schema of its own. */
export const DefinitionShape = Type.Unsafe<Service>({
  type: 'object',
  additionalProperties: true,
  description: 'The service as its pack defines it: see the reference of the pack language.',
});

const region = shapeOf<RegionSummary>()(
  'Region',
  Type.Object(
    {
      id: Type.String(),
      slug: Type.String({ description: 'Names the region in paths.' }),
      name: TextShape,
      accent: Type.String({ description: 'Its colour, `#rrggbb`.' }),
      codePrefix: Type.String({ description: 'The letters that begin its tracking codes.' }),
      zone: Type.String({ description: 'Its time zone, `Asia/Jakarta`.' }),
    },
    { description: 'A city or regency that works with this server.' },
  ),
);
export const RegionShape = region.reference;

const office = shapeOf<OfficeSummary>()(
  'Office',
  Type.Object(
    {
      id: Type.String(),
      name: TextShape,
      address: Type.String(),
      openNow: Type.Boolean(),
      hoursToday: TextShape,
      weekHours: Type.Array(Type.Object({ day: TextShape, hours: TextShape })),
      point: Type.Optional(Type.Object({ latitude: Type.Number(), longitude: Type.Number() })),
    },
    { description: 'An office and its hours.' },
  ),
);
export const OfficeShape = office.reference;

const summaryProperties = {
  code: Type.String(),
  pack: Type.String(),
  title: TextShape,
  summary: TextShape,
  category: Type.String(),
  promise: TextShape,
  feeRupiah: Type.Integer({ description: '0: free of charge.' }),
};

const summary = shapeOf<ServiceSummary>()(
  'ServiceSummary',
  Type.Object(summaryProperties, { description: 'A service in a list.' }),
);
export const ServiceSummaryShape = summary.reference;

const page = shapeOf<ServicePage>()(
  'Service',
  Type.Object(
    {
      ...summaryProperties,
      definition: DefinitionShape,
      packDigest: Type.String({ description: 'The version of the definition, by content.' }),
      agency: TextShape,
      offices: Type.Array(OfficeShape),
    },
    { description: 'All that a citizen should know before starting.' },
  ),
);
export const ServicePageShape = page.reference;

const place = shapeOf<PlaceOption>()(
  'Place',
  Type.Object(
    {
      code: Type.String({ description: 'The code of the ministry: `32.75.01.1001`.' }),
      name: Type.String(),
      within: Type.String({ description: 'The district or province that it lies in.' }),
    },
    { description: 'A village, district, city or regency.' },
  ),
);
export const PlaceShape = place.reference;

const placeGroup = shapeOf<PlaceGroup>()(
  'PlaceGroup',
  Type.Object(
    { name: Type.String(), places: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })) },
    { description: 'Places that lie in the same district or province.' },
  ),
);
export const PlaceGroupShape = placeGroup.reference;

export function addServiceShapes(app: HttpApp): void {
  for (const { schema } of [region, office, summary, page, place, placeGroup]) app.addSchema(schema);
}
