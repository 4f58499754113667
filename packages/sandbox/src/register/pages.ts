import { html, type SafeHtml } from '../page.ts';
import type { EntryFault, EntryField } from './events/entry.ts';
import type { EventKind, RegisteredEvent } from './events/event.ts';
import { eventKinds } from './events/index.ts';
import { type CardRecord, type CardStanding, cardStatusName } from './recordings.ts';

/** The operator's first screen: what can be entered, and what was. */
export function siakPage(
  events: readonly RegisteredEvent[],
  aboutWhom: (event: RegisteredEvent) => string,
): SafeHtml {
  const latest = events.slice(-100).reverse();
  return html`<h1>SIAK tiruan</h1>
<p>Di sini petugas mencatat peristiwa seperti di SIAK, lalu membawa nomor dan berkasnya kembali ke Satuloket. Semua orang dan nomor rekaan.</p>
<ul class="list">${eventKinds.map(({ slug, title }) => html`<li><a href="/siak/${slug}">${title.id}</a></li>`)}
<li><a href="/siak/perekaman">Perekaman KTP-el</a></li></ul>
<h2>Pencatatan terakhir</h2>
${
  latest.length === 0
    ? html`<p class="quiet">Belum ada yang dicatat.</p>`
    : html`<ul class="list">${latest.map(
        (
          event,
        ) => html`<li><a href="/siak/berkas/${event.fileName}"><span class="line"><strong>${aboutWhom(event)}</strong><span class="numbers">${event.number}</span></span>
<span class="quiet">${titleOf(event)} · Berkas ${event.reference}</span></a></li>`,
      )}</ul>`
}`;
}

/** The form of an event; what was typed stays after a fault. */
export function entryPage(
  kind: EventKind,
  options: {
    readonly typed: Readonly<Record<string, unknown>>;
    readonly faults?: readonly EntryFault[];
    readonly message?: string;
  },
): SafeHtml {
  const faults = new Map((options.faults ?? []).map((fault) => [fault.path, fault.message]));
  const value = (key: string) => {
    const given = options.typed[key];
    return typeof given === 'string' ? given : '';
  };
  const fault = (key: string) =>
    faults.has(key) ? html`<span class="fault" id="${key}-salah">${faults.get(key)}</span>` : undefined;
  const described = (key: string) =>
    faults.has(key) ? html` aria-invalid="true" aria-describedby="${key}-salah"` : undefined;
  const input = (field: EntryField) => {
    const required = field.required ? html` required` : undefined;
    if (field.kind === 'choice') {
      return html`<select id="${field.key}" name="${field.key}"${required}${described(field.key)}><option value=""></option>${(
        field.options ?? []
      ).map(
        (option) =>
          html`<option value="${option.value}"${option.value === value(field.key) ? html` selected` : undefined}>${option.label}</option>`,
      )}</select>`;
    }
    if (field.kind === 'members' || field.kind === 'note') {
      return html`<textarea id="${field.key}" name="${field.key}" rows="2" autocomplete="off"${required}${described(field.key)}>${value(field.key)}</textarea>`;
    }
    const numeric = field.kind === 'nik' || field.kind === 'kk' || field.kind === 'number';
    const type = field.kind === 'date' || field.kind === 'time' ? field.kind : 'text';
    return html`<input id="${field.key}" name="${field.key}" type="${type}"${numeric ? html` inputmode="numeric"` : undefined} value="${value(field.key)}" autocomplete="off"${required}${described(field.key)}>`;
  };
  return html`<h1>${kind.title.id}</h1>
${options.message === undefined ? undefined : html`<p class="notice" role="alert">${options.message} Isian Anda tetap tersimpan di bawah.</p>`}
<form method="post" action="/siak/${kind.slug}" novalidate>
<label for="reference">Kode berkas Satuloket ${fault('reference')}<input id="reference" name="reference" value="${value('reference')}" autocomplete="off" required${described('reference')}></label>
${kind.fields.map(
  (
    field,
  ) => html`<label for="${field.key}"><span>${field.label.id}${field.required ? undefined : html` <span class="quiet">(boleh kosong)</span>`}</span>
${field.hint === undefined ? undefined : html`<span class="quiet">${field.hint}</span>`}${fault(field.key)}${input(field)}</label>`,
)}
<button>Catat dan terbitkan</button></form>`;
}

const issuedLabels: Readonly<Record<string, string>> = {
  childNik: 'NIK anak',
  nik: 'NIK',
  kk: 'Nomor KK',
  newKk: 'Nomor KK baru',
  validUntil: 'Berlaku hingga',
};

/** What the register gives back: the numbers to copy and the file to take along. */
export function receiptPage(event: RegisteredEvent, about: string, fileUrl: string): SafeHtml {
  const kind = eventKinds.find((each) => each.kind === event.kind);
  // A new card's number is said once, as new.
  const issued = Object.entries(event.issued).filter(
    ([key, value]) =>
      issuedLabels[key] !== undefined &&
      value !== event.number &&
      !(key === 'kk' && event.issued.newKk !== undefined),
  );
  return html`<h1>${titleOf(event)}: ${about}</h1>
<p>Sudah dicatat. Salin nomor ini ke berkas ${event.reference} di Satuloket dan lampirkan berkas PDF-nya.</p>
<dl><dt>${kind?.numberLabel ?? 'Nomor'}</dt><dd class="numbers" data-number>${event.number}</dd>
${issued.map(([key, value]) => html`<dt>${issuedLabels[key]}</dt><dd class="numbers">${value}</dd>`)}</dl>
<p><a href="${fileUrl}" download>Unduh berkas PDF (contoh)</a></p>
<p><a href="/siak">Catat yang lain</a></p>`;
}

/** Where biometrics are taken: a NIK, and how far the card is. */
export function recordingPage(options: {
  readonly nik: string;
  readonly message?: string;
  readonly found?: { readonly name: string; readonly standing: CardStanding };
  readonly record?: CardRecord;
}): SafeHtml {
  const { found, record } = options;
  return html`<h1>Perekaman KTP-el</h1>
<p>Masukkan NIK orang yang hadir. Setelah direkam, pusat memeriksanya menurut jam peragaan.</p>
${options.message === undefined ? undefined : html`<p class="notice" role="alert">${options.message}</p>`}
${
  found === undefined
    ? undefined
    : html`<dl><dt>Nama</dt><dd>${found.name}</dd><dt>Keadaan</dt><dd>${found.standing.status} (${cardStatusName[found.standing.status]})</dd>
${record === undefined ? undefined : html`<dt>Siap cetak pada</dt><dd class="numbers">${clockTime(record.readyAt!)} WIB</dd>`}</dl>`
}
<form method="post" action="/siak/perekaman"><label for="nik">NIK<input id="nik" name="nik" inputmode="numeric" autocomplete="off" value="${options.nik}" required></label>
<button name="action" value="capture">Rekam</button><button name="action" value="look">Lihat keadaan</button></form>`;
}

function clockTime(instant: string): string {
  return new Date(instant).toLocaleTimeString('id-ID', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Asia/Jakarta',
  });
}

function titleOf(event: RegisteredEvent): string {
  return eventKinds.find(({ kind }) => kind === event.kind)?.title.id ?? event.kind;
}

export const downPage = html`<h1>SIAK sedang tidak dapat diakses</h1>
<p>Tidak ada yang dicatat. Coba lagi nanti, atau hidupkan kembali di <a href="/control">Kendali</a>.</p>`;
