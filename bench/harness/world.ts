import pg from 'pg';
import type { World } from '../scenarios/scenario.ts';
import { signInApplicants } from './applicants.ts';
import { residentsOfStories, type SignedIn, signInOfficer, signInResidents } from './people.ts';
import type { Product } from './product.ts';

/** The demo's city, its people and officers, signed in. */
export async function createWorld(
  product: Product,
  given: Pick<World, 'cases' | 'seconds' | 'minutes' | 'say'>,
): Promise<World> {
  const region = { slug: 'kota-bekasi', id: '3275', code: '32.75' };
  const database = new pg.Client({ connectionString: product.adminUrl });
  database.on('error', () => undefined);
  await database.connect();
  // A person may ask for so many codes an hour; the bench signs in again at every run.
  await database.query('delete from attempt_count');
  await database.query('create extension if not exists tsm_system_rows');
  const officers = new Map<string, Promise<SignedIn>>();
  return {
    ...given,
    product,
    region,
    residents: await signInResidents(product, region, residentsOfStories(region)),
    applicants: await signInApplicants(product, region),
    district: await busiestOffice(database, region.id),
    officer(username) {
      const known = officers.get(username) ?? signInOfficer(product, region.slug, username);
      officers.set(username, known);
      return known;
    },
    database,
  };
}

/** The office with the most open cases, and who checks them there. */
async function busiestOffice(database: pg.Client, regionId: string): Promise<World['district']> {
  const { rows } = await database.query<{ id: string; username: string }>(
    `select c.office_id as id, min(u.username) as username
     from case_current c
     join membership m on m.region_id = c.region_id and m.office_id = c.office_id and m.role = 'verifier'
     join auth."user" u on u.id = m.account_id
     where c.region_id = $1 and c.ended_at is null and m.valid_until is null
     group by c.office_id order by count(distinct c.case_id) desc limit 1`,
    [regionId],
  );
  const [found] = rows;
  if (found === undefined) throw new Error(`No office of ${regionId} has work and a verifier.`);
  // The demo's accounts carry their region before their names.
  return { id: found.id, officer: found.username.slice(found.username.indexOf(':') + 1) };
}
