import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath, pathToFileURL } from 'node:url';

export type WebHandler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** Where `npm run build` leaves the built app; the start script looks here to see whether to build. */
export const buildFolder = process.env.WEB_BUILD_FOLDER
  ? `${process.env.WEB_BUILD_FOLDER}/build/`
  : fileURLToPath(new URL('./build/', import.meta.url));

/**
 * Loads the built app. The adapter reads its settings from the environment when it is loaded, so they are set here.
 * `protocolHeader` is written by our HTTP edge on every request: without it the app takes itself to be on https and
 * refuses every form that is posted over http.
 */
export async function loadWebHandler(input: { bodyLimitBytes: number }): Promise<WebHandler> {
  process.env.SATULOKET_WEB_PROTOCOL_HEADER = 'x-satuloket-protocol';
  process.env.SATULOKET_WEB_BODY_SIZE_LIMIT = String(input.bodyLimitBytes);
  const built: { handler: WebHandler } = await import(pathToFileURL(`${buildFolder}handler.js`).href);
  return built.handler;
}
