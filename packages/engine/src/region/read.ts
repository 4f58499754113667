import { failure, type Result, success } from '../result.ts';
import { calendarChecks } from './checks/calendars.ts';
import { deliveryChecks } from './checks/delivery.ts';
import type { Check } from './checks/finding.ts';
import { followingChecks, installedChecks } from './checks/installed.ts';
import { officeChecks } from './checks/offices.ts';
import { placeChecks } from './checks/places.ts';
import { postChecks } from './checks/posts.ts';
import { retentionChecks } from './checks/retention.ts';
import { followingScheduleChecks, scheduleChecks } from './checks/schedules.ts';
import { stockChecks } from './checks/stock.ts';
import { compileRegion } from './compile.ts';
import type { RegionProblem } from './problems.ts';
import {
  optionalRegionFiles,
  type RegionFileName,
  type RegionFiles,
  regionFileNames,
  regionFileSchemas,
} from './schema/index.ts';
import { checkShape, type ReadFile, type RegionSourceFile, readYaml } from './source.ts';
import type { PackFacts, Region } from './types.ts';

const rounds: readonly (readonly Check[])[] = [
  [
    ...placeChecks,
    ...officeChecks,
    ...calendarChecks,
    ...postChecks,
    ...installedChecks,
    ...stockChecks,
    ...scheduleChecks,
    ...deliveryChecks,
    ...retentionChecks,
  ],
  [...followingChecks, ...followingScheduleChecks],
];

/**
 * Reads the files of one region's folder. Every problem of a round is told at once: reading, then shape, then
 * references, then what follows from the references. With `packs`, the bindings are compared with what the installed
 * packs ask for.
 */
export function readRegion(
  files: readonly RegionSourceFile[],
  packs?: readonly PackFacts[],
): Result<Region, readonly RegionProblem[]> {
  const read = readFiles(files);
  if (!read.ok) return read;
  const shape = [...read.value].flatMap(([name, file]) => checkShape(file, regionFileSchemas[name]));
  if (shape.length > 0) return failure(shape);

  const content = contentOf(read.value);
  for (const checks of rounds) {
    const problems = checks
      .flatMap((check) => check(content, packs))
      .map(({ code, file, path, message }) => read.value.get(file)!.problemAt(code, path, message));
    if (problems.length > 0) return failure(problems);
  }
  return success(compileRegion(content));
}

/** What `satuloket region lint` tells; nothing when the folder is sound. */
export function lintRegion(
  files: readonly RegionSourceFile[],
  packs?: readonly PackFacts[],
): readonly RegionProblem[] {
  const read = readRegion(files, packs);
  return read.ok ? [] : read.error;
}

function readFiles(
  files: readonly RegionSourceFile[],
): Result<ReadonlyMap<RegionFileName, ReadFile>, readonly RegionProblem[]> {
  const problems: RegionProblem[] = [];
  const read = new Map<RegionFileName, ReadFile>();
  for (const file of files) {
    const name = regionFileNames.find((candidate) => candidate === file.path.split(/[/\\]/).at(-1));
    if (name === undefined) {
      problems.push(unknownFile(file.path));
      continue;
    }
    const outcome = readYaml(file);
    if ('read' in outcome) read.set(name, outcome.read);
    else problems.push(...outcome.problems);
  }
  const seen = new Set(files.map((file) => file.path.split(/[/\\]/).at(-1)));
  const missing = regionFileNames.filter((name) => !seen.has(name) && !optionalRegionFiles.includes(name));
  problems.push(...missing.map(missingFile));
  return problems.length > 0 ? failure(problems) : success(read);
}

function contentOf(read: ReadonlyMap<RegionFileName, ReadFile>): RegionFiles {
  const content = Object.fromEntries([...read].map(([name, file]) => [name, file.value]));
  // The shapes were checked just before; the optional files are empty where they are absent.
  return {
    'schedules.yaml': { schedules: [] },
    'delivery.yaml': { windows: [], villages: [], uncollectedAfterDays: 30, largestManifest: 40 },
    'retention.yaml': {
      rules: [],
      deadlines: { answerWithinHours: 72, noticeWithinHours: 72, source: 'UU 27/2022' },
    },
    'demo.yaml': { accounts: [] },
    ...content,
  } as unknown as RegionFiles;
}

function missingFile(name: RegionFileName): RegionProblem {
  return {
    code: 'missing-file',
    file: name,
    line: 1,
    path: '',
    message: {
      id: `${name} belum ada di folder wilayah. Buat berkasnya.`,
      en: `${name} is missing from the region's folder. Create it.`,
    },
  };
}

function unknownFile(path: string): RegionProblem {
  return {
    code: 'unknown-file',
    file: path,
    line: 1,
    path: '',
    message: {
      id: `Berkas ini tidak dikenal. Nama yang dikenal: ${regionFileNames.join(', ')}.`,
      en: `This file is not known. The known names are ${regionFileNames.join(', ')}.`,
    },
  };
}
