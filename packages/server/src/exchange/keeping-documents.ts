import type { Answers, FileValue, Service } from '@satuloket/engine';
import { newIdentifier } from '../record/index.ts';
import type { ArrivedDocument } from './arrived-answers.ts';
import type { ExchangeDependencies } from './dependencies.ts';

export type KeptAnswers = {
  readonly answers: Answers;
  /** The draft in which the files stand until a case or a real draft takes them over. */
  readonly holdingDraftId: string;
};

/**
 * Keeps the documents of a message as files, by the limits of the requirement that asks for them: they are looked at
 * like anybody's uploads. One that is not accepted is left out, and the form asks for it.
 */
export async function keepDocuments(
  { store, now }: Pick<ExchangeDependencies, 'store' | 'now'>,
  input: {
    readonly regionId: string;
    readonly service: Service;
    readonly answers: Answers;
    readonly contents: Readonly<Record<string, string>>;
  },
): Promise<KeptAnswers> {
  const { regionId, service, contents } = input;
  const holdingDraftId = newIdentifier(now());
  const answers: Answers = { ...input.answers };
  for (const field of service.form.steps.flatMap(({ fields }) => fields)) {
    if (field.type !== 'file' || answers[field.code] === undefined) continue;
    const requirement = service.requirements.find(({ code }) => code === field.requirement);
    const arrived = answers[field.code] as unknown as readonly ArrivedDocument[];
    const kept: FileValue[] = [];
    for (const { name, sha256 } of Array.isArray(arrived) ? arrived : []) {
      const content = contents[sha256];
      if (content === undefined || requirement === undefined) continue;
      const { accepts, maximumFiles, maximumMegabytes } = requirement;
      const accepted = await store.accept({
        regionId,
        draftId: holdingDraftId,
        requirement: requirement.code,
        name,
        content: once(Buffer.from(content, 'base64')),
        limits: { accepts, maximumFiles, maximumMegabytes },
      });
      if (accepted.ok) kept.push(accepted.value.file);
    }
    if (kept.length > 0) answers[field.code] = kept;
    else delete answers[field.code];
  }
  return { answers, holdingDraftId };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
