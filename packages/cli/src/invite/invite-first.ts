import { openServer } from '../import/open-server.ts';
import { sayProblem } from '../start/failures.ts';

type Asked = {
  readonly region: string;
  readonly post: string;
  readonly username: string;
  readonly name: string;
};

/** Nobody has invited the first officer of a region: the operator does, who holds the keys of the installation anyway. */
export async function inviteFirst({ region: slug, ...asked }: Asked): Promise<number> {
  const opened = await openServer();
  if (!opened.ok) {
    sayProblem(opened.error);
    return 1;
  }
  const { server, places, close } = opened.value;
  try {
    const region = places.regions().find((each) => each.slug === slug);
    if (region === undefined) {
      console.error(`Tidak ada daerah ${slug}.`);
      return 1;
    }
    const invited = await server.staff.inviteFirst({ regionId: region.id, ...asked });
    if (!invited.ok) {
      sayProblem(invited.error);
      for (const { message } of invited.error.fields ?? []) console.error(`  ${message.id}`);
      return 1;
    }
    console.log(invited.value.link);
    return 0;
  } finally {
    await close();
  }
}
