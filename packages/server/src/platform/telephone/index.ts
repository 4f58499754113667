import { failure, type Problem, type Result, success } from '@satuloket/engine';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { type OutboundSettings, outboundService } from '../outbound/index.ts';

/** A number of the exchange that rings at someone's own for a while. */
export type ConnectedCall = {
  /** `+62…`, to be dialled. */
  readonly dial: string;
  readonly until: string;
};

/** Connects two people without either seeing the other's number. */
export interface TelephoneBridge {
  /** The same key connects the same call again. */
  connect(call: { readonly key: string; readonly to: string }): Promise<Result<ConnectedCall>>;
}

export type TelephoneBridgeSettings = Omit<OutboundSettings, 'headers'> & { readonly apiKey: string };

const answered = Compile(
  Type.Object({ dial: Type.String({ pattern: '^\\+\\d{8,15}$' }), until: Type.String() }),
);

/** An exchange that takes JSON at `<url>/telephone/connections`. */
export function httpTelephoneBridge(settings: TelephoneBridgeSettings): TelephoneBridge {
  const { apiKey, ...outbound } = settings;
  const service = outboundService({ ...outbound, headers: { authorization: `Bearer ${apiKey}` } });
  return {
    async connect({ key, to }) {
      const connected = await service.post({
        path: '/telephone/connections',
        body: { to },
        headers: { 'idempotency-key': key },
        // The key makes the second question the same connection.
        harmlessTwice: true,
      });
      if (!connected.ok) return failure(callUnavailable);
      const { status, body } = connected.value;
      if (status !== 200 || !answered.Check(body)) return failure(callUnavailable);
      return success({ dial: body.dial, until: body.until });
    },
  };
}

/** Told too where an installation has no exchange. */
export const callUnavailable: Problem = {
  code: 'call-unavailable',
  status: 503,
  retryable: true,
  message: {
    id: 'Telepon tidak dapat disambungkan sekarang. Coba lagi sebentar lagi, atau lanjutkan tanpa menelepon.',
    en: 'The call can not be connected now. Try again in a moment, or go on without calling.',
  },
};
