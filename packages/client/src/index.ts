export type { components, operations, paths } from './api.generated.ts';
export { type ApiClient, type ClientOptions, createClient, newCommandKey, type Problem } from './client.ts';
export { requestToken, type Token } from './token.ts';
export { type FileAccepted, sendUpload, type Uploaded } from './upload.ts';
export { verifyWebhook, type WebhookHeaders, type WebhookMessage } from './webhook.ts';
