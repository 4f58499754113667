import type { Actor, Result } from '@satuloket/engine';
import type { StandingResolver, ViewPart } from '../cases/index.ts';
import { newIdentifier } from '../record/index.ts';
import type { ImportService } from './contract.ts';
import { type ImportingOptions, regionOf } from './dependencies.ts';
import { serviceToImport } from './import-row.ts';
import { type ImportReport, importTable, type Progress } from './import-table.ts';
import { createImportService, formerCases, systemName } from './jobs.ts';
import { type TableKind, workOnTables } from './table-jobs.ts';
import { formerApplicant, formerPart } from './view-part.ts';
import { settlePending } from './waiting.ts';

export { type ReportWords, reportFile, reportOfCases } from './report.ts';
export { createTableJobs, type TableKind, tableJobSummary } from './table-jobs.ts';
export { templateOf } from './template.ts';
export type { ImportReport, Progress };
export { systemName };

/** Open cases of a former system come in from a table. */
export type Importing = {
  readonly service: ImportService;
  readonly viewPart: ViewPart;
  readonly standing: StandingResolver;
  /** What kinds of tables come in; parts above add theirs before the first one comes. */
  readonly kinds: TableKind[];
  /** A job, every few seconds. */
  readonly work: (regionId: string) => Promise<number>;
  /** A job each minute. */
  readonly settlePending: (regionId: string) => Promise<number>;
  /** For the command line: the whole table at once. */
  readonly importTable: (input: {
    readonly regionId: string;
    readonly service: string;
    readonly system: string;
    readonly bytes: Uint8Array;
    readonly isDry: boolean;
    readonly onProgress?: (progress: Progress) => Promise<void>;
  }) => Promise<Result<ImportReport>>;
};

const byCommandLine: Actor = { kind: 'system', name: 'import' };

export function createImporting(options: ImportingOptions): Importing {
  const kinds = [formerCases(options)];
  return {
    service: createImportService(options),
    kinds,
    viewPart: formerPart,
    standing: formerApplicant(options),
    work: (regionId) => workOnTables(options, kinds, regionId),
    settlePending: (regionId) => settlePending(options, regionId),
    async importTable({ regionId, service: code, system, bytes, isDry, onProgress }) {
      const region = regionOf(options, regionId);
      const found = serviceToImport(options, region, code);
      if (!found.ok) return found;
      const job = {
        id: newIdentifier(options.now()),
        region,
        ...found.value,
        system,
        actor: byCommandLine,
        mayGoTo: () => true,
        isDry,
      };
      return importTable(options, job, bytes, onProgress);
    },
  };
}
