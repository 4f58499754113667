import type { RequestEvent } from '@sveltejs/kit';

/** Passes on the cookies that the server made; they carry their own path and flags. */
export function setCookies(event: Pick<RequestEvent, 'cookies' | 'url'>, lines: readonly string[]): void {
  for (const line of lines) {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const at = pair.indexOf('=');
    const given = new Map(
      attributes.map((part) => {
        const [name = '', value = ''] = part.split('=');
        return [name.toLowerCase(), value] as const;
      }),
    );
    const maxAge = given.get('max-age');
    event.cookies.set(pair.slice(0, at), pair.slice(at + 1), {
      path: given.get('path') ?? '/',
      httpOnly: given.has('httponly'),
      secure: given.has('secure'),
      sameSite: 'lax',
      encode: (value) => value,
      ...(maxAge === undefined ? {} : { maxAge: Number(maxAge) }),
    });
  }
}
