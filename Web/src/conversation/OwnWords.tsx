import type { Draft } from './useConversation';

interface OwnWordsProps {
  id: string;
  channel: Draft['channel'];
  subject: string;
  text: string;
  onSubject: (subject: string) => void;
  onText: (text: string) => void;
}

/** Ten parts of a text, and what the server takes of an e-mail. */
const longest = { sms: 1_530, email: 100_000 } as const;

/** A message that is written by hand. */
export function OwnWords({ id, channel, subject, text, onSubject, onText }: OwnWordsProps) {
  const mail = channel === 'email';
  return (
    <>
      {mail && (
        <label>
          Subject
          <input type="text" maxLength={200} value={subject} onChange={(event) => onSubject(event.target.value)} />
        </label>
      )}
      <label htmlFor={`${channel}-${id}`}>{mail ? 'E-mail message' : 'Text message'}</label>
      <textarea
        id={`${channel}-${id}`}
        rows={mail ? 6 : 3}
        maxLength={longest[channel]}
        value={text}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form!.requestSubmit();
        }}
      />
    </>
  );
}
