import { unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { RequestHandler } from './$types';

/** The notice as plain text, for a letter: to the authority, or to each person (`?untuk=warga`). */
export const GET: RequestHandler = async (event) => {
  const { caller, locale } = event.locals;
  const notice = unwrap(event, await services(event).privacy.notice(caller, event.params.id));
  const isForPeople = event.url.searchParams.get('untuk') === 'warga';
  const letter = isForPeople ? notice.toPerson : notice.toAuthority;
  const name = `pemberitahuan-${notice.number}-${isForPeople ? 'warga' : 'lembaga'}.txt`;
  return new Response(`${letter[locale]}\n`, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
      'cache-control': 'private, no-store',
    },
  });
};
