/** Where sealed values of this part belong: a box that is moved to another row does not open. */
export const requestPlace = (column: 'words' | 'answer', regionId: string, id: string): string =>
  `data_request/${column}/${regionId}/${id}`;

export const holdPlace = (regionId: string, id: string): string => `legal_hold/${regionId}/${id}`;

export const noticePlace = (regionId: string, id: string): string => `breach_notice/${regionId}/${id}`;

export const exportKeyPlace = (regionId: string, id: string): string => `data-export-key/${regionId}/${id}`;
