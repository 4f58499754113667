import type { Result, Text } from '@satuloket/engine';
import type { Caller, CaseTrack, Page, Program } from '../types.ts';

/** What a program may be let do. Nothing follows from another: a program that files reads only what it has filed. */
export const programScopes = ['cases:read', 'cases:file', 'reports:read', 'webhooks'] as const;
export type ProgramScope = (typeof programScopes)[number];

export const webhookEvents = [
  'case.filed',
  'case.state-changed',
  'case.ended',
  'document.signed',
  'promise.broken',
] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

export type ProgramKind = 'key' | 'client';

/** What is shown of a program; its secret is not among it. */
export type ProgramView = {
  readonly id: string;
  readonly kind: ProgramKind;
  readonly name: string;
  readonly agencyId: string;
  readonly agency: Text;
  readonly scopes: readonly ProgramScope[];
  readonly callsPerMinute: number;
  readonly madeAt: string;
  readonly renewedAt: string | null;
  readonly expiresAt: string;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
  /** Until when the secret of before the last renewal opens too. */
  readonly previousUntil: string | null;
  /** `ending`: within thirty days. */
  readonly standing: 'active' | 'ending' | 'expired' | 'revoked';
};

export type WebhookView = {
  readonly id: string;
  readonly programId: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly madeAt: string;
  readonly endedAt: string | null;
  /** How many messages wait, and how many were given up. */
  readonly waiting: number;
  readonly dead: number;
  /** Until when what is sent is signed with the secret of before too. */
  readonly previousUntil: string | null;
};

export type WebhookMessageView = {
  readonly id: string;
  readonly event: WebhookEvent;
  readonly happenedAt: string;
  readonly state: 'waiting' | 'delivered' | 'dead';
  readonly nextTryAt: string | null;
  readonly attempts: readonly {
    readonly at: string;
    readonly status: number | null;
    readonly failure: string | null;
    readonly answer: string | null;
  }[];
};

/** A secret, told once: null when the same command is sent again. */
export type Told<Value> = Value & { readonly secret: string | null };

export type ProgramsPage = {
  readonly programs: readonly ProgramView[];
  readonly next: string | null;
  /** Agencies that the caller may make programs for. */
  readonly agencies: readonly { readonly id: string; readonly name: Text }[];
  /** Messages that were given up, over all programs. */
  readonly dead: number;
};

export type AgencyCase = {
  readonly code: string;
  readonly service: string;
  readonly title: Text;
  readonly officeId: string;
  readonly state: string;
  readonly turn: string;
  readonly end: string | null;
  readonly filedAt: string;
  readonly updatedAt: string;
  readonly dueAt: string | null;
};

export type AgencyNumbers = {
  readonly officeId: string;
  readonly service: string;
  readonly open: number;
  readonly late: number;
  /** Within the last thirty days. */
  readonly ended: number;
};

export type FilingInput = {
  readonly key: string;
  readonly service: string;
  readonly applicant: {
    readonly nik: string;
    readonly name: string;
    readonly birthDate: string;
    readonly phone?: string;
  };
  readonly answers: Readonly<Record<string, unknown>>;
  readonly files?: readonly {
    readonly requirement: string;
    readonly name: string;
    readonly content: string;
  }[];
};

export type TokenGiven = {
  readonly accessToken: string;
  readonly expiresInSeconds: number;
  readonly scopes: readonly ProgramScope[];
};

export interface IntegrationService {
  /** For the console's menu. */
  menu(caller: Caller): { readonly integrations: boolean };

  // What the region's administrator does.
  programs(caller: Caller, query: { cursor?: string }): Promise<Result<ProgramsPage>>;
  program(
    caller: Caller,
    id: string,
  ): Promise<Result<{ readonly program: ProgramView; readonly webhooks: readonly WebhookView[] }>>;
  makeProgram(
    caller: Caller,
    input: {
      key: string;
      kind: ProgramKind;
      name: string;
      agencyId: string;
      scopes: readonly ProgramScope[];
      callsPerMinute: number;
      lastsDays: number;
    },
  ): Promise<Result<Told<{ readonly programId: string }>>>;
  /** A new secret; the one of before opens for another day. */
  renewProgram(
    caller: Caller,
    input: { key: string; programId: string; lastsDays: number },
  ): Promise<Result<Told<{ readonly programId: string }>>>;
  /** At once and for good: its tokens and webhooks end with it. */
  revokeProgram(caller: Caller, input: { key: string; programId: string }): Promise<Result<void>>;

  // What the administrator does for a program, and a program with `webhooks` for itself.
  /** A page, the oldest first; ended ones stay with their log. */
  webhooks(
    caller: Caller,
    query: { readonly programId?: string; readonly cursor?: string },
  ): Promise<Result<{ readonly rows: readonly WebhookView[]; readonly next: string | null }>>;
  makeWebhook(
    caller: Caller,
    input: { key: string; programId?: string; url: string; events: readonly WebhookEvent[] },
  ): Promise<Result<Told<{ readonly webhookId: string }>>>;
  /** A new secret; for a day what is sent carries both signatures. */
  renewWebhookSecret(
    caller: Caller,
    input: { key: string; webhookId: string },
  ): Promise<Result<Told<{ readonly webhookId: string }>>>;
  endWebhook(caller: Caller, input: { key: string; webhookId: string }): Promise<Result<void>>;
  webhookMessages(
    caller: Caller,
    query: { webhookId: string; cursor?: string },
  ): Promise<Result<{ readonly rows: readonly WebhookMessageView[]; readonly next: string | null }>>;
  /** Sends a message again from the beginning, whatever became of it. */
  replayMessage(
    caller: Caller,
    input: { key: string; webhookId: string; messageId: string },
  ): Promise<Result<void>>;

  // What a program does.
  fileCase(
    caller: Caller,
    input: FilingInput,
  ): Promise<Result<{ readonly code: string; readonly dueAt: string | null }>>;
  /** Cases that lie at the agency's offices, or those that the program filed; the newest first. */
  cases(
    caller: Caller,
    query: { filedBy?: 'me'; officeId?: string; cursor?: string; limit?: number },
  ): Promise<Result<Page<AgencyCase>>>;
  readCase(caller: Caller, code: string): Promise<Result<CaseTrack>>;
  numbers(caller: Caller): Promise<Result<readonly AgencyNumbers[]>>;

  // The door.
  /** Who sends a key or a token of ours; counts the call. Problems: `key-refused`, `key-limit`. */
  programOf(input: { regionId: string; secret: string }): Promise<Result<Program>>;
  /** OAuth 2.0 client credentials (RFC 6749, 4.4). Problems: `client-refused`, `scope-refused`. */
  giveToken(input: {
    regionId: string;
    clientId: string;
    clientSecret: string;
    scopes: readonly string[];
  }): Promise<Result<TokenGiven>>;
}
