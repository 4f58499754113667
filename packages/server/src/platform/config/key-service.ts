import { readFileSync } from 'node:fs';
import { failure, type Problem, type Result, success } from '@satuloket/engine';
import Type from 'typebox';
import Value from 'typebox/value';
import { type OutboundFailure, outboundService } from '../outbound/index.ts';

/** Where keys are wrapped and opened by a key that never leaves that service. */
export type KeyServiceSettings = {
  /** The engine that wraps, with its mount: https://vault.example.go.id:8200/v1/transit */
  readonly url: string;
  /** What our wrapping key is called there. */
  readonly keyName: string;
  /** Read at each call, since an agent renews what is in it. */
  readonly tokenFile: string;
};

export type KeyService = {
  /** Codes: `key-service-away`, `key-service-refused`. */
  wrap(key: Uint8Array): Promise<Result<string>>;
  /** The same codes. */
  unwrap(wrapped: string): Promise<Result<Buffer>>;
};

/** How Transit writes what it wrapped: with the version of its key. */
export const wrappedKeyPattern = 'vault:v\\d+:[A-Za-z0-9+/]+={0,2}';
const wrappedKey = new RegExp(`^${wrappedKeyPattern}$`);
export const isWrappedKey = (text: string): boolean => wrappedKey.test(text);

const answered = Type.Object({
  data: Type.Object({ ciphertext: Type.Optional(Type.String()), plaintext: Type.Optional(Type.String()) }),
});

const timeoutMilliseconds = 5_000;
const keyBytes = 32;

/** The REST calls `encrypt` and `decrypt` of the Transit engine of HashiCorp Vault, which OpenBao speaks too. */
export function openKeyService({ url, keyName, tokenFile }: KeyServiceSettings): KeyService {
  const service = outboundService({ url, headers: {}, timeoutMilliseconds });
  const host = new URL(url).host;

  async function ask(
    task: 'encrypt' | 'decrypt',
    body: object,
    field: 'ciphertext' | 'plaintext',
  ): Promise<Result<string>> {
    let token: string;
    try {
      token = readFileSync(tokenFile, 'utf8').trim();
    } catch (error) {
      const { code = (error as Error).name } = error as NodeJS.ErrnoException;
      return failure(refused(host, `${tokenFile} tidak terbaca (${code})`));
    }
    const answer = await service.post({
      path: `/${task}/${encodeURIComponent(keyName)}`,
      headers: { 'x-vault-token': token },
      body,
      harmlessTwice: true,
    });
    if (!answer.ok) return failure(away(host, answer.error));
    if (answer.value.status !== 200) return failure(refused(host, reasons[answer.value.status]));
    const { body: told } = answer.value;
    const value = Value.Check(answered, told) ? told.data[field] : undefined;
    return value === undefined ? failure(refused(host, 'jawabannya tidak dikenal')) : success(value);
  }

  return {
    async wrap(key) {
      const answer = await ask('encrypt', { plaintext: Buffer.from(key).toString('base64') }, 'ciphertext');
      if (!answer.ok || isWrappedKey(answer.value)) return answer;
      return failure(refused(host, 'jawabannya tidak dikenal'));
    },
    async unwrap(wrapped) {
      const answer = await ask('decrypt', { ciphertext: wrapped }, 'plaintext');
      if (!answer.ok) return answer;
      const key = Buffer.from(answer.value, 'base64');
      return key.length >= keyBytes ? success(key) : failure(refused(host, 'isinya bukan kunci'));
    },
  };
}

/** What Vault means by a status; its own words may name what strangers need not know. */
const reasons: Readonly<Record<number, string>> = {
  400: 'kunci terbungkus ini tidak dapat dibukanya',
  403: 'tokennya tidak diterima',
  404: 'nama kunci atau alamat mesinnya tidak ada di sana',
};

function away(host: string, { kind }: OutboundFailure): Problem {
  return {
    code: 'key-service-away',
    status: 500,
    retryable: true,
    message: {
      id: `Layanan kunci ${host} tidak menjawab (${kind}). Yang sudah berjalan tetap melayani; yang baru mulai menunggu layanan itu.`,
      en: `The key service ${host} does not answer (${kind}).`,
    },
  };
}

function refused(host: string, why = 'permintaan ditolak'): Problem {
  return {
    code: 'key-service-refused',
    status: 500,
    retryable: false,
    message: {
      id: `Layanan kunci ${host} tidak membuka kunci induk: ${why}. Lihat docs/guides/keys.md.`,
      en: `The key service ${host} refused.`,
    },
  };
}
