import type { LeadMessage, LeadView, MessageState } from '../api/contract';
import { exactly, phone, when } from '../shell/format';
import { useNow } from '../shell/now';
import { Failed, Loading } from '../shell/Placeholder';
import { Engagement } from './Engagement';
import { Hold } from './Hold';
import { Reasons } from './Permit';
import { RefuseContact } from './RefuseContact';
import { useMessages } from './useConversation';
import { Writer } from './Writer';

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
      <Writer lead={lead} />
      <RefuseContact id={lead.id} />
    </div>
  );
}

function wordsOf({ channel, text }: LeadMessage) {
  if (channel !== 'voice') return text;
  return text === '' ? 'Called our number.' : `Said in a call: ${text}`;
}

function Message({ message }: { message: LeadMessage }) {
  const now = useNow();
  return (
    <li className={`message ${message.state === 'received' ? 'theirs' : 'ours'} ${message.state}`}>
      {message.subject !== null && <strong>{message.subject}</strong>}
      <p className="message-text">{wordsOf(message)}</p>
      <p className="message-state">
        {message.by}, <time dateTime={message.at} title={exactly(message.at)}>{when(message.at, now)}</time>
        {' · '}
        {message.until === null ? states[message.state] : `Waits until ${when(message.until, now)}`}
        {message.code !== null && ` (${message.code})`}
        {message.number != null && ` · ${message.state === 'received' ? 'to' : 'from'} ${phone(message.number)}`}
      </p>
      {message.engagement !== null && <Engagement engagement={message.engagement} />}
      {message.reasons.length > 0 && <Reasons reasons={message.reasons} />}
    </li>
  );
}
