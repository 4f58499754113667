import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { failure, type Problem, type Result, success } from '@satuloket/engine';
import type { RolePasswords } from '../database/roles.ts';
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
};

type SecretName = 'masterKey' | 'databaseSecret';

const settingNames: Readonly<Record<SecretName, string>> = {
  masterKey: 'SATULOKET_MASTER_KEY',
  databaseSecret: 'SATULOKET_DATABASE_SECRET',
};
const secretNames = Object.keys(settingNames) as SecretName[];

/**
 * The keys of this installation. The demo makes what the environment doesn't give at its first start and keeps it in
 * its data folder; production takes all from the environment and fails with `secrets-missing`.
 */
export function loadSecrets(settings: Settings): Result<Secrets> {
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
  const masterKey = Buffer.from(secret('masterKey'), 'base64');
  const { masterKeyId: currentId, furtherMasterKeys } = given;
  const further = Object.entries(furtherMasterKeys).map(
    ([id, key]) => [id, Buffer.from(key, 'base64')] as const,
  );
  const wrong = further.find(([id, key]) => id === currentId && !key.equals(masterKey))?.[0];
  if (wrong !== undefined) return failure(twoKeys(wrong));
  return success({
    masterKey,
    masterKeys: { currentId, keys: { ...Object.fromEntries(further), [currentId]: masterKey } },
    ...passwordsFrom(secret('databaseSecret')),
  });
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
