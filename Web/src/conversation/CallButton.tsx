import { phone as shown } from '../shell/format';
import { Notice } from '../shell/Notice';
import { Permit } from './Permit';
import { useCall, usePermit } from './useConversation';
import './conversation.css';

/** Asks for a permit, and shows the number to dial only when there is one. The attempt is logged. */
export function CallButton({ id, phone, words }: { id: string; phone: string; words: string }) {
  const permit = usePermit(id, 'voice');
  const call = useCall(id);
  const number = call.data?.phone ?? null;
  const answer = call.data?.answer ?? permit.data;
  return (
    <div className="call">
      {number === null ? (
        <button
          type="button"
          className="reach-link call-button"
          disabled={call.isPending || permit.data?.decision !== 'allow'}
          onClick={() => call.mutate(undefined)}
        >
          <strong>Call</strong>
          <span>{[ending(phone), words].join(', ')}</span>
        </button>
      ) : (
        <a className="reach-link" href={`tel:${number}`}>
          <strong>{shown(number)}</strong>
          <span>Dial now: this attempt is logged</span>
        </a>
      )}
      {answer !== undefined && <Permit answer={answer} verb="call" />}
      {permit.isError && <Notice tone="warn">Whether you may call is not known: {permit.error.message}</Notice>}
      {call.isError && <Notice tone="bad">{call.error.message}</Notice>}
    </div>
  );
}

const ending = (phone: string): string => `number ending in ${phone.slice(-2)}`;
