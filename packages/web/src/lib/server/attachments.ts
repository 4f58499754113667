import { failure, type Problem, type Result, success } from '@satuloket/engine';
import type { RequestEvent } from '@sveltejs/kit';
import { tooLargeAtOnce } from './posted.ts';
import { services } from './services.ts';

/** The boxes of a comment's form: files picked now, and those that were taken in when the form was refused before. */
const pickedName = 'files';
const takenName = 'fileIds';

/** More files than the server takes at once; a browser without scripts sends them in one go. */
export const formTooLarge: Problem = {
  ...tooLargeAtOnce,
  status: 413,
  retryable: false,
  fields: [{ ...tooLargeAtOnce, path: takenName }],
};

/**
 * Takes in the files of a comment before the comment itself, and names them in the form, so that a refusal loses none.
 * The problem of a file stands at the box of files.
 */
export async function takeAttachments(
  event: RequestEvent,
  code: string,
  form: FormData,
): Promise<Result<readonly string[]>> {
  const taken = String(form.get(takenName) ?? '')
    .split(' ')
    .filter(Boolean);
  const picked = form.getAll(pickedName).filter((file): file is File => file instanceof File);
  form.delete(pickedName);
  for (const file of picked) {
    // A box in which nothing was picked posts a file without a name.
    if (file.name === '' && file.size === 0) continue;
    const accepted = await services(event).cases.acceptAttachment(event.locals.caller, {
      code,
      name: file.name,
      content: file.stream(),
      sizeBytes: file.size,
    });
    if (!accepted.ok) {
      const { code: problem, message } = accepted.error;
      return failure({ ...accepted.error, fields: [{ path: takenName, code: problem, message }] });
    }
    taken.push(accepted.value.file.fileId);
    form.set(takenName, taken.join(' '));
  }
  return success(taken);
}
