import type { Locale, Text } from '@satuloket/engine';

/** More than a form without files ever holds; a longer one is sent again by the browser's own button. */
export const longestFormBytes = 256 * 1024;

const words = {
  title: { id: 'Sedang sangat ramai', en: 'Very busy now' },
  read: {
    id: 'Banyak orang membuka Satuloket saat ini. Halaman ini mencoba lagi sendiri sebentar lagi; yang sudah tersimpan tidak hilang.',
    en: 'Many people are using Satuloket now. This page tries again by itself in a moment; what was saved is not lost.',
  },
  sent: {
    id: 'Banyak orang memakai Satuloket saat ini, jadi kiriman Anda belum kami terima. Yang Anda tulis masih ada di halaman ini. Tunggu beberapa detik, lalu tekan Kirim lagi.',
    en: 'Many people are using Satuloket now, so we have not taken in what you sent. What you wrote is still on this page. Wait some seconds, then press Send again.',
  },
  back: {
    id: 'Banyak orang memakai Satuloket saat ini, jadi kiriman Anda belum kami terima. Tunggu beberapa detik, lalu muat ulang halaman ini: peramban Anda mengirim lagi yang Anda tulis.',
    en: 'Many people are using Satuloket now, so we have not taken in what you sent. Wait some seconds, then reload this page: your browser sends again what you wrote.',
  },
  again: { id: 'Kirim lagi', en: 'Send again' },
} as const satisfies Record<string, Text>;

/**
 * What a person sees whom the door turned away. A page that was only asked for loads itself again; a form comes back as
 * it was sent, in fields that nobody sees, with a button: the key that it carries makes sure that it counts once.
 *
 * @param form what was sent, from our own pages only: another site could put words into someone's mouth with it.
 */
export function crowdedPage(input: {
  readonly locale: Locale;
  readonly retryAfterSeconds: number;
  readonly isSending: boolean;
  readonly form?: { readonly action: string; readonly fields: URLSearchParams };
}): string {
  const { locale, retryAfterSeconds, isSending, form } = input;
  const said = !isSending ? words.read : form === undefined ? words.back : words.sent;
  const refresh = isSending ? '' : `<meta http-equiv="refresh" content="${retryAfterSeconds}">`;
  const fields = [...(form?.fields ?? [])].map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  const again = form
    ? `<form method="post" action="${escapeHtml(form.action)}">${fields.join('')}<button>${words.again[locale]}</button></form>`
    : '';
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${refresh}
<title>${words.title[locale]}</title><style>${style}</style></head><body><main><h1>${words.title[locale]}</h1><p>${said[locale]}</p>${again}</main></body></html>`;
}

const style =
  'body{font:1.0625rem/1.5 system-ui,sans-serif;margin:0;color:#1b1b1b;background:#fff}main{max-width:34rem;margin:0 auto;padding:3rem 1rem}button{font:inherit;font-weight:600;padding:.7rem 1.4rem;border:0;border-radius:.5rem;background:#1b1b1b;color:#fff;cursor:pointer}';

export const crowdedPagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'";

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
