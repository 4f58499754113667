import { Type } from 'typebox';
import { Failures, type HttpApp, sendProblem } from '../platform/http/index.ts';
import type { Services } from '../types.ts';
import { problems } from './problems.ts';
import { OfPlace, OfRegion, OfService, PlaceLevel } from './schemas.ts';
import {
  OfficeShape,
  PlaceGroupShape,
  PlaceShape,
  RegionShape,
  ServicePageShape,
  ServiceSummaryShape,
} from './service-shapes.ts';

/** What can be asked for and where, for anyone. */
export function catalogueRoutes(app: HttpApp, { catalogue }: Services): void {
  const tags = ['services'];
  app.get(
    '/regions',
    {
      schema: {
        operationId: 'listRegions',
        tags,
        summary: 'The cities and regencies that work with this server.',
        response: { 200: Type.Array(RegionShape, { description: 'All of them.' }), ...Failures },
      },
    },
    async (_request, reply) => reply.send([...catalogue.regions()]),
  );
  app.get(
    '/regions/:region',
    {
      schema: {
        operationId: 'readRegion',
        tags,
        summary: 'One city or regency.',
        params: OfRegion,
        response: { 200: RegionShape, ...Failures },
      },
    },
    async (request, reply) => reply.send(request.region),
  );
  app.get(
    '/regions/:region/services',
    {
      schema: {
        operationId: 'searchServices',
        tags,
        summary: 'Finds services by everyday words; without words all of them.',
        params: OfRegion,
        querystring: Type.Object({ words: Type.Optional(Type.String({ maxLength: 200 })) }),
        response: {
          200: Type.Array(ServiceSummaryShape, { description: 'The best match first.' }),
          ...Failures,
        },
      },
    },
    async (request, reply) =>
      reply.send([...catalogue.search(request.region.id, request.query.words ?? '', request.locale)]),
  );
  app.get(
    '/regions/:region/services/:service',
    {
      schema: {
        operationId: 'readService',
        tags,
        summary: 'A service: its standard, form, requirements, promise and offices.',
        params: OfService,
        response: { 200: ServicePageShape, ...Failures },
      },
    },
    async (request, reply) => {
      const found = catalogue.service(request.region.id, request.params.service);
      return found === undefined ? sendProblem(reply, problems.serviceUnknown) : reply.send(found);
    },
  );
  app.get(
    '/regions/:region/offices',
    {
      schema: {
        operationId: 'listOffices',
        tags,
        summary: 'Offices with their hours.',
        params: OfRegion,
        response: {
          200: Type.Array(OfficeShape, { description: 'All offices of the region.' }),
          ...Failures,
        },
      },
    },
    async (request, reply) => reply.send([...catalogue.offices(request.region.id)]),
  );
  app.get(
    '/regions/:region/places',
    {
      schema: {
        operationId: 'searchPlaces',
        tags,
        summary: 'Places whose name is like the words, at most 20.',
        params: OfRegion,
        querystring: Type.Object({
          words: Type.String({ maxLength: 100 }),
          level: PlaceLevel,
        }),
        response: { 200: Type.Array(PlaceShape, { description: 'The best match first.' }), ...Failures },
      },
    },
    async (request, reply) => {
      const { words, level } = request.query;
      return reply.send([...catalogue.places(request.region.id, words, level)]);
    },
  );
  app.get(
    '/regions/:region/places/:code',
    {
      schema: {
        operationId: 'readPlace',
        tags,
        summary: 'The place of a code.',
        params: OfPlace,
        response: { 200: PlaceShape, ...Failures },
      },
    },
    async (request, reply) => {
      const found = catalogue.place(request.params.code);
      return found === undefined ? sendProblem(reply, problems.placeUnknown) : reply.send(found);
    },
  );
  app.get(
    '/regions/:region/place-groups',
    {
      schema: {
        operationId: 'listPlaceGroups',
        tags,
        summary: 'All places of a level, by what they lie in, for a plain list of choices.',
        params: OfRegion,
        querystring: Type.Object({ level: PlaceLevel }),
        response: {
          200: Type.Array(PlaceGroupShape, { description: 'Each with its places.' }),
          ...Failures,
        },
      },
    },
    async (request, reply) => reply.send([...catalogue.placeGroups(request.region.id, request.query.level)]),
  );
}
