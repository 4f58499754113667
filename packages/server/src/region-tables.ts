import { regionTables as capacity } from './capacity/schema.ts';
import { regionTables as cases } from './cases/schema.ts';
import { regionTables as confirmations } from './confirmations/schema.ts';
import { regionTables as delivery } from './delivery/schema.ts';
import { regionTables as events } from './events/schema.ts';
import { regionTables as exchange } from './exchange/schema.ts';
import { regionTables as field } from './field/schema.ts';
import { regionTables as files } from './files/schema.ts';
import { regionTables as fulfilment } from './fulfilment/schema.ts';
import { regionTables as helping } from './helping/schema.ts';
import { regionTables as household } from './household/schema.ts';
import { regionTables as importing } from './importing/schema.ts';
import { regionTables as integrations } from './integrations/schema.ts';
import { regionTables as looks } from './looks/schema.ts';
import { regionTables as measures } from './measures/schema.ts';
import { regionTables as notices } from './notices/schema.ts';
import { regionTables as operations } from './operations/schema.ts';
import { regionTables as packs } from './packs/schema.ts';
import { regionTables as people } from './people/schema.ts';
import type { RegionTableName } from './platform/database/schema.ts';
import { regionTables as post } from './post/schema.ts';
import { regionTables as printing } from './printing/schema.ts';
import { regionTables as privacy } from './privacy/schema.ts';
import { regionTables as record } from './record/schema.ts';
import { regionTables as signing } from './signing/schema.ts';
import { regionTables as wallet } from './wallet/schema.ts';
import { regionTables as watches } from './watches/schema.ts';

/**
 * Every table whose rows belong to one region: the lists of the parts (`regionTables` in each part's `schema.ts`), put
 * together here because the platform lies below the parts and can't know them. A test compares this list with the
 * tables that really have a `region_id`.
 */
export const regionTables: readonly RegionTableName[] = [
  ...record,
  ...packs,
  ...cases,
  ...people,
  ...files,
  ...notices,
  ...fulfilment,
  ...helping,
  ...importing,
  ...capacity,
  ...printing,
  ...delivery,
  ...events,
  ...household,
  ...confirmations,
  ...watches,
  ...exchange,
  ...field,
  ...looks,
  ...measures,
  ...operations,
  ...post,
  ...signing,
  ...wallet,
  ...integrations,
  ...privacy,
];
