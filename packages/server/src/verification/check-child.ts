/** The process that reads files of strangers; it is told once whom to trust and keeps nothing of a file (see `guarded.ts`). */
import { stayBelowPages } from '../platform/below-pages.ts';
import { checkFile } from './check.ts';
import type { TrustedRoots } from './cms/certificates.ts';
import type { CheckAnswer, ChildMessage } from './guarded.ts';
import { textOfPdf } from './pdf-text.ts';

stayBelowPages();
let trusted: TrustedRoots = { signatures: [], timestamps: [] };

process.on('message', async (message: ChildMessage) => {
  if ('trusted' in message) {
    trusted = message.trusted;
    return;
  }
  const report = checkFile(message.content, trusted, message.existedAt ?? new Date());
  // Only what someone trusted has signed is read by the larger library.
  const text =
    message.withText && report.verdict === 'genuine' ? await textOfPdf(message.content) : undefined;
  process.send?.({ report, text } satisfies CheckAnswer);
});
process.on('disconnect', () => process.exit(0));
