import { type Actor, failure, type Result, success } from '@satuloket/engine';
import { scopeOf } from '../cases/scope.ts';
import { regionDatabase } from '../platform/database/index.ts';
import { recordReveals, revealedTo } from '../record/index.ts';
import type { Caller, Post } from '../types.ts';
import type { ImportService } from './contract.ts';
import { type ImportingOptions, regionOf } from './dependencies.ts';
import { serviceToImport } from './import-row.ts';
import { importTable } from './import-table.ts';
import { importableServices, importer, importingPost, importingProblems, mayImportTo } from './policy.ts';
import { reportFile, reportOfCases } from './report.ts';
import { createTableJobs, type TableJobRow, type TableKind, tableJobSummary } from './table-jobs.ts';
import { templateOf } from './template.ts';

/** The import as the console uses it: a table is handed in, checked beside the request, and imported when told so. */
export function createImportService(options: ImportingOptions): ImportService {
  const jobs = createTableJobs(options, 'cases');
  const allowed = (caller: Caller) => importer(regionOf(options, caller.regionId), caller);
  const ownerOf = (caller: Caller): Result<{ regionId: string; accountId: string }> => {
    const who = allowed(caller);
    return who.ok ? success({ regionId: caller.regionId, accountId: who.value.accountId }) : who;
  };

  const offered = (caller: Caller, code: string) => {
    const who = allowed(caller);
    if (!who.ok) return who;
    const region = regionOf(options, caller.regionId);
    const found = serviceToImport(options, region, code);
    if (!found.ok) return found;
    const mayImport = importableServices(region, who.value.posts).includes(code);
    return mayImport ? success({ ...found.value, region }) : failure(importingProblems.notAllowed);
  };

  const titleOf = ({ region_id, service }: TableJobRow) =>
    options.packs.serviceOf(region_id, service)?.service.title ?? { id: service, en: service };

  return {
    services(caller) {
      const who = allowed(caller);
      if (!who.ok) return [];
      const region = regionOf(options, caller.regionId);
      return importableServices(region, who.value.posts).flatMap((code) => {
        const found = serviceToImport(options, region, code);
        return found.ok ? [{ code, title: found.value.service.title }] : [];
      });
    },

    template(caller, { service: code, form }) {
      const found = offered(caller, code);
      return found.ok ? success(templateOf(found.value.service, found.value.region, form)) : found;
    },

    async check(caller, { key, service, system: typed, name, content }) {
      const found = offered(caller, service);
      if (!found.ok) return found;
      const owner = ownerOf(caller);
      if (!owner.ok) return owner;
      const system = systemName(typed);
      if (system === undefined) return failure(importingProblems.systemMalformed);
      return jobs.takeIn(owner.value, { key, service, system, name, content });
    },

    async run(caller, { id }) {
      const owner = ownerOf(caller);
      return owner.ok ? jobs.run(owner.value, id) : owner;
    },

    async job(caller, id) {
      const owner = ownerOf(caller);
      if (!owner.ok) return owner;
      const row = await jobs.own(owner.value, id);
      if (!row.ok) return row;
      const posts = caller.who.kind === 'officer' ? caller.who.posts : [];
      const scope = scopeOf(regionOf(options, caller.regionId), posts);
      const mayOpen = scope.some(({ services }) => services.includes(row.value.service));
      return success({ ...jobs.view(row.value), title: titleOf(row.value), mayOpen });
    },

    async jobs(caller) {
      const owner = ownerOf(caller);
      if (!owner.ok) return owner;
      const rows = await jobs.latest(owner.value);
      return success(rows.map((row) => ({ ...tableJobSummary(row), title: titleOf(row) })));
    },

    async report(caller, { id, form }) {
      const owner = ownerOf(caller);
      if (!owner.ok) return owner;
      const found = await jobs.report(owner.value, id);
      if (!found.ok) return found;
      const { row, report } = found.value;
      const to = revealedTo(caller);
      if (to === null) return failure(importingProblems.notAllowed);
      const region = regionOf(options, caller.regionId);
      await recordReveals(options, regionDatabase(options.database, region.id), region, [
        { to, purpose: 'import', what: `import-report/${id}`, kinds: ['answers'] },
      ]);
      const words = reportOfCases(row.service);
      return success(reportFile(report, { words, isDry: row.state === 'checked', form }));
    },
  };
}

/** `e-Open lama` → `e-open-lama`: one system has one name, however it is typed. */
export function systemName(typed: string): string | undefined {
  const name = typed
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return name === '' || name.length > 40 ? undefined : name;
}

/** Tables with cases of a former system. */
export function formerCases(options: ImportingOptions): TableKind {
  return {
    kind: 'cases',
    async work({ job, region, bytes, isDry, onProgress }) {
      const found = serviceToImport(options, region, job.service);
      if (!found.ok) return found;
      const posts = await postsOf(options, region.id, job.account_id);
      const actor = actorOf(job.account_id, posts);
      const { id, system, service } = job;
      const mayGoTo = (officeId: string) => mayImportTo(region, posts, { service, officeId });
      const whole = { id, region, ...found.value, system, actor, mayGoTo, isDry };
      return importTable(options, whole, bytes, onProgress);
    },
  };
}

async function postsOf(
  options: ImportingOptions,
  regionId: string,
  accountId: string,
): Promise<readonly Post[]> {
  const officers = await options.people.officersOf(regionId);
  return officers.find((each) => each.accountId === accountId)?.posts ?? [];
}

/** The officer under whose name the cases come in, with the post that let them. */
function actorOf(accountId: string, posts: readonly Post[]): Actor {
  const post = importingPost(posts);
  return post === undefined
    ? { kind: 'system', name: 'import' }
    : { kind: 'officer', accountId, role: post.role, officeId: post.officeId };
}
