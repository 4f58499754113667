import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { failure, type Problem, type Result, success } from '@satuloket/engine';
import type { RolePasswords } from '../database/roles.ts';
import { isWrappedKey, type KeyService, openKeyService } from './key-service.ts';
import type { Settings } from './settings.ts';

export type Secrets = {
  /** Wraps the key of each case and the root of all that is derived. */
  readonly masterKey: Buffer;
  /** That key and those that still open what they wrapped, by name. */
  readonly masterKeys: {
    readonly currentId: string;
    readonly keys: Readonly<Record<string, Uint8Array>>;
  };
  readonly rolePasswords: RolePasswords;
  readonly superuserPassword: string;
  /** Whether the key service would open the master key again; undefined where none has to. */
  readonly keyServiceOpens: (() => Promise<Result<void>>) | undefined;
};

type SecretName = 'masterKey' | 'databaseSecret';

const settingNames: Readonly<Record<SecretName, string>> = {
  masterKey: 'SATULOKET_MASTER_KEY',
  databaseSecret: 'SATULOKET_DATABASE_SECRET',
};
const secretNames = Object.keys(settingNames) as SecretName[];

/**
 * The keys of this installation. The demo makes what the environment doesn't give at its first start and keeps it in
 * its data folder; production takes all from the environment and fails with `secrets-missing`. Master keys that came
 * wrapped are opened by the key service: `key-service-away`, `key-service-refused`.
 */
export async function loadSecrets(settings: Settings): Promise<Result<Secrets>> {
  const given = settings.givenSecrets;
  const missing = secretNames.filter((name) => given[name] === undefined);
  if (settings.mode === 'production' && missing.length > 0) {
    return failure({
      code: 'secrets-missing',
      message: {
        id: `Mode production memerlukan ${missing.map((name) => settingNames[name]).join(', ')}. Buat tiap kunci dengan: openssl rand -base64 32`,
        en: `Production mode needs these keys in the environment.`,
      },
      status: 500,
      retryable: false,
    });
  }
  const made = missing.length === 0 ? undefined : madeSecrets(settings.dataFolder);
  const secret = (name: SecretName): string => given[name] ?? made![name];
  const { masterKeyId: currentId, furtherMasterKeys } = given;
  const service = settings.keyService && openKeyService(settings.keyService);
  const masterKey = await opened(service, secret('masterKey'));
  if (!masterKey.ok) return masterKey;
  const keys: Record<string, Uint8Array> = {};
  for (const [id, written] of Object.entries(furtherMasterKeys)) {
    const key = await opened(service, written);
    if (!key.ok) return key;
    if (id === currentId && !key.value.equals(masterKey.value)) return failure(twoKeys(id));
    keys[id] = key.value;
  }
  keys[currentId] = masterKey.value;
  return success({
    masterKey: masterKey.value,
    masterKeys: { currentId, keys },
    ...passwordsFrom(secret('databaseSecret')),
    keyServiceOpens: opensAgain(service, secret('masterKey')),
  });
}

async function opened(service: KeyService | undefined, written: string): Promise<Result<Buffer>> {
  if (!isWrappedKey(written)) return success(Buffer.from(written, 'base64'));
  if (service === undefined) throw new Error('The settings let a wrapped key through without a key service.');
  return service.unwrap(written);
}

function opensAgain(service: KeyService | undefined, written: string): Secrets['keyServiceOpens'] {
  if (service === undefined || !isWrappedKey(written)) return undefined;
  return async () => {
    const key = await service.unwrap(written);
    return key.ok ? success(undefined) : key;
  };
}

function twoKeys(id: string): Problem {
  return {
    code: 'master-keys-meet',
    message: {
      id: `Dua kunci induk memakai nama ${id}. Beri kunci yang baru nama baru dalam SATULOKET_MASTER_KEY_ID.`,
      en: `Two master keys are called ${id}.`,
    },
    status: 500,
    retryable: false,
  };
}

/** The passwords of all roles of the database, from the one secret that has to be kept. */
export function passwordsFrom(databaseSecret: string): Pick<Secrets, 'rolePasswords' | 'superuserPassword'> {
  const password = (role: string): string =>
    createHmac('sha256', databaseSecret).update(`satuloket database role ${role}`).digest('hex');
  return {
    superuserPassword: password('postgres'),
    rolePasswords: {
      satuloket_runtime: password('satuloket_runtime'),
      satuloket_sealer: password('satuloket_sealer'),
      satuloket_retention: password('satuloket_retention'),
    },
  };
}

function madeSecrets(dataFolder: string): Record<SecretName, string> {
  const file = join(dataFolder, 'secrets.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Record<SecretName, string>;
  const made = Object.fromEntries(
    secretNames.map((name) => [name, randomBytes(32).toString('base64')]),
  ) as Record<SecretName, string>;
  // Whole or not at all: half a file of keys would lock the data away.
  writeFileSync(`${file}.unfinished`, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.unfinished`, file);
  return made;
}
