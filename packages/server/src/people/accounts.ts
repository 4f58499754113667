import { betterAuth } from 'better-auth';
import { phoneNumber, username } from 'better-auth/plugins';
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { newIdentifier } from '../record/index.ts';

const residentSessionSeconds = 30 * 24 * 3600;
/** A working day and its overtime: the next morning an officer signs in again. */
const officerSessionSeconds = 14 * 3600;

export type StartedSession = {
  readonly accountId: string;
  readonly token: string;
  readonly lastsSeconds: number;
};

/** A resident's name is the register's to tell; better-auth only wants some text. */
const residentName = 'resident';

/** Accounts, passwords and sessions. Behind this seam stands better-auth; nothing else of the server knows it. */
export type Accounts = {
  /** Signs in the account of this phone, made if there is none. The phone has been proven before. */
  startResidentSession(phoneIndex: string): Promise<StartedSession>;
  /** Undefined when username and password don't belong together; takes as long when there is no such username. */
  startOfficerSession(username: string, password: string): Promise<StartedSession | undefined>;
  endSession(token: string): Promise<void>;
  endSessionsOf(accountId: string): Promise<void>;
  /** The account of this phone, made if there is none, without signing in. */
  keepResident(phoneIndex: string): Promise<string>;
  /** Makes an officer's account, or gives the one that is there a new name and password. */
  keepOfficer(officer: {
    username: string;
    name: string;
    passwordHash: string;
  }): Promise<{ accountId: string }>;
  hashPassword(password: string): Promise<string>;
};

/**
 * better-auth over our pool, its tables in schema `auth` by our own migration. Its HTTP handler is not mounted: the
 * commands of this part call it in the same process, so that limits, cookies and regions are ours.
 *
 * Its phone number is the keyed index of the phone and its e-mail an invented address, so no table of it holds either
 * in clear. Codes are checked by us before (`phone-codes.ts`): what it calls a code is a ticket for one call.
 */
export function createAccounts(input: { pool: pg.Pool; secret: string; now: () => Date }): Accounts {
  const tickets = new Map<string, string>();
  /** better-auth wants an address for everyone; `.invalid` reaches nobody (RFC 2606). */
  const inventedEmail = (): string => `${newIdentifier(input.now())}@accounts.invalid`;
  const auth = betterAuth({
    secret: input.secret,
    baseURL: 'http://accounts.invalid',
    database: {
      db: new Kysely({
        dialect: new PostgresDialect({ pool: input.pool }),
        plugins: [new CamelCasePlugin()],
      }),
      type: 'postgres',
      schemaName: 'auth',
      transaction: true,
    },
    emailAndPassword: { enabled: true, disableSignUp: true },
    session: { expiresIn: residentSessionSeconds },
    advanced: { database: { generateId: () => newIdentifier(input.now()) } },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    plugins: [
      phoneNumber({
        phoneNumberValidator: () => true,
        sendOTP: () => {
          throw new Error('Codes are sent by our own command, never by better-auth.');
        },
        verifyOTP: ({ phoneNumber: index, code }) => {
          const expected = tickets.get(index);
          tickets.delete(index);
          return expected !== undefined && expected === code;
        },
        signUpOnVerification: {
          getTempEmail: inventedEmail,
          getTempName: () => residentName,
        },
      }),
      username({
        maxUsernameLength: 100,
        usernameValidator: (name) => /^[0-9]{2,8}:[a-z0-9._-]{3,80}$/.test(name),
        displayUsername: false,
      }),
    ],
  });

  async function setExpiry(token: string, lastsSeconds: number): Promise<void> {
    const { internalAdapter } = await auth.$context;
    await internalAdapter.updateSession(token, { expiresAt: inSeconds(input.now(), lastsSeconds) });
  }

  return {
    async startResidentSession(phoneIndex) {
      const ticket = newIdentifier(input.now());
      tickets.set(phoneIndex, ticket);
      const started = await auth.api.verifyPhoneNumber({ body: { phoneNumber: phoneIndex, code: ticket } });
      if (!started.token) throw new Error('better-auth verified a phone and started no session.');
      await setExpiry(started.token, residentSessionSeconds);
      return { accountId: started.user.id, token: started.token, lastsSeconds: residentSessionSeconds };
    },

    async startOfficerSession(name, password) {
      try {
        const started = await auth.api.signInUsername({ body: { username: name, password } });
        await setExpiry(started.token, officerSessionSeconds);
        return { accountId: started.user.id, token: started.token, lastsSeconds: officerSessionSeconds };
      } catch (error) {
        const status = (error as { statusCode?: number }).statusCode ?? 500;
        if (status >= 500) throw error;
        return undefined;
      }
    },

    async keepResident(phoneIndex) {
      const { internalAdapter, adapter } = await auth.$context;
      const present = await adapter.findOne<{ id: string }>({
        model: 'user',
        where: [{ field: 'phoneNumber', value: phoneIndex }],
      });
      if (present) return present.id;
      const made = await internalAdapter.createUser(
        {
          phoneNumber: phoneIndex,
          phoneNumberVerified: true,
          name: residentName,
          email: inventedEmail(),
          emailVerified: false,
        },
        { method: 'phone-number' },
      );
      return made.id;
    },

    async endSession(token) {
      await (await auth.$context).internalAdapter.deleteSession(token);
    },

    async endSessionsOf(accountId) {
      await (await auth.$context).internalAdapter.deleteUserSessions(accountId);
    },

    async keepOfficer({ username: name, name: fullName, passwordHash }) {
      const { internalAdapter, adapter } = await auth.$context;
      const present = await adapter.findOne<{ id: string }>({
        model: 'user',
        where: [{ field: 'username', value: name }],
      });
      if (present) {
        await internalAdapter.updateUser(present.id, { name: fullName });
        await internalAdapter.updatePassword(present.id, passwordHash);
        return { accountId: present.id };
      }
      const user = await internalAdapter.createUser(
        {
          username: name,
          name: fullName,
          email: inventedEmail(),
          emailVerified: false,
        },
        { method: 'admin' } as never,
      );
      await internalAdapter.createAccount({
        userId: user.id,
        accountId: user.id,
        providerId: 'credential',
        password: passwordHash,
      });
      return { accountId: user.id };
    },

    async hashPassword(password) {
      return (await auth.$context).password.hash(password);
    },
  };
}

function inSeconds(from: Date, seconds: number): Date {
  return new Date(from.getTime() + seconds * 1000);
}
