import type { RolePasswords } from '../platform/database/roles.ts';

export const templateDatabase = 'satuloket_template';

/** What the run's set-up hands to each test file. */
export type TestServer = {
  readonly adminUrl: string;
  /** Where the passwords come from: a started Satuloket needs it to leave them as they are. */
  readonly databaseSecret: string;
  readonly passwords: RolePasswords;
};

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer;
  }
}
