import { readFileSync, writeFileSync } from 'node:fs';
import { type Problem, type Result, success } from '@satuloket/engine';
import { reportFile, reportOfCases, systemName } from '@satuloket/server';
import type { ImportJob } from '@satuloket/server/types';
import { describeSystemError, sayProblem, system } from '../start/failures.ts';
import type { ImportAsked } from './arguments.ts';
import { openServer } from './open-server.ts';

/** Brings a table in, or only checks it, and says what came of each row that was refused. */
export async function importFile(asked: ImportAsked): Promise<number> {
  try {
    const outcome = await bringIn(asked);
    if (outcome.ok) return outcome.value;
    sayProblem(outcome.error);
  } catch (error) {
    const problem = describeSystemError(error) ?? noSuchFile(error);
    if (problem === undefined) throw error;
    sayProblem(problem);
  }
  return 1;
}

async function bringIn(asked: ImportAsked): Promise<Result<number>> {
  const bytes = readFileSync(asked.file);
  const named = systemName(asked.system);
  if (named === undefined) return wrong('system-malformed', 'Isi --system dengan huruf dan angka.');
  const opened = await openServer();
  if (!opened.ok) return opened;
  const { server, places, close } = opened.value;
  try {
    const region = places.regions().find(({ slug }) => slug === asked.region);
    if (region === undefined) return wrong('region-unknown', `Tidak ada daerah ${asked.region}.`);
    const report = await server.importing.importTable({
      regionId: region.id,
      service: asked.service,
      system: named,
      bytes,
      isDry: asked.isDry,
      onProgress: async ({ done, total }) => tellProgress(done, total),
    });
    if (!report.ok) return report;
    const { isDry, service } = asked;
    if (asked.report !== undefined) {
      const form = asked.report.toLowerCase().endsWith('.csv') ? 'csv' : 'xlsx';
      writeFileSync(
        asked.report,
        reportFile(report.value, { words: reportOfCases(service), isDry, form }).bytes,
      );
    }
    return success(tellReport(report.value.rows, isDry));
  } finally {
    await close();
  }
}

const rowsBetweenWords = 100;

function tellProgress(done: number, total: number): void {
  if (done % rowsBetweenWords === 0) console.log(`  ${done} dari ${total} baris …`);
}

/** The refused rows a line each, then the sum. The exit code tells a script whether all is in. */
function tellReport(rows: ImportJob['rows'], isDry: boolean): number {
  for (const { row, number, faults } of rows) {
    for (const { column, reason } of faults) {
      console.error(`baris ${row} (${number || 'tanpa nomor'})${column && `, ${column}`}: ${reason.id}`);
    }
  }
  const count = (outcome: ImportJob['rows'][number]['outcome']) =>
    rows.filter((row) => row.outcome === outcome).length;
  const refused = count('refused');
  console.log(
    `${isDry ? 'Akan masuk' : 'Masuk'} ${count('imported')}, sudah ada ${count('already')}, ditolak ${refused}, dari ${rows.length} baris.`,
  );
  return refused > 0 ? 1 : 0;
}

function noSuchFile(error: unknown): Problem | undefined {
  const { code, path } = error as NodeJS.ErrnoException;
  if (code !== 'ENOENT') return undefined;
  return system('file-missing', `Tidak ada berkas ${path}.`, `There is no file ${path}.`);
}

function wrong(code: string, id: string): Result<never> {
  return { ok: false, error: system(code, id, 'See the usage.') };
}
