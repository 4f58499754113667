import pg from 'pg';

/** Makes an empty database, or a clone of `template`, on the server of `adminUrl`. */
export async function createDatabase(adminUrl: string, name: string, template?: string): Promise<void> {
  const identifier = pg.escapeIdentifier(name);
  const source = template === undefined ? '' : ` template ${pg.escapeIdentifier(template)}`;
  await asAdmin(adminUrl, async (admin) => {
    await admin.query(`create database ${identifier}${source}`);
    // A clone has the tables' grants but not those of the database itself (see prepareRoles).
    await admin.query(`revoke temporary on database ${identifier} from public`);
  });
}

/** Drops a database, ending the connections that tests left open. */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await asAdmin(adminUrl, (admin) =>
    admin.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`),
  );
}

/** One short errand as the superuser. */
export async function asAdmin(adminUrl: string, work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
