import { type Region, verifierKey } from '@satuloket/engine';
import type { MasterKeys, Places } from '@satuloket/server';
import { type DatabaseConnection, regionDatabase } from '@satuloket/server/platform';
import { type AuditFault, auditRegion, exportCheckpoints, logKeys } from '@satuloket/server/record';

export type Audited = {
  readonly database: DatabaseConnection;
  readonly masterKeys: MasterKeys;
  readonly places: Places;
};

/** What `audit checkpoints` writes and `audit verify --published` reads. */
export type PublishedCheckpoints = {
  readonly regions: readonly {
    readonly region: string;
    readonly key: string;
    readonly checkpoints: readonly string[];
  }[];
};

/** As many are written out for one region; whoever mends them looks again. */
const mostWritten = 200;

type Say = (line: string) => void;

/** Audits one region or all, tells each fault in a line, and gives how many there are. */
export async function auditRegions(
  audited: Audited,
  only: string | undefined,
  published: PublishedCheckpoints | undefined,
  say: Say = (line) => console.log(line),
): Promise<number> {
  let faults = 0;
  for (const region of regionsOf(audited, only)) {
    const kept = published?.regions?.find((each) => each.region === region.slug)?.checkpoints;
    const { verifier } = keysOf(audited, region);
    const report = await auditRegion(audited.database, {
      regionId: region.id,
      verifier,
      ...(kept && { published: kept }),
    });
    say(
      `${region.name.id}: ${report.actions} tindakan, ${report.entries} catatan, log sepanjang ${report.size}, ${report.checkpoints} titik periksa.`,
    );
    const codes = await codesOf(audited.database, region, report.faults);
    for (const fault of report.faults.slice(0, mostWritten)) say(`  ✗ ${told(fault, codes)}`);
    if (report.faults.length > mostWritten) say(`  ✗ dan ${report.faults.length - mostWritten} lagi`);
    if (report.faults.length === 0) say('  ✓ Utuh: tidak ada yang diubah, hilang, atau tertukar.');
    faults += report.faults.length;
  }
  return faults;
}

export async function checkpointsOf(
  audited: Audited,
  only: string | undefined,
): Promise<PublishedCheckpoints> {
  const regions: PublishedCheckpoints['regions'][number][] = [];
  for (const region of regionsOf(audited, only)) {
    regions.push({
      region: region.slug,
      key: verifierKey(keysOf(audited, region).signer),
      checkpoints: await exportCheckpoints(audited.database, region.id),
    });
  }
  return { regions };
}

function regionsOf({ places }: Audited, only: string | undefined): readonly Region[] {
  const named = only === undefined ? undefined : places.region(only);
  return named === undefined ? places.regions() : [named];
}

function keysOf({ masterKeys }: Audited, region: Region) {
  return logKeys(masterKeys, { regionId: region.id, name: region.slug });
}

/** People know a case by its code. */
async function codesOf(
  database: DatabaseConnection,
  region: Region,
  faults: readonly AuditFault[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(faults.flatMap(({ subject }) => (subject.what === 'action' ? [subject.caseId] : [])));
  if (ids.size === 0) return new Map();
  const rows = await regionDatabase(database, region.id)
    .selectFrom('case_current')
    .select(['case_id', 'code'])
    .where('case_id', 'in', [...ids].slice(0, mostWritten))
    .execute();
  return new Map(rows.map(({ case_id: caseId, code }) => [caseId, code]));
}

function told({ subject, message }: AuditFault, codes: ReadonlyMap<string, string>): string {
  if (subject.what !== 'action') return message.id;
  const code = codes.get(subject.caseId);
  return code === undefined ? message.id : message.id.replace(subject.caseId, code);
}
