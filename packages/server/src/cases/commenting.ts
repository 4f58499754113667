import { type FileValue, failure, type Result } from '@satuloket/engine';
import { regionDatabase } from '../platform/database/index.ts';
import type { Caller, CaseMoved, CaseService } from '../types.ts';
import { changeCase } from './changing.ts';
import type { CasesDependencies } from './dependencies.ts';
import { type Input, maximumWordsLength, withWords } from './handling.ts';
import { findCase, regionOf } from './loading.ts';
import { fieldProblem, problems } from './problems.ts';
import { standBefore } from './standing.ts';

/** What a file for a comment is kept as; no requirement of a pack has a dot in its code, so none is like the two below. */
export const commentRequirement = 'comment';

/** What a picture is kept as that proves to whom something was given. */
export const proofRequirement = 'proof';

/** As what it stands in the record: for whom the comment was. */
export const attachedTo = {
  inside: `${commentRequirement}.inside`,
  applicant: `${commentRequirement}.applicant`,
} as const;

const maximumAttachments = 5;

/** A note among colleagues, or a message between the office and the applicant. */
export async function comment(
  dependencies: CasesDependencies,
  caller: Caller,
  { key, code, audience, words, fileIds = [] }: Input<'comment'>,
): Promise<Result<CaseMoved>> {
  const command = audience === 'inside' ? 'comment-inside' : 'comment';
  const named = [...new Set(fileIds)];
  const files: ReadonlyMap<string, FileValue> =
    named.length === 0 ? new Map() : await filesToAttach(dependencies, caller, code);
  // A form with files that is posted twice uploads them twice: what they hold makes it the same comment.
  const contents = named.map((fileId) => files.get(fileId)?.sha256 ?? fileId);
  return changeCase(
    dependencies,
    caller,
    { key, code, command, content: [audience, words, contents] },
    async (context) => {
      const said = words.trim();
      if (said === '' || [...said].length > maximumWordsLength) {
        return failure(fieldProblem('words', problems.wordsMissing));
      }
      if (named.length > maximumAttachments) {
        return failure(fieldProblem('fileIds', problems.tooManyAttachments));
      }
      const attachments = named.flatMap((fileId) => {
        const file = files.get(fileId);
        return file === undefined ? [] : [{ requirement: attachedTo[audience], fileId, sha256: file.sha256 }];
      });
      if (attachments.length < named.length) return failure(fieldProblem('fileIds', problems.fileUnknown));
      return withWords(dependencies, context, (seal) => ({
        actions: [
          {
            actor: context.standing.actor,
            body: { type: 'commented', audience, words: seal('words', said), attachments },
          },
        ],
      }));
    },
  );
}

/** What the caller has uploaded to go with comments on the case. */
async function filesToAttach(
  dependencies: CasesDependencies,
  { regionId, who }: Caller,
  code: string,
): Promise<ReadonlyMap<string, FileValue>> {
  const database = regionDatabase(dependencies.database, regionId);
  const found = await findCase(dependencies, database, regionOf(dependencies, regionId), code);
  if (!found.ok || who.kind === 'guest' || who.kind === 'program') return new Map();
  return dependencies.files.forComments(database, {
    caseId: found.value.case_id,
    uploaderId: who.accountId,
  });
}

/** A file to go with a comment, before the comment that names it. */
export async function acceptAttachment(
  dependencies: CasesDependencies,
  caller: Caller,
  { code, ...upload }: Input<'acceptAttachment'>,
): ReturnType<CaseService['acceptAttachment']> {
  const region = regionOf(dependencies, caller.regionId);
  const database = regionDatabase(dependencies.database, region.id);
  const asked = { caller, command: 'add-attachment', region, code } as const;
  const before = await standBefore(dependencies, database, asked);
  if (!before.ok) return before;
  const { row, standing } = before.value;
  const { accountId: uploaderId } = standing.viewer;
  return dependencies.files.acceptAttachment(caller, {
    caseId: row.case_id,
    uploaderId,
    ...upload,
  });
}
