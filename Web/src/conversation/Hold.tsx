import type { ContactChannel } from '../api/contract';
import { Notice } from '../shell/Notice';
import { useJudge, usePermit } from './useConversation';

/** The rule by which an unclear message holds what is sent by itself. */
const holdRule = 'hold';

/** Asks what an unclear message meant; until somebody has said so, nothing automated leaves. */
export function Hold({ id, channel }: { id: string; channel: ContactChannel }) {
  const permit = usePermit(id, channel);
  const judge = useJudge(id);
  if (permit.data?.reasons.some((reason) => reason.rule === holdRule && reason.outcome === 'deny') !== true) return null;
  return (
    <Notice
      tone="warn"
      title="Was that a no?"
      action={
        <>
          <button type="button" className="button" disabled={judge.isPending} onClick={() => judge.mutate(true)}>
            Yes, no more messages
          </button>
          <button type="button" className="button" disabled={judge.isPending} onClick={() => judge.mutate(false)}>
            No, go on
          </button>
        </>
      }
    >
      {judge.isError ? judge.error.message : 'A message from this person may be a refusal. Nothing is sent until you have read it and said.'}
    </Notice>
  );
}
