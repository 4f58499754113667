import type { RequestEvent } from '@sveltejs/kit';

/**
 * Lets the server keep this page for readers without a session or draft. Call it only when the page shows the same
 * to all of them; the edge leaves out requests with any cookie other than the language's.
 */
export function keepForAnonymous(event: Pick<RequestEvent, 'setHeaders'>, seconds: number): void {
  event.setHeaders({ 'cache-control': `public, max-age=${seconds}` });
}
