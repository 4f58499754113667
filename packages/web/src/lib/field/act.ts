/** Something that a courier did, as the phone keeps it until it is sent. Photos are named by their digests. */
export type CourierAct =
  | {
      readonly kind: 'delivery.accepted';
      readonly payload: {
        readonly manifestId: string;
        readonly scanned: readonly string[];
        readonly missing: readonly { readonly parcelId: string; readonly reason: string }[];
      };
    }
  | {
      readonly kind: 'delivery.delivered';
      readonly payload: {
        readonly manifestId: string;
        readonly parcelId: string;
        readonly proof:
          | { readonly kind: 'code'; readonly code: string }
          | { readonly kind: 'photo' | 'signature'; readonly file: string };
        readonly receiverName: string;
        readonly receiverRelation: string;
        readonly tookBack?: boolean;
      };
    }
  | {
      readonly kind: 'delivery.failed';
      readonly payload: {
        readonly manifestId: string;
        readonly parcelId: string;
        readonly why: FailedWhy;
        readonly note?: string;
        readonly photo?: string;
      };
    }
  | {
      readonly kind: 'delivery.came-back';
      readonly payload: { readonly manifestId: string; readonly scanned: readonly string[] };
    };

export const failedWhys = ['nobody', 'moved', 'unclear-address', 'refused', 'died'] as const;
export type FailedWhy = (typeof failedWhys)[number];

/** What is sealed of an act; the rest of its row is needed to find it. */
export type KeptAct = CourierAct & { readonly at: string; readonly files: readonly string[] };
