import { useState, type FormEvent } from 'react';
import type { ContactChannel } from '../api/contract';
import { Dialog } from '../shell/Dialog';
import { Notice } from '../shell/Notice';
import { useRefuse } from './useConversation';

const choices: { name: string; channels: ContactChannel[]; words: string }[] = [
  { name: 'stop', channels: ['sms', 'voice', 'ai_voice'], words: 'No more calls and texts' },
  { name: 'calls', channels: ['voice', 'ai_voice'], words: 'No calls, texts are welcome' },
  { name: 'email', channels: ['email'], words: 'No more e-mail' },
  { name: 'everything', channels: [], words: 'Never contact me again, by any way' },
];

/** Records what the person said no to. It is closed for all campaigns and brokers before the dialog is. */
export function RefuseContact({ id }: { id: string }) {
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState('stop');
  const [words, setWords] = useState('');
  const refuse = useRefuse(id);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { channels } = choices.find((choice) => choice.name === chosen)!;
    refuse.mutate({ channels, ...(words.trim() === '' ? {} : { words: words.trim() }) }, { onSuccess: () => setOpen(false) });
  };

  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        They said no…
      </button>
      {open && (
        <Dialog title="The person wants no more contact" onClose={() => setOpen(false)}>
          <form className="refuse" onSubmit={submit}>
            <fieldset>
              <legend>What did they refuse?</legend>
              {choices.map((choice) => (
                <label key={choice.name}>
                  <input type="radio" name="refusal" value={choice.name} checked={chosen === choice.name} onChange={() => setChosen(choice.name)} />
                  {choice.words}
                </label>
              ))}
            </fieldset>
            <label>
              Their words, if you have them
              <input type="text" maxLength={2000} value={words} onChange={(event) => setWords(event.target.value)} />
            </label>
            {refuse.isError && <Notice tone="bad">{refuse.error.message}</Notice>}
            <button type="submit" className="button primary" disabled={refuse.isPending}>
              {refuse.isPending ? 'Recording…' : 'Record it'}
            </button>
          </form>
        </Dialog>
      )}
    </>
  );
}
