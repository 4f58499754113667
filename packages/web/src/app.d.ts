import type { Locale } from '@satuloket/engine';
import type { Caller, RegionSummary, Services } from '@satuloket/server/types';

// The adapter gives pages Node's own request as `event.platform.req`; the HTTP edge writes these on it.
declare module 'node:http' {
  interface IncomingMessage {
    services?: Services;
    requestId?: string;
    clientAddress?: string;
    routeId?: string;
  }
}

declare global {
  namespace App {
    interface Error {
      /** The problem's stable code, when a command or query gave one. */
      code?: string;
      /** To be told to the help desk. */
      requestId?: string;
    }
    interface Locals {
      requestId: string;
      locale: Locale;
      /** The region of the path. On a path without a known region, reading it answers the request with 404. */
      region: RegionSummary;
      /** Who asks, in this region; the same rule as for `region`. */
      caller: Caller;
    }
    interface PageData {
      locale: Locale;
      /** On every page below a known region. */
      region?: { slug: string; name: string; accent: string; zone: string };
    }
  }
}
