/** From a pack's files to typed values, once: everything that is wrong is told at its line. */
import type { TSchema } from 'typebox';
import { failure, type Result, success } from '../result.ts';
import { baseFindings, templatesOf } from './base.ts';
import { packDigest } from './digest.ts';
import { expressionFindings } from './expressions.ts';
import type { PackSource } from './placed-value.ts';
import { type Finding, formatPath, type PackProblem, withoutRepeats } from './problems.ts';
import { referenceFindings } from './references.ts';
import { type ScenarioFileValue, scenarioFindings } from './scenario-references.ts';
import { ManifestFile, ScenarioFile, ServiceFile } from './schema/index.ts';
import { isShared, Sharing } from './sharing.ts';
import { type PackFile, schemaFindings } from './source.ts';
import type { Answers, Pack, PackManifest, Scenario, Service } from './types.ts';

/** Where each part of a loaded pack came from, for checks that come later. */
export type PackSources = {
  readonly manifest: PackSource;
  readonly services: ReadonlyMap<string, PackSource>;
  readonly scenarios: readonly PackSource[];
};

const sourcesOfPacks = new WeakMap<Pack, PackSources>();

/** The files that a loaded pack was read from; a pack that was put together by hand has none. */
export function sourcesOf(pack: Pack): PackSources | undefined {
  return sourcesOfPacks.get(pack);
}

/** The same pack without what tells lines of its files, for whoever keeps many for long: those trees are most of it. */
export function withoutSources(pack: Pack): Pack {
  return { ...pack };
}

/** Reads a pack. `files` are all of its files, with paths relative to its folder and `/` between names. */
export function loadPack(files: readonly PackFile[]): Result<Pack, readonly PackProblem[]> {
  const reading = new Reading(files);
  const manifestFile = files.find(({ path }) => path === 'pack.yaml');
  if (!manifestFile) {
    return failure([
      {
        file: 'pack.yaml',
        line: 1,
        column: 1,
        path: '',
        code: 'manifest-missing',
        severity: 'error',
        message: {
          id: 'Berkas pack.yaml belum ada. Buat di folder paket.',
          en: 'There is no pack.yaml. Make it in the pack’s folder.',
        },
      },
    ]);
  }
  for (const { path } of files) reading.checkPath(path);
  const manifest = reading.read<PackManifest>(manifestFile, ManifestFile);
  if (manifest) {
    for (const finding of baseFindings(manifest.value, files)) reading.add(manifest.source, finding);
  }
  for (const file of files.filter(({ path }) => isShared(path))) reading.sharing.read(file.path);
  const templates = templatesOf(files, manifest?.value);
  const unread = new Set<string>();
  const services = new Map<string, { service: Service; source: PackSource }>();
  for (const file of files.filter(({ path }) => /^services\/[^/]+\.yaml$/.test(path))) {
    const read = reading.read<Service>(file, ServiceFile);
    if (!read) {
      unread.add(file.path.replace(/^services\/|\.yaml$/g, ''));
      continue;
    }
    // The manifest's parameters stand in each service, so that its expressions can be read without the manifest.
    const service: Service = { ...read.value, parameters: manifest?.value.parameters ?? {} };
    services.set(service.code, { service, source: read.source });
    if (file.path !== `services/${service.code}.yaml`) {
      reading.add(read.source, {
        file: file.path,
        path: ['code'],
        code: 'wrong-file-name',
        message: {
          id: `Namai berkas ini services/${service.code}.yaml, atau ubah "code".`,
          en: `Name this file services/${service.code}.yaml, or change "code".`,
        },
      });
    }
  }
  for (const { service, source } of manifest ? services.values() : []) {
    const references = referenceFindings({
      file: source.file,
      service,
      services: new Map([...services].map(([code, loaded]) => [code, loaded.service])),
      unread,
      manifest: manifest!.value,
      templates: new Set(Object.keys(templates)),
    });
    for (const finding of references) reading.add(source, finding);
    for (const finding of expressionFindings(source.file, service)) reading.add(source, finding);
  }
  const scenarios: Scenario[] = [];
  const scenarioSources: PackSource[] = [];
  for (const file of files.filter(({ path }) => /^scenarios\/[^/]+\.yaml$/.test(path))) {
    const read = reading.read<ScenarioFileValue>(file, ScenarioFile);
    if (!read) continue;
    scenarioSources.push(read.source);
    if (!files.some(({ path }) => path === `services/${read.value.service}.yaml`)) {
      reading.add(read.source, {
        file: file.path,
        path: ['service'],
        code: 'unknown-service',
        message: {
          id: `Tidak ada layanan "${read.value.service}" dalam paket ini. Yang ada: ${[...services.keys()].join(', ')}.`,
          en: `This pack has no service "${read.value.service}". There are: ${[...services.keys()].join(', ')}.`,
        },
      });
    }
    for (const [index, { given }] of read.value.scenarios.entries()) {
      if (given?.now ?? read.value.given?.now) continue;
      reading.add(read.source, {
        file: file.path,
        path: ['scenarios', index],
        code: 'now-missing',
        message: {
          id: 'Tambahkan "given.now": kapan permohonan dikirim.',
          en: 'Add "given.now": when the application is sent.',
        },
      });
    }
    const tested = services.get(read.value.service)?.service;
    if (tested) {
      for (const finding of scenarioFindings(file.path, read.value, tested))
        reading.add(read.source, finding);
    }
    scenarios.push(...scenariosOf(read.value));
  }
  const problems = withoutRepeats([...reading.sharing.problems, ...reading.problems]);
  if (problems.length > 0 || !manifest) return failure(problems);
  const pack: Pack = {
    manifest: manifest.value,
    digest: packDigest(files),
    services: Object.fromEntries([...services].map(([code, { service }]) => [code, service])),
    scenarios,
    templates,
  };
  sourcesOfPacks.set(pack, {
    manifest: manifest.source,
    services: new Map([...services].map(([code, { source }]) => [code, source])),
    scenarios: scenarioSources,
  });
  return success(pack);
}

