import pg from 'pg';

/**
 * The roles of the database. `satuloket_owner` owns tables and can't sign in; the others sign in and own nothing, so
 * each may do only what migrations grant: the server works as runtime, the sealer folds actions into the log, retention
 * erases what the law no longer lets us keep.
 */
export const ownerRole = 'satuloket_owner';
export const signInRoles = ['satuloket_runtime', 'satuloket_sealer', 'satuloket_retention'] as const;
export type SignInRole = (typeof signInRoles)[number];
export type RolePasswords = Readonly<Record<SignInRole, string>>;

/** Roles belong to the whole server, so two Satuloket that start together must wait for each other. */
const rolesLock = 7_280_001;

/**
 * Makes the roles where they are missing, sets their passwords and lets the owner create in this database. `admin` is
 * connected as a superuser, or as the database's owner with CREATEROLE.
 */
export async function prepareRoles(admin: pg.Client, passwords: RolePasswords): Promise<void> {
  const database = pg.escapeIdentifier(admin.database ?? 'postgres');
  await admin.query('select pg_advisory_lock($1)', [rolesLock]);
  try {
    const present = await admin.query<{ rolname: string }>(
      'select rolname from pg_roles where rolname = any($1)',
      [[ownerRole, ...signInRoles]],
    );
    const names = new Set(present.rows.map((row) => row.rolname));
    if (!names.has(ownerRole)) await admin.query(`create role ${ownerRole} nologin`);
    for (const role of signInRoles) {
      const verb = names.has(role) ? 'alter' : 'create';
      await admin.query(`${verb} role ${role} login password ${pg.escapeLiteral(passwords[role])}`);
    }
    // From PostgreSQL 16 on, who creates a role may grant it but isn't a member of it.
    await admin.query(`grant ${ownerRole} to current_user`);
    await admin.query(`grant create, connect, temporary on database ${database} to ${ownerRole}`);
    await admin.query(`revoke temporary on database ${database} from public`);
    await admin.query(`grant connect on database ${database} to ${signInRoles.join(', ')}`);
    await admin.query(`grant create, usage on schema public to ${ownerRole}`);
    await admin.query(`grant usage on schema public to ${signInRoles.join(', ')}`);
    await admin.query(`revoke create on schema public from public`);
  } finally {
    await admin.query('select pg_advisory_unlock($1)', [rolesLock]);
  }
}
