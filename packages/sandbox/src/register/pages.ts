import { html, type SafeHtml } from '../page.ts';
import { type BirthEntryField, birthEntryFields, type EntryFault } from './birth-entry.ts';
import type { RegisteredBirth } from './register.ts';

/** The operator's first screen: enter a birth, find what was entered. */
export function siakPage(births: readonly RegisteredBirth[]): SafeHtml {
  const latest = births.slice(-100).reverse();
  return html`<h1>SIAK tiruan</h1>
<p>Di sini petugas mencatat peristiwa seperti di SIAK, lalu membawa nomor dan berkasnya kembali ke Satuloket. Semua orang dan nomor rekaan.</p>
<p><a href="/siak/kelahiran">Catat kelahiran</a></p>
<h2>Pencatatan terakhir</h2>
${
  latest.length === 0
    ? html`<p class="quiet">Belum ada yang dicatat.</p>`
    : html`<ul class="list">${latest.map(
        (
          birth,
        ) => html`<li><a href="/siak/akta/${birth.number}"><span class="line"><strong>${birth.entry.childName}</strong><span class="numbers">${birth.number}</span></span>
<span class="quiet">Berkas ${birth.reference}</span></a></li>`,
      )}</ul>`
}`;
}

/** The form of a birth; what was typed stays after a fault. */
export function entryPage(options: {
  readonly typed: Readonly<Record<string, unknown>>;
  readonly faults?: readonly EntryFault[];
  readonly message?: string;
}): SafeHtml {
  const faults = new Map((options.faults ?? []).map((fault) => [fault.path, fault.message]));
  const value = (key: string) => {
    const given = options.typed[key];
    return typeof given === 'string' ? given : '';
  };
  const fault = (key: string) =>
    faults.has(key) ? html`<span class="fault" id="${key}-salah">${faults.get(key)}</span>` : undefined;
  const described = (key: string) =>
    faults.has(key) ? html` aria-invalid="true" aria-describedby="${key}-salah"` : undefined;
  const input = (field: BirthEntryField) => {
    const required = field.required ? html` required` : undefined;
    if (field.kind === 'choice') {
      return html`<select id="${field.key}" name="${field.key}"${required}${described(field.key)}><option value=""></option>${(
        field.options ?? []
      ).map(
        (option) =>
          html`<option value="${option.value}"${option.value === value(field.key) ? html` selected` : undefined}>${option.label}</option>`,
      )}</select>`;
    }
    const numeric = field.kind === 'nik' || field.kind === 'kk' || field.kind === 'number';
    const type = field.kind === 'date' || field.kind === 'time' ? field.kind : 'text';
    return html`<input id="${field.key}" name="${field.key}" type="${type}"${numeric ? html` inputmode="numeric"` : undefined} value="${value(field.key)}" autocomplete="off"${required}${described(field.key)}>`;
  };
  return html`<h1>Pencatatan kelahiran</h1>
${options.message === undefined ? undefined : html`<p class="notice" role="alert">${options.message} Isian Anda tetap tersimpan di bawah.</p>`}
<form method="post" action="/siak/kelahiran" novalidate>
<label for="reference">Kode berkas Satuloket ${fault('reference')}<input id="reference" name="reference" value="${value('reference')}" autocomplete="off" required${described('reference')}></label>
${birthEntryFields.map(
  (
    field,
  ) => html`<label for="${field.key}"><span>${field.label.id}${field.required ? undefined : html` <span class="quiet">(boleh kosong)</span>`}</span>
${field.hint === undefined ? undefined : html`<span class="quiet">${field.hint}</span>`}${fault(field.key)}${input(field)}</label>`,
)}
<button>Catat dan terbitkan</button></form>`;
}

/** What the register gives back: the numbers to copy and the file to take along. */
export function receiptPage(birth: RegisteredBirth, fileUrl: string): SafeHtml {
  return html`<h1>Kelahiran ${birth.entry.childName} sudah dicatat</h1>
<p>Salin nomor ini ke berkas ${birth.reference} di Satuloket dan lampirkan berkas PDF-nya.</p>
<dl><dt>Nomor akta</dt><dd class="numbers">${birth.number}</dd>
<dt>NIK anak</dt><dd class="numbers">${birth.childNik}</dd>
<dt>${birth.newKk === undefined ? 'Nomor KK' : 'Nomor KK baru'}</dt><dd class="numbers">${birth.kk}</dd></dl>
<p><a href="${fileUrl}" download>Unduh berkas PDF (contoh)</a></p>
<p><a href="/siak/kelahiran">Catat kelahiran lain</a></p>`;
}

export const downPage = html`<h1>SIAK sedang tidak dapat diakses</h1>
<p>Tidak ada yang dicatat. Coba lagi nanti, atau hidupkan kembali di <a href="/control">Kendali</a>.</p>`;
