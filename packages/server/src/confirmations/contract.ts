import type { Result, Text } from '@satuloket/engine';
import type { Caller } from '../types.ts';

/** For someone who was sent a link: no sign-in, the link is the permission. */
export interface ConfirmationService {
  open(regionId: string, token: string): Promise<Result<ConfirmationPage>>;
  /** The same answer again changes nothing. `proof`: the last four digits of the NIK, where `asksProof`. */
  answer(
    regionId: string,
    token: string,
    given: { answer: string; words?: string; proof?: string },
  ): Promise<Result<void>>;
  /** Within ten minutes, by the same link. */
  takeBack(regionId: string, token: string): Promise<Result<void>>;
  /** For whoever may see the case: a new link, at most every ten minutes and five times a day. */
  sendAgain(
    caller: Caller,
    input: { key: string; code: string; confirmation: string; person: number },
  ): Promise<Result<void>>;
}

export type ConfirmationPage = {
  readonly service: Text;
  /** As what someone is asked: `Saksi kelahiran`. */
  readonly title: Text;
  readonly name: string;
  readonly statement: Text;
  readonly rows: readonly { readonly label: Text; readonly shown: Text }[];
  readonly asksProof: boolean;
  readonly expiresAt: string;
  readonly answer: 'yes' | 'no' | null;
  readonly answeredAt: string | null;
  /** Null once it is over. */
  readonly takeBackUntil: string | null;
};
