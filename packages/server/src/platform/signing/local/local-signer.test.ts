import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDF, type PdfDict, type PdfRef } from '@libpdf/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSigningWorld, type SigningWorld } from '../testing/signing-world.ts';
import { localSigner } from './local-signer.ts';

const folder = mkdtempSync(join(tmpdir(), 'satuloket-signer-'));
let world: SigningWorld;

beforeAll(async () => {
  world = await createSigningWorld();
});

afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

const codeOf = async (outcome: ReturnType<SigningWorld['sign']>): Promise<string> => {
  const settled = await outcome;
  return settled.ok ? settled.value.level : settled.error.code;
};

describe('what comes of a signature', () => {
  test.each([
    ['right passphrase', {}, 'B-T'],
    ['wrong passphrase', { passphrase: 'salah' }, 'wrong-passphrase'],
    ['nobody of the list', { official: { nip: '199001012015011009', name: 'Lain' } }, 'not-registered'],
    ['no PDF', { pdf: Buffer.from('bukan PDF') }, 'not-pdf'],
    ['half a PDF', { pdf: 'half' }, 'not-pdf'],
  ] as const)('%s', async (_what, change, expected) => {
    const { pdf, ...rest } = change as { pdf?: Buffer | 'half' };
    const bytes = pdf === 'half' ? world.pdf.subarray(0, world.pdf.length - 900) : pdf;
    expect(await codeOf(world.sign(world.signer, { ...rest, ...(bytes && { pdf: bytes }) }))).toBe(expected);
  });

  test.each([
    ['SUSPEND', 'certificate-suspended'],
    ['REVOKE', 'certificate-revoked'],
    ['ISSUE', 'B-T'],
  ] as const)('a certificate that stands at %s', async (standing, expected) => {
    const held = await world.enrolAnother(`1980010120050110${standing.length}`, standing);
    // A signer of its own: one that signed just now keeps the list for some seconds.
    const signer = world.signerAt(world.now());
    expect(await codeOf(world.sign(signer, { official: held }))).toBe(expected);
  });

  test('a certificate after its last day', async () => {
    const later = world.signerAt(new Date(world.now().getTime() + 3 * 365 * 24 * 3600 * 1000));
    // The lists of that day are of no use: what is too old says nothing of now.
    expect(await codeOf(world.sign(later))).toBe('unreachable');
    expect(await codeOf(world.sign(world.signer, { official: world.expired }))).toBe('certificate-expired');
  });

  test.each([
    ['nobody there', 'http://127.0.0.1:9/authority/timestamps', 'unreachable'],
    ['an answer that is no timestamp', '/authority/root.pem', 'refused'],
  ])('a timestamp authority: %s', async (_what, url, expected) => {
    const signer = localSigner({
      ...world.options,
      timestampUrl: url.startsWith('/') ? `${world.url}${url}` : url,
    });
    expect(await codeOf(world.sign(signer))).toBe(expected);
    await signer.close?.();
  });
});

test('the signed document begins with the bytes that were given, and tells the time of the timestamp', async () => {
  const signed = await world.sign(world.signer);
  if (!signed.ok) throw new Error(signed.error.code);
  const { pdf, signedAt } = signed.value;
  expect(Buffer.from(pdf.subarray(0, world.pdf.length))).toEqual(Buffer.from(world.pdf));
  expect(signedAt).toEqual(world.now());
  // Still PDF/A-2b: nothing to be filled in by a viewer, and what proves the level stands where it stood.
  const text = Buffer.from(pdf).toString('latin1');
  expect(text).not.toContain('/NeedAppearances true');
  expect(text).toMatch(/pdfaid:part(?:>|=")2/);
});

test('B-LTA carries the chain, the lists and a timestamp of the document', async () => {
  const signer = localSigner({ ...world.options, level: 'B-LTA' });
  const signed = await world.sign(signer);
  await signer.close?.();
  if (!signed.ok) throw new Error(signed.error.code);
  const document = await PDF.load(signed.value.pdf);
  const store = document.getCatalog().getDict('DSS', (ref) => document.context.registry.resolve(ref));
  // The official, who issued, the root, who told the time; the lists of the root and of who issued.
  expect(store?.getArray('Certs')).toHaveLength(4);
  expect(store?.getArray('CRLs')).toHaveLength(2);
  expect(Buffer.from(signed.value.pdf).toString('latin1')).toContain('/SubFilter /ETSI.RFC3161');
});

const hasPoppler = existsSync('/usr/bin/pdfsig') && existsSync('/usr/bin/qpdf');

test.runIf(hasPoppler).each(['B-T', 'B-LTA'] as const)('a stranger finds %s valid', async (level) => {
  const signer = localSigner({ ...world.options, level });
  const signed = await world.sign(signer);
  await signer.close?.();
  if (!signed.ok) throw new Error(signed.error.code);
  const name = createHash('sha256').update(signed.value.pdf).digest('hex');
  const file = join(folder, `${name}.pdf`);
  writeFileSync(file, signed.value.pdf);
  const told = execFileSync('pdfsig', ['-no-ocsp', file], { encoding: 'utf8', stdio: 'pipe' });
  expect(told).toContain('Signature is Valid');
  expect(told).toContain(world.official.name);
  expect(execFileSync('qpdf', ['--check', file], { encoding: 'utf8' })).toContain('No syntax or stream');
});

test('each signature stands among the annotations of the first page, a second one beside the first', async () => {
  const first = await world.sign(world.signer);
  if (!first.ok) throw new Error(first.error.code);
  const second = await world.sign(world.signer, { pdf: Buffer.from(first.value.pdf) });
  if (!second.ok) throw new Error(second.error.code);
  const widgets = async (pdf: Uint8Array): Promise<readonly (string | undefined)[]> => {
    const document = await PDF.load(pdf);
    const resolve = (ref: PdfRef) => document.getObject(ref);
    const annotations = document.getPage(0)?.dict.getArray('Annots', resolve);
    return [...(annotations ?? [])].map((each) => {
      const field = document.getObject(each as PdfRef) as PdfDict;
      return `${field.getName('Subtype')?.value} ${field.getString('T')?.asString()}`;
    });
  };
  expect(await widgets(first.value.pdf)).toEqual(['Widget Signature_1']);
  expect(await widgets(second.value.pdf)).toEqual(['Widget Signature_1', 'Widget Signature_2']);
});
