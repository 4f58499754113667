/** Uploaded documents. */
import type { FileValue, Requirement } from '../pack/types.ts';
import { isRecord, type ValueFault } from './value-fault.ts';

export function isListOfFiles(value: unknown): value is readonly FileValue[] {
  return (
    Array.isArray(value) &&
    value.every(
      (file) =>
        isRecord(file) &&
        ['fileId', 'name', 'sha256', 'mediaType'].every((name) => typeof file[name] === 'string') &&
        typeof file.sizeBytes === 'number',
    )
  );
}

const bytesInMegabyte = 1_048_576;

export function fileProblems(requirement: Requirement, files: readonly FileValue[]): readonly ValueFault[] {
  const faults: ValueFault[] = [];
  if (files.length > requirement.maximumFiles) {
    faults.push({
      code: 'too-many-files',
      message: {
        id: `Paling banyak ${requirement.maximumFiles} berkas di sini; hapus yang lebih.`,
        en: `At most ${requirement.maximumFiles} files here; remove the rest.`,
      },
    });
  }
  for (const file of files) {
    const accepted = requirement.accepts.some((kind) =>
      kind === 'pdf' ? file.mediaType === 'application/pdf' : file.mediaType.startsWith('image/'),
    );
    if (!accepted) {
      const wanted = requirement.accepts.map((kind) => (kind === 'pdf' ? 'PDF' : 'foto')).join(' atau ');
      faults.push({
        code: 'wrong-kind-of-file',
        message: {
          id: `"${file.name}" bukan ${wanted}. Unggah ${wanted}.`,
          en: `"${file.name}" is not accepted here. Upload ${requirement.accepts.map((kind) => (kind === 'pdf' ? 'a PDF' : 'a photo')).join(' or ')}.`,
        },
      });
    }
    if (file.sizeBytes <= 0) {
      faults.push({
        code: 'empty-file',
        message: {
          id: `"${file.name}" kosong. Unggah sekali lagi.`,
          en: `"${file.name}" is empty. Upload it again.`,
        },
      });
    }
    if (file.sizeBytes > requirement.maximumMegabytes * bytesInMegabyte) {
      faults.push({
        code: 'file-too-large',
        message: {
          id: `"${file.name}" lebih dari ${requirement.maximumMegabytes} MB. Unggah yang lebih kecil.`,
          en: `"${file.name}" is over ${requirement.maximumMegabytes} MB. Upload a smaller one.`,
        },
      });
    }
  }
  return faults;
}
