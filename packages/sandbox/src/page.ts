/** HTML that is already safe to place; everything else is escaped by `html`. */
export class SafeHtml {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
}

type Piece = string | number | SafeHtml | undefined | readonly SafeHtml[];

export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): SafeHtml {
  let source = parts[0] ?? '';
  for (const [index, piece] of pieces.entries()) {
    source += placed(piece) + (parts[index + 1] ?? '');
  }
  return new SafeHtml(source);
}

function placed(piece: Piece): string {
  if (piece === undefined) return '';
  if (piece instanceof SafeHtml) return piece.source;
  if (typeof piece === 'object') return piece.map((item) => item.source).join('');
  return escapeHtml(String(piece));
}

export function escapeHtml(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Text with its line breaks kept and its web addresses made into links. */
export function richText(value: string): SafeHtml {
  const source = value
    .split(/(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)])/)
    .map((part, index) => {
      const safe = escapeHtml(part);
      return index % 2 === 1 ? `<a href="${safe}" rel="noreferrer">${safe}</a>` : safe;
    })
    .join('');
  return new SafeHtml(source);
}

const style = `
:root{color-scheme:light dark;--ground:#f6f7f6;--paper:#fff;--ink:#1b2420;--quiet:#56625c;--line:#dfe4e1;--accent:#0b6b50;--on-accent:#fff;--bubble:#e2f3ea;--late:#a3341f}
@media (prefers-color-scheme:dark){:root{--ground:#121614;--paper:#1b211e;--ink:#e9eeeb;--quiet:#a3afa9;--line:#303833;--accent:#6fd0ae;--on-accent:#0a2019;--bubble:#1f3a30;--late:#f0937f}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:17px/1.5 "Plus Jakarta Sans",system-ui,sans-serif}
header,main{max-width:44rem;margin:0 auto;padding:16px}
header{display:flex;flex-wrap:wrap;gap:4px 20px;align-items:center;font-size:15px}
header strong{width:100%}
header a{padding:8px 0}
a{color:var(--accent);overflow-wrap:anywhere}
h1{font-size:28px;line-height:1.2;margin:8px 0}
h2{font-size:19px;margin:24px 0 8px}
p{margin:8px 0;max-width:65ch}
.quiet{color:var(--quiet);font-size:15px}
.notice{background:var(--bubble);padding:12px 16px;border-radius:8px}
.fault{color:var(--late);font-size:15px;margin:4px 0}
.list{list-style:none;margin:16px 0;padding:0;background:var(--paper);border-radius:12px;overflow:hidden}
.list li{border-top:1px solid var(--line)}
.list li:first-child{border-top:0}
.list a,.list .row{display:block;padding:12px 16px;min-height:44px;color:inherit;text-decoration:none}
.list a:hover{background:var(--bubble)}
.line{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 16px}
.one-line{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.bubbles{list-style:none;margin:16px 0;padding:0;display:grid;gap:12px}
.bubbles li{background:var(--paper);border-radius:4px 16px 16px 16px;padding:12px 16px;max-width:34rem;white-space:pre-wrap;overflow-wrap:anywhere}
.bubbles .whatsapp{background:var(--bubble)}
time,.numbers{font-variant-numeric:tabular-nums}
form{display:grid;gap:16px;margin:16px 0}
label,.field{display:grid;gap:4px;font-weight:600}
label .quiet{font-weight:400}
input,select,textarea{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--quiet);border-radius:8px;padding:8px 12px;min-height:44px;width:100%}
button{font:inherit;font-weight:600;min-height:44px;padding:8px 20px;border:0;border-radius:8px;background:var(--accent);color:var(--on-accent);justify-self:start;cursor:pointer}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
dl{background:var(--paper);padding:16px;border-radius:12px;margin:16px 0}
dt{color:var(--quiet);font-size:15px}dd{margin:0 0 12px;font-weight:600;font-size:19px;overflow-wrap:anywhere}dd:last-child{margin:0}
`;

/** A whole page of the sandbox. `refreshSeconds` reloads it without any script. */
export function page(options: {
  readonly title: string;
  readonly body: SafeHtml;
  readonly refreshSeconds?: number;
}): string {
  const refresh =
    options.refreshSeconds === undefined
      ? ''
      : `<meta http-equiv="refresh" content="${options.refreshSeconds}">`;
  return `<!doctype html>
<html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
${refresh}<title>${escapeHtml(options.title)} – Satuloket tiruan</title><style>${style}</style></head>
<body><header><strong>Layanan tiruan</strong><a href="/">Beranda</a><a href="/inbox">Kotak masuk</a><a href="/siak">SIAK tiruan</a><a href="/control">Kendali</a></header>
<main>${options.body.source}</main></body></html>`;
}
