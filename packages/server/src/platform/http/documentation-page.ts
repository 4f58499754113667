import type { Locale, Problem, Text } from '@satuloket/engine';

type Operation = {
  readonly operationId?: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
};

export type DescribedApi = {
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly info: { readonly title: string; readonly description?: string };
  readonly tags?: readonly { readonly name: string; readonly description?: string }[];
};

type Section = { readonly id: string; readonly title: Text; readonly body: Text };

/** The page for people who write programs: how to begin, then every operation and every problem. */
export function documentationPage(api: DescribedApi, problems: readonly Problem[], locale: Locale): string {
  const say = (text: Text): string => text[locale];
  const contents = [...sections, operationsTitle, problemsTitle].map(
    ({ id, title }) => `<li><a href="#${id}">${escapeHtml(say(title))}</a></li>`,
  );
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>API ${escapeHtml(api.info.title)}</title><link rel="stylesheet" href="/api/gaya.css"></head><body><main>
<h1>API ${escapeHtml(api.info.title)}</h1>
<p>${say(lead)}</p>
<p><a href="/api/openapi.json">OpenAPI 3.1 (JSON)</a> · <a href="/api?bahasa=${locale === 'id' ? 'en' : 'id'}" hreflang="${locale === 'id' ? 'en' : 'id'}">${locale === 'id' ? 'English' : 'Bahasa Indonesia'}</a></p>
<nav aria-label="${say({ id: 'Isi', en: 'Contents' })}"><ul>${contents.join('')}</ul></nav>
${sections.map(({ id, title, body }) => `<section id="${id}"><h2>${escapeHtml(say(title))}</h2>${say(body)}</section>`).join('\n')}
<section id="${operationsTitle.id}"><h2>${say(operationsTitle.title)}</h2>${operationTables(api, say)}</section>
<section id="${problemsTitle.id}"><h2>${say(problemsTitle.title)}</h2><p>${say(problemsLead)}</p>${problemTable(problems, say)}</section>
</main></body></html>`;
}

const lead: Text = {
  id: 'Apa yang dapat dikerjakan orang di halaman, dapat dikerjakan program lewat alamat ini. Skema yang memeriksa setiap permintaan adalah skema yang sama dengan OpenAPI di bawah.',
  en: 'What people can do on the pages, programs can do at these addresses. The schemas that check each request are those of the OpenAPI below.',
};

const operationsTitle = { id: 'operations', title: { id: 'Semua perintah', en: 'All operations' } };
const problemsTitle = { id: 'problems', title: { id: 'Kode masalah', en: 'Problem codes' } };
const problemsLead: Text = {
  id: 'Kegagalan dijawab sebagai <code>application/problem+json</code> (RFC 9457). <code>code</code> tidak berubah; <code>title</code> adalah kalimat untuk orang dalam bahasa <code>Accept-Language</code>; <code>retryable</code> menyatakan apakah mengulang tanpa perubahan dapat berhasil; <code>fields</code> menunjuk isian yang keliru.',
  en: 'Failures are answered as <code>application/problem+json</code> (RFC 9457). <code>code</code> does not change; <code>title</code> is a sentence for people in the language of <code>Accept-Language</code>; <code>retryable</code> says whether repeating without a change may succeed; <code>fields</code> points at what is wrong.',
};

const code = (lines: string): string => `<pre><code>${escapeHtml(lines)}</code></pre>`;

const keyExample = code(`curl https://layanan.example/api/regions/kota-bekasi/agency/cases \\
  -H "Authorization: Bearer satu_key_…"`);
const tokenExample = code(`curl https://layanan.example/api/regions/kota-bekasi/oauth/token \\
  -u "$CLIENT_ID:$CLIENT_SECRET" -d grant_type=client_credentials -d scope="cases:read"`);
const filingExample = code(`curl https://layanan.example/api/regions/kota-bekasi/agency/cases \\
  -H "Authorization: Bearer satu_key_…" -H "Idempotency-Key: 6f1c…" -H "Content-Type: application/json" \\
  -d '{"service":"…","applicant":{"nik":"…","name":"…","birthDate":"1996-03-14"},"answers":{}}'`);
const webhookExample = code(`POST /kait HTTP/1.1
webhook-id: 01a1fce2-a7f8-7027-bffe-18fd562a1f1a
webhook-timestamp: 1795244075
webhook-signature: v1,D3F0p8dh1VNKqhhplU8viSZnct696y0TEnCfzsBntZg=

{"type":"case.state-changed","timestamp":"2026-11-21T06:54:35.000Z",
 "data":{"region":"kota-bekasi","case":"KB-6JCZW-Z5KFX","service":"…","state":"…","officeId":"…","link":"https://…"}}`);

const sections: readonly Section[] = [
  {
    id: 'authentication',
    title: { id: 'Siapa yang memanggil', en: 'Who calls' },
    body: {
      id: `<p>Yang umum, seperti mencari layanan dan melacak berkas dengan kodenya, dipanggil tanpa apa pun.</p>
<h3>Orang</h3><p>Warga dan petugas masuk dengan <code>signIn</code> dan mengirim tokennya sebagai <code>Authorization: Bearer</code>.</p>
<h3>Sistem lain</h3><p>Admin daerah membuat kunci di <em>Integrasi</em>. Kunci API dikirim pada setiap panggilan:</p>${keyExample}
<p>Klien OAuth 2.0 menukar rahasianya dengan token yang berlaku sepuluh menit (RFC 6749, 4.4):</p>${tokenExample}
<p>Kunci hanya membuka perintah yang menyebut izinnya; perintah lain dijawab <code>403</code>. Jatah panggilan per menit ada pada kunci; lebih dari itu dijawab <code>429</code> dengan <code>Retry-After</code>.</p>`,
      en: `<p>What is public, such as searching services and following a case by its code, needs nothing.</p>
<h3>People</h3><p>Residents and officers sign in with <code>signIn</code> and send its token as <code>Authorization: Bearer</code>.</p>
<h3>Other systems</h3><p>The region’s administrator makes a key under <em>Integrations</em>. An API key is sent with each call:</p>${keyExample}
<p>An OAuth 2.0 client exchanges its secret for a token of ten minutes (RFC 6749, 4.4):</p>${tokenExample}
<p>A key opens only operations that name one of its scopes; others are answered with <code>403</code>. Each key has its calls per minute; more are answered with <code>429</code> and <code>Retry-After</code>.</p>`,
    },
  },
  {
    id: 'commands',
    title: { id: 'Perintah yang tidak boleh terjadi dua kali', en: 'Commands that must not happen twice' },
    body: {
      id: `<p>Perintah meminta <code>Idempotency-Key</code> buatan Anda. Kunci yang sama dengan isi yang sama mendapat jawaban yang pertama; dengan isi lain dijawab <code>key-reused</code>. Simpan kuncinya sebelum percobaan pertama dan pakai lagi saat mengulang.</p>${filingExample}
<p>Yang dapat ditulis dua orang membawa <code>ETag</code>. Kirim kembali sebagai <code>If-Match</code>: bila sudah ada yang lebih baru, jawabannya <code>412</code> dan tidak ada yang tertimpa.</p>`,
      en: `<p>Commands ask for an <code>Idempotency-Key</code> that you make. The same key with the same content gets the first answer; with other content it is <code>key-reused</code>. Keep the key before the first attempt and send it with every repetition.</p>${filingExample}
<p>What two may write carries an <code>ETag</code>. Send it back as <code>If-Match</code>: when there is something newer the answer is <code>412</code> and nothing is overwritten.</p>`,
    },
  },
  {
    id: 'lists',
    title: { id: 'Daftar', en: 'Lists' },
    body: {
      id: '<p>Daftar dijawab per halaman. <code>next</code> adalah penanda halaman berikut; kirim sebagai <code>cursor</code>, sampai <code>next</code> kosong.</p>',
      en: '<p>Lists come in pages. <code>next</code> is the cursor of the next page; send it as <code>cursor</code> until <code>next</code> is null.</p>',
    },
  },
  {
    id: 'webhooks',
    title: { id: 'Webhook', en: 'Webhooks' },
    body: {
      id: `<p>Sistem Anda diberi tahu tanpa perlu bertanya: <code>case.filed</code>, <code>case.state-changed</code>, <code>case.ended</code>, <code>document.signed</code>, <code>promise.broken</code>. Isinya kode dan alamat, tanpa data pribadi.</p>${webhookExample}
<p>Tanda tangannya menurut Standard Webhooks: HMAC-SHA256 atas <code>id.waktu.isi</code> dengan rahasia <code>whsec_…</code>. Periksa tanda tangan sebelum percaya, tolak waktu yang lebih dari lima menit, dan kenali ulang <code>webhook-id</code>: kiriman yang sama dapat datang dua kali. Selama sehari setelah rahasia diganti, dua tanda tangan dikirim.</p>
<p>Jawab <code>2xx</code> dalam sepuluh detik. Selain itu diulang sembilan kali dengan jeda makin lama, sekitar sehari; sesudahnya berhenti dan dapat diulang dengan tangan. Alamat harus https di internet umum; pengalihan tidak diikuti.</p>`,
      en: `<p>Your system is told without asking: <code>case.filed</code>, <code>case.state-changed</code>, <code>case.ended</code>, <code>document.signed</code>, <code>promise.broken</code>. What comes holds codes and addresses, nothing personal.</p>${webhookExample}
<p>Signed as Standard Webhooks has it: HMAC-SHA256 over <code>id.timestamp.body</code> with the secret <code>whsec_…</code>. Check the signature before you believe, refuse timestamps older than five minutes, and know <code>webhook-id</code> again: a message may come twice. For a day after a secret was renewed two signatures are sent.</p>
<p>Answer <code>2xx</code> within ten seconds. Anything else is tried nine times with growing waits, a little more than a day; then it stops and can be replayed by hand. The address must be https in the public internet; redirects are not followed.</p>`,
    },
  },
];

function operationTables({ paths = {}, tags = [] }: DescribedApi, say: (text: Text) => string): string {
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
  );
  const names = [...new Set(all.flatMap(groupsOf))];
  const heads = [
    { id: 'Metode', en: 'Method' },
    { id: 'Alamat', en: 'Address' },
    { id: 'Guna', en: 'What for' },
  ];
  return names
    .map((name) => {
      const description = tags.find((tag) => tag.name === name)?.description ?? '';
      const rows = all
        .filter((operation) => groupsOf(operation).includes(name))
        .map(({ path, method, operationId = '', summary = '', security }) => {
          const scopes = [...new Set((security ?? []).flatMap((each) => each.client ?? []))];
          const shown = scopes.length === 0 ? '' : `<br><small>${scopes.map(tagged).join(' ')}</small>`;
          return `<tr id="${escapeHtml(operationId)}"><td><code>${method.toUpperCase()}</code></td><td><code>${escapeHtml(path)}</code><br><small>${escapeHtml(operationId)}</small></td><td>${escapeHtml(summary)}${shown}</td></tr>`;
        });
      return `<h3>${escapeHtml(name)}</h3><p>${escapeHtml(description)}</p><table><thead><tr>${heads.map((head) => `<th scope="col">${say(head)}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
    })
    .join('');
}

const groupsOf = ({ tags = ['other'] }: Operation): readonly string[] => tags;

const tagged = (scope: string): string => `<code>${escapeHtml(scope)}</code>`;

function problemTable(problems: readonly Problem[], say: (text: Text) => string): string {
  const heads = [
    { id: 'Kode', en: 'Code' },
    { id: 'HTTP', en: 'HTTP' },
    { id: 'Arti', en: 'Meaning' },
  ];
  const rows = problems.map(
    (problem) =>
      `<tr id="${escapeHtml(problem.code)}"><td><code>${escapeHtml(problem.code)}</code></td><td>${problem.status}</td><td>${escapeHtml(say(problem.message))}</td></tr>`,
  );
  return `<table><thead><tr>${heads.map((head) => `<th scope="col">${say(head)}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

export const documentationStyle = `:root{color-scheme:light dark}body{font:17px/1.6 system-ui,sans-serif;margin:0}
main{max-width:64rem;margin:0 auto;padding:2rem 1rem}h2{margin-top:3rem}p,li{max-width:65ch}
table{border-collapse:collapse;width:100%;table-layout:fixed}th:first-child{width:22%}th:nth-child(2){width:38%}
#problems th:first-child{width:34%}#problems th:nth-child(2){width:4rem}
th,td{text-align:left;padding:.5rem .75rem .5rem 0;border-bottom:1px solid #8884;vertical-align:top}
code{overflow-wrap:anywhere}pre{overflow-x:auto;padding:1rem;border-radius:.5rem;background:#8882;font-size:.85rem}
pre code{overflow-wrap:normal}small{opacity:.8}`;
