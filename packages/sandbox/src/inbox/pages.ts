import { html, richText, type SafeHtml } from '../page.ts';
import type { Channel, InboxMessage } from './inbox.ts';

const channelName: Readonly<Record<Channel, string>> = {
  whatsapp: 'WhatsApp',
  email: 'Surel',
  sms: 'SMS',
  push: 'Pemberitahuan',
};

/** All phones and mailboxes, the latest first. */
export function inboxPage(
  threads: readonly { readonly message: InboxMessage; readonly count: number }[],
): SafeHtml {
  return html`<h1>Kotak masuk</h1>
<p>Pesan yang dikirim Satuloket kepada siapa pun. Tidak ada yang keluar dari komputer ini. Halaman ini memperbarui diri sendiri.</p>
${
  threads.length === 0
    ? html`<p class="quiet">Belum ada pesan.</p>`
    : html`<ul class="list">${threads.slice(0, 200).map(
        ({ message, count }) => html`<li><a href="/inbox/${encodeURIComponent(message.to)}">
<strong class="numbers">${shownAddress(message.to)}</strong>
<div class="one-line">${message.subject ?? message.text}</div>
<span class="quiet">${channelName[message.channel]}, ${count} pesan, ${when(message)}</span></a></li>`,
      )}</ul>`
}`;
}

/** One phone, newest first. */
export function addressPage(to: string, messages: readonly InboxMessage[]): SafeHtml {
  return html`<p><a href="/inbox">Semua nomor</a></p><h1 class="numbers">${shownAddress(to)}</h1>
${isPhone(to) ? html`<p><a href="/inbox/${to}/balas">Balas sebagai nomor ini</a></p>` : undefined}
${
  messages.length === 0
    ? html`<p class="quiet">Belum ada pesan untuk alamat ini.</p>`
    : html`<ol class="bubbles" reversed>${messages
        .slice(0, 200)
        .map(
          (message) =>
            html`<li class="${message.channel}">${message.subject === undefined ? undefined : html`<strong>${message.subject}</strong>\n`}${richText(message.text)}\n<span class="quiet">${channelName[message.channel]}, ${when(message)}</span></li>`,
        )}</ol>`
}`;
}

/** Writing as a phone: apart from the list, which renews itself every few seconds. */
export function replyPage(to: string, outcome?: 'not-taken'): SafeHtml {
  return html`<p><a href="/inbox/${to}">Pesan untuk nomor ini</a></p><h1>Balas sebagai <span class="numbers">${shownAddress(to)}</span></h1>
${outcome === undefined ? undefined : html`<p class="fault">Satuloket tidak menerima pesan ini. Pastikan Satuloket berjalan, lalu kirim lagi.</p>`}
<p>Pesan ini dikirim ke Satuloket seperti yang dilakukan WhatsApp, dengan tanda tangannya. Coba: BERHENTI, MULAI, atau CEK dan kode permohonan.</p>
<form method="post" action="/inbox/${to}/balas"><label>Pesan<input name="text" maxlength="1000" autocomplete="off" required></label>
<button>Kirim</button></form>`;
}

export const isPhone = (to: string): boolean => /^\d{9,15}$/.test(to);

/** `6281200000101` → `+62 812-0000-0101`, as phones in Indonesia show it. */
function shownAddress(to: string): string {
  if (to.includes('@') || !to.startsWith('62')) return to;
  const local = to.slice(2);
  return `+62 ${[local.slice(0, 3), local.slice(3, 7), local.slice(7)].filter((part) => part !== '').join('-')}`;
}

function when(message: InboxMessage): SafeHtml {
  const shown = new Date(message.receivedAt).toLocaleString('id-ID', {
    timeZone: 'Asia/Jakarta',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  });
  return html`<time datetime="${message.receivedAt}">${shown} WIB</time>`;
}
