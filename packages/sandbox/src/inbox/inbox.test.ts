import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { filedAddress, Inbox } from './inbox.ts';
import { postReply, replyDelivery } from './replies.ts';
import { readWhatsappMessage } from './whatsapp.ts';

const now = () => new Date('2026-11-21T03:00:00Z');
const sms = (to: string, text: string, idempotencyKey?: string) =>
  ({ channel: 'sms', to, text, ...(idempotencyKey === undefined ? {} : { idempotencyKey }) }) as const;

describe('an address', () => {
  it.each([
    ['+62 812-0000-0101', '6281200000101'],
    ['081200000101', '6281200000101'],
    ['6281200000101', '6281200000101'],
    [' Dewi@Example.ID ', 'dewi@example.id'],
    ['peramban-Ab0_9', 'peramban-Ab0_9'],
  ])('%s is filed as %s', (written, filed) => {
    expect(filedAddress(written)).toBe(filed);
  });
});

describe('the inbox', () => {
  it('keeps a message once for each key and channel', () => {
    const inbox = new Inbox({ now });
    const first = inbox.receive(sms('0812', 'satu', 'k1'));
    expect(inbox.receive(sms('0812', 'satu', 'k1'))).toEqual(first);
    inbox.receive({ channel: 'email', to: 'a@b', text: 'satu', idempotencyKey: 'k1' });
    inbox.receive(sms('0812', 'tanpa kunci'));
    inbox.receive(sms('0812', 'tanpa kunci'));
    expect(inbox.messages().map(({ text }) => text)).toEqual(['satu', 'satu', 'tanpa kunci', 'tanpa kunci']);
  });

  it('finds by address however written, by what came later, and by channel', () => {
    const inbox = new Inbox({ now });
    inbox.receive(sms('+6281', 'satu'));
    inbox.receive({ channel: 'whatsapp', to: '6281', text: 'dua' });
    inbox.receive(sms('6282', 'lain'));
    expect(inbox.messages({ to: '081' }).map(({ text }) => text)).toEqual(['satu', 'dua']);
    expect(inbox.messages({ to: '081', after: 1 }).map(({ text }) => text)).toEqual(['dua']);
    expect(inbox.messages({ channel: 'sms' }).map(({ text }) => text)).toEqual(['satu', 'lain']);
    expect(inbox.latestByAddress().map(({ message, count }) => [message.to, message.text, count])).toEqual([
      ['6282', 'lain', 1],
      ['6281', 'dua', 2],
    ]);
  });

  it('forgets the oldest beyond its size, with their keys', () => {
    const inbox = new Inbox({ now, limit: 2 });
    for (const key of ['k1', 'k2', 'k3']) inbox.receive(sms('0812', key, key));
    expect(inbox.messages().map(({ text }) => text)).toEqual(['k2', 'k3']);
    expect(inbox.receive(sms('0812', 'k1', 'k1')).sequence).toBe(4);
  });
});

describe('a WhatsApp message', () => {
  const text = { messaging_product: 'whatsapp', to: '6281200000101', type: 'text', text: { body: 'Halo' } };
  it.each([
    ['a text', text, { to: '6281200000101', text: 'Halo' }],
    [
      'a template with its gaps',
      {
        ...text,
        type: 'template',
        template: {
          name: 'berkas_selesai',
          language: { code: 'id' },
          components: [{ type: 'body', parameters: [{ type: 'text', text: 'AB-12' }] }],
        },
      },
      { to: '6281200000101', text: '[berkas_selesai]\nAB-12' },
    ],
    [
      'another product',
      { ...text, messaging_product: 'sms' },
      { fault: expect.stringContaining('messaging_product') },
    ],
    ['no number', { ...text, to: 'dewi' }, { fault: expect.stringContaining('to must') }],
    ['an empty text', { ...text, text: { body: '' } }, { fault: expect.stringContaining('text.body') }],
    [
      'a text that is too long',
      { ...text, text: { body: 'x'.repeat(4097) } },
      { fault: expect.stringContaining('text.body') },
    ],
    ['a sticker', { ...text, type: 'sticker' }, { fault: expect.stringContaining('type must') }],
    ['nothing', undefined, { fault: expect.stringContaining('messaging_product') }],
  ])('%s', (_what, body, expected) => {
    expect(readWhatsappMessage(body)).toEqual(expected);
  });
});

describe('a reply', () => {
  it('is delivered as the Cloud API does, signed over the very bytes', async () => {
    const seen: { body: string; signature: string | undefined }[] = [];
    const hook = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += chunk));
      request.on('end', () => {
        const signature = request.headers['x-hub-signature-256'];
        seen.push({ body, signature: typeof signature === 'string' ? signature : undefined });
        response.writeHead(200).end('{}');
      });
    });
    await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
    const { port } = hook.address() as AddressInfo;
    const delivery = replyDelivery({ from: '6281200000101', text: 'BERHENTI', at: now(), id: 'wamid.1' });
    expect(await postReply(`http://127.0.0.1:${port}/hooks/whatsapp`, 'rahasia', delivery)).toBe(true);
    await new Promise((resolve) => hook.close(resolve));
    const signature = createHmac('sha256', 'rahasia').update(delivery).digest('hex');
    expect(seen).toEqual([{ body: delivery, signature: `sha256=${signature}` }]);
    expect(JSON.parse(delivery).entry[0].changes[0].value.messages).toEqual([
      {
        from: '6281200000101',
        id: 'wamid.1',
        timestamp: '1795230000',
        type: 'text',
        text: { body: 'BERHENTI' },
      },
    ]);
  });

  it('that nobody takes is told', async () => {
    const delivery = replyDelivery({ from: '6281200000101', text: 'halo', at: now() });
    expect(await postReply('http://127.0.0.1:1/hooks/whatsapp', 'rahasia', delivery)).toBe(false);
  });
});
