import type { IncomingMessage } from 'node:http';
import type { Locale } from '@satuloket/engine';
import type { Caller, RegionSummary, Services } from '@satuloket/server/types';

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
    interface Platform {
      req: IncomingMessage & { services: Services; requestId: string; routeId?: string };
    }
    interface PageData {
      locale: Locale;
    }
  }
}
