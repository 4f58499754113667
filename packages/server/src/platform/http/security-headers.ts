import type { ServerResponse } from 'node:http';

/**
 * What every answer carries, pages, files and API alike. The content security policy is not here: pages get theirs
 * from the web app, which knows its nonces, and the API answers with one that forbids everything.
 */
export function setSecurityHeaders(
  response: ServerResponse,
  input: { isHttps: boolean; requestId: string },
): void {
  response.setHeader('x-request-id', input.requestId);
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('x-frame-options', 'DENY');
  // Tracking codes stand in addresses: no other site may learn them from a followed link.
  response.setHeader('referrer-policy', 'same-origin');
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  response.setHeader('cross-origin-resource-policy', 'same-origin');
  response.setHeader(
    'permissions-policy',
    'camera=(self), geolocation=(self), microphone=(), payment=(), usb=()',
  );
  if (input.isHttps) response.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains');
}
