import type { Entered } from '@satuloket/server/types';

const prefix = 'asked.';

/** What a form says to the questions of an action, as the server reads it; undefined where it asks none. */
export function postedAsks(form: FormData): Entered | undefined {
  const posted = [...form.entries()].flatMap(([name, value]) =>
    name.startsWith(prefix) && typeof value === 'string' ? [[name.slice(prefix.length), value] as const] : [],
  );
  return posted.length === 0 ? undefined : { posted: Object.fromEntries(posted) };
}

/** The same words, to stand in the form again when it was refused. */
export function keptAsks(form: FormData): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...form.entries()].flatMap(([name, value]) =>
      name.startsWith(prefix) && typeof value === 'string' ? [[name, value] as const] : [],
    ),
  );
}
