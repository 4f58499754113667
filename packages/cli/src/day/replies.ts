import { messagesTo } from './signing-in.ts';
import type { DayPlan, DayWorld } from './world.ts';

/** Of so many applications one person asks by message how it stands, and one wants no more messages. */
const asksEvery = 8;
const stopsEvery = 20;
const minute = 60_000;
/** How soon an answer is looked for, and how often. */
const answerMinutes = 5;
const mostLooks = 6;

export type ReplyTally = { asked: number; answered: number; stopped: number; stopAnswered: number };

export type Replies = ReturnType<typeof createReplies>;

/** What people write back to the number from which messages come. */
export function createReplies(world: DayWorld) {
  const tally: ReplyTally = { asked: 0, answered: 0, stopped: 0, stopAnswered: 0 };

  /** Whether an answer came to what was written. */
  async function exchange(phone: string, text: string): Promise<boolean> {
    const { length } = await messagesTo(world.sandboxUrl, phone);
    const answer = await fetch(`${world.sandboxUrl}/inbox/${encodeURIComponent(phone)}/balas`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text }),
    });
    if (!answer.ok) throw new Error(`The reply “${text}” was not taken: ${answer.status}.`);
    for (let looks = 0; looks < mostLooks; looks += 1) {
      if ((await messagesTo(world.sandboxUrl, phone)).length > length) return true;
      await world.agenda.until(world.clock.now().getTime() + answerMinutes * minute);
    }
    return false;
  }

  return {
    tally,
    async write({ number, cast }: DayPlan, code: string): Promise<void> {
      if (number % asksEvery === 2) {
        tally.asked += 1;
        if (await exchange(cast.phone, `CEK ${code}`)) tally.answered += 1;
        world.say(`${code} ditanyakan lewat WhatsApp`);
      }
      if (number % stopsEvery === 11) {
        tally.stopped += 1;
        if (await exchange(cast.phone, 'BERHENTI')) tally.stopAnswered += 1;
      }
    },
  };
}
