import { useState, type FormEvent } from 'react';
import { Problem } from '../api/client';
import type { LeadView, MessageTemplate } from '../api/contract';
import { plural } from '../shell/format';
import { Notice } from '../shell/Notice';
import { OwnWords } from './OwnWords';
import { Permit } from './Permit';
import { TemplateChoice } from './TemplateChoice';
import { partsOf } from './textLength';
import { useApprovedTemplates, usePermit, useSend, type Draft } from './useConversation';

type Channel = Draft['channel'];

const ways: Record<Channel, { tab: string; verb: string; button: string }> = {
  sms: { tab: 'Text', verb: 'text', button: 'Send text' },
  email: { tab: 'E-mail', verb: 'e-mail', button: 'Send e-mail' },
};

/** The next message: by text or e-mail, in own words or of an approved template. */
export function Writer({ lead }: { lead: LeadView }) {
  const channels: Channel[] = [...(lead.phone === null ? [] : ['sms' as const]), ...(lead.email === null ? [] : ['email' as const])];
  const [chosen, setChosen] = useState<Channel>('sms');
  const channel = channels.includes(chosen) ? chosen : channels[0];
  if (channel === undefined) return null;
  return (
    <div className="writer">
      {channels.length > 1 && (
        <div className="ways" role="group" aria-label="Write by">
          {channels.map((each) => (
            <button key={each} type="button" className="chip" aria-pressed={each === channel} onClick={() => setChosen(each)}>
              {ways[each].tab}
            </button>
          ))}
        </div>
      )}
      <Message key={channel} id={lead.id} channel={channel} />
    </div>
  );
}

function Message({ id, channel }: { id: string; channel: Channel }) {
  const permit = usePermit(id, channel);
  const templates = useApprovedTemplates(channel);
  const send = useSend(id);
  const [template, setTemplate] = useState<MessageTemplate | null>(null);
  const [subject, setSubject] = useState('');
  const [text, setText] = useState('');
  const [lacking, setLacking] = useState(false);
  const [draft, setDraft] = useState<Draft | null>(null);

  const words = wordsOf(channel, template, subject, text);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (words === null || lacking) return;
    // What was not answered keeps its id: sent again, it is the same message.
    const next: Draft = draft !== null && same(draft, words) ? draft : { id: crypto.randomUUID(), ...words };
    setDraft(next);
    send.mutate(next, {
      onSuccess: () => {
        setText('');
        setSubject('');
        setTemplate(null);
        setDraft(null);
      },
    });
  };

  const errors = send.error instanceof Problem ? Object.values(send.error.errors).flat() : [];
  return (
    <form className="writer" onSubmit={submit}>
      <TemplateChoice leadId={id} templates={templates.data ?? []} chosen={template} onChoose={setTemplate} onLacking={setLacking} />
      {template === null && <OwnWords id={id} channel={channel} subject={subject} text={text} onSubject={setSubject} onText={setText} />}
      {template === null && channel === 'sms' && text.trim() !== '' && <Length text={text.trim()} />}
      {templates.isError && <Notice tone="warn">The templates could not be loaded: {templates.error.message}</Notice>}
      {permit.data !== undefined && <Permit answer={permit.data} verb={ways[channel].verb} />}
      {send.isError && <Notice tone="bad">{errors.length > 0 ? errors.join(' ') : send.error.message}</Notice>}
      <button type="submit" className="button primary" disabled={send.isPending || words === null || lacking || permit.data?.decision === 'deny'}>
        {send.isPending ? 'Sending…' : permit.data?.decision === 'defer' ? 'Send when allowed' : ways[channel].button}
      </button>
    </form>
  );
}

function Length({ text }: { text: string }) {
  const { characters, parts, costly } = partsOf(text);
  return (
    <p className="quiet">
      {plural(characters, 'character')}, paid for as {plural(parts, 'text')}
      {costly && ': an emoji or another character of its kind makes each hold half as much'}
    </p>
  );
}

/** What would be sent; null: nothing yet. */
function wordsOf(channel: Channel, template: MessageTemplate | null, subject: string, text: string): Omit<Draft, 'id'> | null {
  if (template !== null) return { channel, template: template.id };
  if (text.trim() === '' || (channel === 'email' && subject.trim() === '')) return null;
  return channel === 'email' ? { channel, subject: subject.trim(), text: text.trim() } : { channel, text: text.trim() };
}

const same = (draft: Draft, words: Omit<Draft, 'id'>): boolean =>
  draft.channel === words.channel && draft.template === words.template && draft.subject === words.subject && draft.text === words.text;
