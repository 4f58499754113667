import type { PeopleDirectory } from '../cases/dependencies.ts';
import type { FileStore } from '../files/index.ts';
import type { DatabaseConnection } from '../platform/database/index.ts';
import type { MasterKeys } from '../record/index.ts';
import type { FieldHandler } from './handlers.ts';

export type FieldDependencies = {
  readonly database: DatabaseConnection;
  readonly masterKeys: MasterKeys;
  readonly now: () => Date;
  readonly people: Pick<PeopleDirectory, 'officersOf' | 'namesOf'>;
  readonly store: Pick<FileStore, 'uploadOf' | 'begin' | 'receive' | 'removeFromDraft'>;
  readonly handlers: readonly FieldHandler[];
};
