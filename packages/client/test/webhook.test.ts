import { expect, test } from 'vitest';
import { webhookHeaders } from '../../server/src/integrations/signature.ts';
import { verifyWebhook } from '../src/index.ts';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const other = `whsec_${Buffer.alloc(32, 8).toString('base64')}`;
const at = new Date('2026-11-22T03:00:00.000Z');
const body = JSON.stringify({ type: 'case.filed', timestamp: at.toISOString(), data: { case: 'KB-1' } });
const signed = (secrets: readonly string[]) => webhookHeaders({ id: 'msg', at, body, secrets });
const check = (change: Partial<Parameters<typeof verifyWebhook>[0]> = {}) =>
  verifyWebhook({ secret, headers: signed([secret]), body, now: at, ...change });

test.each([
  ['as the server signs it', {}, true],
  ['signed with two secrets, one of them ours', { headers: signed([other, secret]) }, true],
  ['signed with another secret', { headers: signed([other]) }, false],
  ['changed on the way', { body: `${body} ` }, false],
  ['another id', { headers: { ...signed([secret]), 'webhook-id': 'other' } }, false],
  ['four minutes later', { now: new Date(at.getTime() + 240_000) }, true],
  ['six minutes later', { now: new Date(at.getTime() + 360_000) }, false],
  ['from the future', { now: new Date(at.getTime() - 360_000) }, false],
  ['without headers', { headers: {} }, false],
  [
    'with a signature that is no base64',
    { headers: { ...signed([secret]), 'webhook-signature': 'v1,*' } },
    false,
  ],
  ['of another version', { headers: { ...signed([secret]), 'webhook-signature': 'v2,AAAA' } }, false],
])('%s: %s', async (_what, change, expected) => {
  expect((await check(change))?.type).toBe(expected ? 'case.filed' : undefined);
});
