import { failure, type Result, success } from '@satuloket/engine';
import { type Static, type TSchema, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import {
  type OutboundFailure,
  type OutboundSettings,
  outboundService,
} from '../../platform/outbound/index.ts';
import {
  CardRecording,
  type PopulationRegister,
  RegisterHousehold,
  RegisterPerson,
  registerProblems,
} from './population-register.ts';

export type HttpPopulationRegisterSettings = Omit<OutboundSettings, 'headers'> & {
  readonly apiKey: string;
};

const readers = {
  match: Compile(Type.Object({ match: Type.Boolean() })),
  household: Compile(RegisterHousehold),
  person: Compile(RegisterPerson),
  card: Compile(CardRecording),
};

/** The register over HTTP. Personal data travels in bodies only, never in addresses, which others may log. */
export function httpPopulationRegister(settings: HttpPopulationRegisterSettings): PopulationRegister {
  const { apiKey, ...outbound } = settings;
  const service = outboundService({ ...outbound, headers: { 'x-api-key': apiKey } });

  async function ask<Schema extends TSchema>(
    path: string,
    body: unknown,
    reader: { Check(value: unknown): boolean; Type(): Schema },
  ): Promise<Result<Static<Schema>>> {
    // Every call of this adapter is a question, so asking twice does no harm.
    const asked = await service.post({ path, body, harmlessTwice: true });
    if (!asked.ok) return failure(problemOf(asked.error));
    const { status } = asked.value;
    if (status === 429) return failure(registerProblems.unavailable);
    if (status === 404 && codeOf(asked.value.body) === 'person-unknown') {
      return failure(registerProblems.personUnknown);
    }
    if (status !== 200) return failure(registerProblems.refused);
    if (!reader.Check(asked.value.body)) return failure(registerProblems.answerUnreadable);
    return success(asked.value.body as Static<Schema>);
  }

  return {
    match: (claim) => ask('/register/match', claim, readers.match),
    household: ({ nik }) => ask('/register/household', { nik }, readers.household),
    person: ({ nik }) => ask('/register/person', { nik }, readers.person),
    cardStatus: ({ nik }) => ask('/register/card', { nik }, readers.card),
    status: () => service.status(),
  };
}

function problemOf(error: OutboundFailure) {
  if (error.kind === 'unreadable') return registerProblems.answerUnreadable;
  if (error.kind !== 'circuit-open') return registerProblems.unavailable;
  const details = { retryAfterSeconds: Math.ceil(error.retryAfterMilliseconds / 1000) };
  return { ...registerProblems.unavailable, details };
}

function codeOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null ? (body as { code?: unknown }).code : undefined;
}
