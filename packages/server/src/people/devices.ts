/** What a browser says of itself, as far as a person tells devices apart; several names contain another's. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Edg|EdgA|EdgiOS)\//, 'Edge'],
  [/\b(OPR|Opera)\//, 'Opera'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(HeadlessChrome|Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, 'Android'],
  [/\b(iPhone|iPod)\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

const nameOf = (known: readonly (readonly [RegExp, string])[], userAgent: string): string =>
  known.find(([shape]) => shape.test(userAgent))?.[1] ?? '';

/** `Firefox`; empty for a program or what is not known. */
export const browserOf = (userAgent: string): string => nameOf(browsers, userAgent);

export const systemOf = (userAgent: string): string => nameOf(systems, userAgent);

/** Of an address no more than its network: `103.12.x.x`; `local` for one that is not of the internet (RFC 1918, 4193). */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:/i, '').toLowerCase();
  if (plain === '') return '';
  if (/^(10\.|127\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.)/.test(plain)) return 'local';
  if (plain === '::1' || /^(f[cd]|fe80)/.test(plain)) return 'local';
  const [, four] = /^(\d{1,3}\.\d{1,3})\.\d{1,3}\.\d{1,3}$/.exec(plain) ?? [];
  if (four !== undefined) return `${four}.x.x`;
  const six = plain.split(':').slice(0, 2);
  return /^[0-9a-f]{1,4}$/.test(six[0] ?? '') ? `${six.join(':')}:…` : '';
}
