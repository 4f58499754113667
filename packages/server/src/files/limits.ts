import type { Requirement } from '@satuloket/engine';

/** What a requirement allows, kept with each upload: a pack may change while someone is uploading. */
export type UploadLimits = {
  readonly accepts: readonly ('image' | 'pdf')[];
  readonly maximumFiles: number;
  readonly maximumMegabytes: number;
};

export const bytesPerMegabyte = 1_000_000;

export function limitsOf(requirement: Requirement): UploadLimits {
  const { accepts, maximumFiles, maximumMegabytes } = requirement;
  return { accepts, maximumFiles, maximumMegabytes };
}

/** A photo or a PDF that goes with a comment; how many go with one is the comment's to say. */
export const attachmentLimits: UploadLimits = {
  accepts: ['image', 'pdf'],
  maximumFiles: 5,
  maximumMegabytes: 10,
};

/** The register's file for a product: as it comes, with the register's signature in it. */
export const registerResultLimits: UploadLimits = {
  accepts: ['pdf'],
  maximumFiles: 1,
  maximumMegabytes: 10,
};
