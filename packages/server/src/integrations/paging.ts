import { isIdentifier } from '../record/index.ts';

/** Where a list goes on, the newest first: the moment and the identifier of the last row shown. */
export type Place = { readonly at: Date; readonly id: string };

export function writePlace({ at, id }: Place): string {
  return Buffer.from(`${at.toISOString()} ${id}`, 'utf8').toString('base64url');
}

/** Undefined when it is none of ours. */
export function readPlace(cursor: string): Place | undefined {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime()) || moment.toISOString() !== at || !isIdentifier(id)) return undefined;
  return { at: moment, id };
}
