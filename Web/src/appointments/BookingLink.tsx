import { ask } from '../api/client';
import { say } from '../shell/toasts';

/** Puts the person's own booking link where the broker can paste it, such as into an answer. */
export function BookingLink({ leadId }: { leadId: string }) {
  const copy = async (): Promise<void> => {
    try {
      const { link } = await ask<{ link: string }>(`/api/v1/leads/${leadId}/booking-link`);
      await navigator.clipboard.writeText(link);
      say('The booking link is copied. Whoever has it can book for this person.');
    } catch (problem) {
      say(problem instanceof Error ? problem.message : String(problem), 'bad');
    }
  };

  return (
    <button type="button" className="button quiet" onClick={() => void copy()}>
      Copy booking link
    </button>
  );
}
