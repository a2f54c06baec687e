import { useState, type FormEvent } from 'react';
import { Problem } from '../api/client';
import type { LeadMessage, LeadView, MessageState } from '../api/contract';
import { exactly, when } from '../shell/format';
import { Notice } from '../shell/Notice';
import { useNow } from '../shell/now';
import { Failed, Loading } from '../shell/Placeholder';
import { Hold } from './Hold';
import { Permit, Reasons } from './Permit';
import { RefuseContact } from './RefuseContact';
import { useMessages, usePermit, useSend, type Draft } from './useConversation';

const states: Record<MessageState, string> = {
  queued: 'To be sent',
  unknown: 'Perhaps sent: no answer from the provider',
  sent: 'Sent',
  delivered: 'Delivered',
  failed: 'Not delivered',
  refused: 'Not sent: not allowed',
  received: 'Received',
};

/** The messages to and from the person, the next one, and the person's no. */
export function Conversation({ lead }: { lead: LeadView }) {
  const messages = useMessages(lead.id);
  return (
    <div className="conversation">
      <Hold id={lead.id} channel={lead.phone === null ? 'email' : 'sms'} />
      {messages.isPending ? (
        <Loading what="the messages" />
      ) : messages.isError ? (
        <Failed what="The messages" problem={messages.error} retry={() => void messages.refetch()} />
      ) : messages.data.length === 0 ? (
        <p className="quiet">Nothing has been written yet.</p>
      ) : (
        <ol className="messages" aria-label="Messages" aria-live="polite">
          {messages.data.map((message) => (
            <Message key={message.id} message={message} />
          ))}
        </ol>
      )}
      {lead.phone !== null && <Writer id={lead.id} />}
      <RefuseContact id={lead.id} />
    </div>
  );
}

function Message({ message }: { message: LeadMessage }) {
  const now = useNow();
  return (
    <li className={`message ${message.state === 'received' ? 'theirs' : 'ours'} ${message.state}`}>
      {message.subject !== null && <strong>{message.subject}</strong>}
      <p className="message-text">{message.text}</p>
      <p className="message-state">
        {message.by}, <time dateTime={message.at} title={exactly(message.at)}>{when(message.at, now)}</time>
        {' · '}
        {message.until === null ? states[message.state] : `Waits until ${when(message.until, now)}`}
        {message.code !== null && ` (${message.code})`}
      </p>
      {message.reasons.length > 0 && <Reasons reasons={message.reasons} />}
    </li>
  );
}

function Writer({ id }: { id: string }) {
  const permit = usePermit(id, 'sms');
  const send = useSend(id);
  const [text, setText] = useState('');
  const [draft, setDraft] = useState<Draft | null>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const written = text.trim();
    if (written === '') return;
    // What was not answered keeps its id: sent again, it is the same message.
    const next: Draft = draft?.text === written ? draft : { id: crypto.randomUUID(), channel: 'sms', text: written };
    setDraft(next);
    send.mutate(next, {
      onSuccess: () => {
        setText('');
        setDraft(null);
      },
    });
  };

  const errors = send.error instanceof Problem ? Object.values(send.error.errors).flat() : [];
  return (
    <form className="writer" onSubmit={submit}>
      <label htmlFor={`text-${id}`}>Text message</label>
      <textarea
        id={`text-${id}`}
        rows={3}
        maxLength={1530}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form!.requestSubmit();
        }}
      />
      {permit.data !== undefined && <Permit answer={permit.data} verb="text" />}
      {send.isError && <Notice tone="bad">{errors.length > 0 ? errors.join(' ') : send.error.message}</Notice>}
      <button type="submit" className="button primary" disabled={send.isPending || text.trim() === '' || permit.data?.decision === 'deny'}>
        {send.isPending ? 'Sending…' : permit.data?.decision === 'defer' ? 'Send when allowed' : 'Send text'}
      </button>
    </form>
  );
}
