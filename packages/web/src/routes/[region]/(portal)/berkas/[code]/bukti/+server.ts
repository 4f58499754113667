import { redirect } from '@sveltejs/kit';
import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { RequestHandler } from './$types';

/** What a citizen may keep: that each step of the case is in the region's signed record. */
export const GET: RequestHandler = async (event) => {
  const { caller, region } = event.locals;
  const { code } = event.params;
  if (caller.who.kind === 'guest') redirect(303, `/${region.slug}/lacak/${code}`);
  const proof = unwrap(event, await services(event).cases.proof(caller, code));
  return new Response(`${JSON.stringify(proof, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${proof.case}-bukti.json"`,
      'cache-control': 'private, no-store',
    },
  });
};
