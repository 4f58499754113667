import { draftKeyPlace } from './cases/draft-store.ts';
import { fileKeyPlace } from './files/file-keys.ts';
import { secretPlace } from './integrations/secret-place.ts';
import { exportKeyPlace } from './privacy/places.ts';
import { caseKeyPlace, type WrappedColumn } from './record/index.ts';

/**
 * Every key that a master key wraps, put together here because `record` lies below the parts. A test compares this list
 * with the tables that name a master key.
 */
export const wrappedColumns: readonly WrappedColumn[] = [
  { table: 'vault_key', idColumn: 'case_id', keyColumn: 'wrapped_key', placeOf: caseKeyPlace },
  { table: 'draft', idColumn: 'id', keyColumn: 'wrapped_key', placeOf: draftKeyPlace },
  {
    table: 'file',
    idColumn: 'id',
    keyColumn: 'wrapped_key',
    placeOf: (regionId, fileId) => fileKeyPlace({ regionId, fileId }),
  },
  { table: 'data_export', idColumn: 'id', keyColumn: 'wrapped_key', placeOf: exportKeyPlace },
  { table: 'webhook_secret', idColumn: 'id', keyColumn: 'sealed', placeOf: secretPlace },
];
