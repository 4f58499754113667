import { randomBytes } from 'node:crypto';
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

/** An account that is nobody's. */
const nobody = '00000000-0000-7000-8000-000000000000';
/** Before the hash of what nobody knows. It makes the salt another one, so that nothing fits. */
const nobodysMark = '!';

/** How better-auth's table of logins names the one of the state. */
const nationalLogin = 'national';

/** Where better-auth wants an e-mail stands the keyed index of the real one, which reaches nobody (RFC 2606). */
const addressOf = (emailIndex: string): string => `${emailIndex}@email.invalid`;

/** Accounts, passwords and sessions. Behind this seam stands better-auth; nothing else of the server knows it. */
export type Accounts = {
  /** Signs in the account of this phone, made if there is none. The phone has been proven before. */
  startResidentSession(phoneIndex: string): Promise<StartedSession>;
  /** Whose username and password these are; undefined when they don't belong together, told after as long a time. */
  checkOfficer(username: string, password: string): Promise<string | undefined>;
  isPasswordOf(accountId: string, password: string): Promise<boolean>;
  /** Whether anyone knows a password of this account; false for one that has begun with a passkey. */
  knowsPassword(accountId: string): Promise<boolean>;
  setPassword(accountId: string, passwordHash: string): Promise<void>;
  /** Signs in an account that was proven before: by a password, a passkey, a code by e-mail, the national login. */
  startSession(accountId: string, face: 'resident' | 'officer'): Promise<StartedSession>;
  /** Whether the account is an officer's; undefined when there is none. */
  isOfficer(accountId: string): Promise<boolean | undefined>;
  endSession(token: string): Promise<void>;
  endSessionsOf(accountId: string): Promise<void>;
  /** The account of this phone, made if there is none, without signing in. */
  keepResident(phoneIndex: string): Promise<string>;
  /** The same for an e-mail address. */
  keepResidentByEmail(emailIndex: string): Promise<string>;
  /** The account of someone whom the national login named; made if there is none. */
  residentOfLogin(subjectIndex: string): Promise<string | undefined>;
  /** An account of its own for whom the national login named. */
  keepResidentOfLogin(subjectIndex: string): Promise<string>;
  /** False when this login belongs to another account already. */
  linkLogin(accountId: string, subjectIndex: string): Promise<boolean>;
  hasLogin(accountId: string): Promise<boolean>;
  unlinkLogin(accountId: string): Promise<void>;
  /** False when another account is reached there. */
  changePhone(accountId: string, phoneIndex: string): Promise<boolean>;
  changeEmail(accountId: string, emailIndex: string): Promise<boolean>;
  /** Makes an officer's account, or gives the one that is there a new name and password. */
  keepOfficer(officer: {
    username: string;
    name: string;
    passwordHash: string;
  }): Promise<{ accountId: string }>;
  hashPassword(password: string): Promise<string>;
  /** In place of a password that nobody knows: no password fits, and it is told apart from one that somebody has. */
  hashOfNobody(): Promise<string>;
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

  async function passwordHashOf(accountId: string): Promise<string | undefined> {
    const { internalAdapter } = await auth.$context;
    const accounts = await internalAdapter.findAccounts(accountId);
    return accounts.find(({ providerId }) => providerId === 'credential')?.password ?? undefined;
  }

  async function setExpiry(token: string, lastsSeconds: number): Promise<void> {
    const { internalAdapter } = await auth.$context;
    await internalAdapter.updateSession(token, { expiresAt: inSeconds(input.now(), lastsSeconds) });
  }

  async function findUser(field: 'id' | 'email' | 'phoneNumber' | 'username', value: string) {
    const { adapter } = await auth.$context;
    const found = await adapter.findOne<{ id: string; username?: string | null }>({
      model: 'user',
      where: [{ field, value }],
    });
    return found ?? undefined;
  }

  async function findLogin(subjectIndex: string) {
    const { adapter } = await auth.$context;
    const found = await adapter.findOne<{ userId: string }>({
      model: 'account',
      where: [
        { field: 'providerId', value: nationalLogin },
        { field: 'accountId', value: subjectIndex },
      ],
    });
    return found ?? undefined;
  }

  async function makeResident(reached: {
    email: string;
    phoneNumber?: string;
    phoneNumberVerified?: boolean;
  }): Promise<string> {
    const { internalAdapter } = await auth.$context;
    const made = await internalAdapter.createUser(
      { ...reached, name: residentName, emailVerified: false },
      { method: 'phone-number' },
    );
    return made.id;
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

    async checkOfficer(name, password) {
      const { password: hashes } = await auth.$context;
      const user = await findUser('username', name);
      // As much work whether there is one or not: how long it takes must not tell which usernames there are.
      const hash = await passwordHashOf(user?.id ?? nobody);
      if (!user || !hash) {
        await hashes.hash(password);
        return undefined;
      }
      return (await hashes.verify({ hash, password })) ? user.id : undefined;
    },

    async isPasswordOf(accountId, password) {
      const hash = await passwordHashOf(accountId);
      return hash !== undefined && (await auth.$context).password.verify({ hash, password });
    },

    async knowsPassword(accountId) {
      const hash = await passwordHashOf(accountId);
      return hash !== undefined && !hash.startsWith(nobodysMark);
    },

    async setPassword(accountId, passwordHash) {
      await (await auth.$context).internalAdapter.updatePassword(accountId, passwordHash);
    },

    async keepResident(phoneIndex) {
      const present = await findUser('phoneNumber', phoneIndex);
      return (
        present?.id ??
        (await makeResident({ phoneNumber: phoneIndex, phoneNumberVerified: true, email: inventedEmail() }))
      );
    },

    async startSession(accountId, face) {
      const lastsSeconds = face === 'officer' ? officerSessionSeconds : residentSessionSeconds;
      const { internalAdapter } = await auth.$context;
      const started = await internalAdapter.createSession(accountId);
      if (!started) throw new Error('better-auth started no session.');
      await setExpiry(started.token, lastsSeconds);
      return { accountId, token: started.token, lastsSeconds };
    },

    async isOfficer(accountId) {
      const user = await findUser('id', accountId);
      return user && Boolean(user.username);
    },

    async keepResidentByEmail(emailIndex) {
      const email = addressOf(emailIndex);
      return (await findUser('email', email))?.id ?? (await makeResident({ email }));
    },

    residentOfLogin: async (subjectIndex) => (await findLogin(subjectIndex))?.userId,

    async keepResidentOfLogin(subjectIndex) {
      const present = await findLogin(subjectIndex);
      if (present) return present.userId;
      const accountId = await makeResident({ email: inventedEmail() });
      await (await auth.$context).internalAdapter.createAccount({
        userId: accountId,
        accountId: subjectIndex,
        providerId: nationalLogin,
      });
      return accountId;
    },

    async linkLogin(accountId, subjectIndex) {
      const present = await findLogin(subjectIndex);
      if (present) return present.userId === accountId;
      await (await auth.$context).internalAdapter.createAccount({
        userId: accountId,
        accountId: subjectIndex,
        providerId: nationalLogin,
      });
      return true;
    },

    async hasLogin(accountId) {
      const { adapter } = await auth.$context;
      const found = await adapter.findOne({
        model: 'account',
        where: [
          { field: 'userId', value: accountId },
          { field: 'providerId', value: nationalLogin },
        ],
      });
      return found !== null;
    },

    async unlinkLogin(accountId) {
      const { adapter } = await auth.$context;
      await adapter.deleteMany({
        model: 'account',
        where: [
          { field: 'userId', value: accountId },
          { field: 'providerId', value: nationalLogin },
        ],
      });
    },

    async changePhone(accountId, phoneIndex) {
      const holder = await findUser('phoneNumber', phoneIndex);
      if (holder) return holder.id === accountId;
      const { internalAdapter } = await auth.$context;
      await internalAdapter.updateUser(accountId, { phoneNumber: phoneIndex, phoneNumberVerified: true });
      return true;
    },

    async changeEmail(accountId, emailIndex) {
      const email = addressOf(emailIndex);
      const holder = await findUser('email', email);
      if (holder) return holder.id === accountId;
      await (await auth.$context).internalAdapter.updateUser(accountId, { email });
      return true;
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

    async hashOfNobody() {
      const random = randomBytes(32).toString('base64url');
      return nobodysMark + (await (await auth.$context).password.hash(random));
    },
  };
}

function inSeconds(from: Date, seconds: number): Date {
  return new Date(from.getTime() + seconds * 1000);
}