/** Gathers problems, each with its place. */
class Reading {
  readonly problems: PackProblem[] = [];
  readonly sharing: Sharing;

  constructor(files: readonly PackFile[]) {
    this.sharing = new Sharing(files);
  }

  read<Value>(file: PackFile, schema: TSchema): { value: Value; source: PackSource } | undefined {
    const source = this.sharing.read(file.path);
    if (!source) return undefined;
    const findings = schemaFindings(source, schema);
    for (const finding of findings) this.add(source, finding);
    return findings.length > 0 ? undefined : { value: source.value as Value, source };
  }

  add(source: PackSource, finding: Finding): void {
    this.problems.push(placed(source, finding));
  }

  /** A pack may be unpacked on any machine: plain lower-case paths, no way out of its folder. */
  checkPath(path: string): void {
    if (/^[a-z0-9][a-z0-9._-]*(\/[a-z0-9][a-z0-9._-]*)*$/i.test(path) && !path.includes('..')) return;
    this.problems.push({
      file: path,
      line: 1,
      column: 1,
      path: '',
      code: 'odd-path',
      severity: 'error',
      message: {
        id: 'Nama berkas ini tidak boleh dipakai. Pakai huruf, angka, titik dan tanda hubung.',
        en: 'This file name is not allowed. Use letters, digits, dots and hyphens.',
      },
    });
  }
}

export function placed(source: PackSource | undefined, finding: Finding): PackProblem {
  const place = source?.place(finding.path) ?? {
    file: finding.file,
    line: 1,
    column: 1,
    path: formatPath(finding.path),
  };
  return { ...place, code: finding.code, message: finding.message, severity: finding.severity ?? 'error' };
}

/** Each scenario with what its file gives to all; an answer of `null` takes a shared one away. */
function scenariosOf({ service, given: shared = {}, scenarios }: ScenarioFileValue): Scenario[] {
  return scenarios.map(({ title, given = {}, steps }) => {
    const answers = Object.fromEntries(
      Object.entries({ ...shared.answers, ...given.answers }).filter(([, value]) => value !== null),
    );
    return {
      title,
      service,
      given: { now: '', attachments: [], ...shared, ...given, answers: answers as Answers },
      steps,
    };
  });
}
