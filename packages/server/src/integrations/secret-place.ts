/** What the secret of a webhook is bound to. */
export const secretPlace = (regionId: string, id: string): string => `webhook_secret/${regionId}/${id}`;
