import { inventedPerson, peopleIn } from '../loader/people.ts';
import { asks, compare, queries, type Scenario, type World } from './scenario.ts';

const concurrency = 8;
const samples = 500;

/** People who applied in the region, as many different ones as are asked for at most. */
async function applicants({ database, region, district }: World): Promise<readonly string[]> {
  const { rows } = await database.query<{ name: string }>(
    `select distinct applicant_name as name from
       (select applicant_name, office_id from case_current tablesample system_rows(20000) where region_id = $1) as sampled
     where office_id = $2 limit ${samples}`,
    [region.id, district.id],
  );
  return rows.map(({ name }) => name);
}

/** What an index by each two words of a name has of it, its words in their order. */
const wordsAt = (officeId: string, name: string): string => {
  const words = name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const [only] = words;
  if (words.length === 1) return `'${officeId}:${only}'`;
  return words
    .slice(1)
    .map((word, index) => `'${officeId}::${words[index]} ${word}'`)
    .join(' & ');
};

export const searchByName: Scenario = {
  name: 'search by name',
  tells: 'cases of a district found by the name of the applicant, ended ones too',
  async measure(world) {
    const { token } = await world.officer(world.district.officer);
    const names = await applicants(world);
    const bare = `select * from case_current where region_id = $1 and office_id = $2
      and case_name_lexemes(office_id, applicant_name) @@ $3::tsquery order by filed_at desc, case_id desc limit 26`;
    return compare(
      world,
      {
        product: asks(
          world,
          names.map((name) => ({ path: searched(world, name), token })),
        ),
        bare: queries(
          world,
          [bare],
          names.map((name) => [[world.region.id, world.district.id, wordsAt(world.district.id, name)]]),
          concurrency,
        ),
      },
      concurrency,
    );
  },
};

export const searchByNumber: Scenario = {
  name: 'search by number',
  tells: 'cases of a district found by the NIK of the applicant, each search an entry of the sealed stream',
  async measure(world) {
    const { token } = await world.officer(world.district.officer);
    const people = peopleIn(world.cases);
    const numbers = Array.from(
      { length: samples },
      (_, index) => inventedPerson(world.region.id, Math.floor((index * people) / samples)).nik,
    );
    // A number never stands in an address: the word that hides it is asked for once, as the page does.
    const searches: string[] = [];
    for (const nik of numbers) searches.push(await hidden(world, nik, token));
    const { rows } = await world.database.query<{ digest: Buffer }>(
      `select digest from blind_index tablesample system_rows(20000)
       where region_id = $1 and purpose = 'nik' limit ${samples}`,
      [world.region.id],
    );
    const bare = `select c.* from blind_index b join case_current c on c.region_id = b.region_id and c.case_id = b.case_id
      where b.region_id = $1 and b.purpose = 'nik' and b.digest = decode($2, 'hex') and c.office_id = $3
      order by c.filed_at desc, c.case_id desc limit 26`;
    return compare(
      world,
      {
        product: asks(
          world,
          searches.map((search) => ({ path: searched(world, search), token })),
        ),
        bare: queries(
          world,
          [bare],
          rows.map(({ digest }) => [[world.region.id, digest.toString('hex'), world.district.id]]),
          concurrency,
        ),
      },
      concurrency,
    );
  },
};

const searched = ({ region }: World, words: string): string =>
  `/api/regions/${region.slug}/work?queue=all&sort=newest&search=${encodeURIComponent(words)}`;

async function hidden({ product, region }: World, words: string, token: string): Promise<string> {
  const answer = await fetch(`${product.url}/api/regions/${region.slug}/work/searches`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ words }),
  });
  if (!answer.ok) throw new Error(`A number cannot be hidden: ${answer.status} ${await answer.text()}`);
  const { search } = (await answer.json()) as { search: string };
  return search;
}
