import type { Locale } from '@satuloket/engine';
import type { Caller, Program, RegionSummary, Services } from '../../types.ts';
import type { HttpApp } from './typebox.ts';

/**
 * Each part's `routes.ts` exports one of these. Routes are registered under `/api`; a path that begins with
 * `/regions/:region` finds `request.region` set, and `request.caller()` tells who asks.
 */
export type RegisterRoutes = (app: HttpApp, context: { services: Services }) => void | Promise<void>;

declare module 'fastify' {
  interface FastifyRequest {
    locale: Locale;
    /** The region of the path; reading it on a route without `:region` is a programming mistake and throws. */
    region: RegionSummary;
    /** The other system that calls with a key of its own; null for people. */
    program: Program | null;
    /** Who asks; only on routes with `:region`, because memberships are regional. */
    caller(): Promise<Caller>;
  }
}
