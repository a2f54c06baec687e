import { useEffect, useId } from 'react';
import type { MessageTemplate } from '../api/contract';
import { Notice } from '../shell/Notice';
import { approved, lengthWords } from '../outreach/words';
import { useLeadPreview } from './useConversation';

interface TemplateChoiceProps {
  leadId: string;
  templates: readonly MessageTemplate[];
  chosen: MessageTemplate | null;
  onChoose: (template: MessageTemplate | null) => void;
  /** Whether the lead lacks something that the chosen template needs. */
  onLacking: (lacking: boolean) => void;
}

/** Approved words instead of one's own, shown as this person would get them. */
export function TemplateChoice({ leadId, templates, chosen, onChoose, onLacking }: TemplateChoiceProps) {
  const id = useId();
  if (templates.length === 0) return null;
  return (
    <>
      <label htmlFor={id}>Template</label>
      <select id={id} value={chosen?.id ?? ''} onChange={(event) => onChoose(templates.find((each) => each.id === event.target.value) ?? null)}>
        <option value="">None: my own words</option>
        {templates.map((template) => (
          <option key={template.id} value={template.id}>
            {approved(template)!.content.name}
          </option>
        ))}
      </select>
      {chosen !== null && <AsItArrives leadId={leadId} template={chosen} onLacking={onLacking} />}
    </>
  );
}

function AsItArrives({ leadId, template, onLacking }: { leadId: string; template: MessageTemplate; onLacking: (lacking: boolean) => void }) {
  const preview = useLeadPreview(template, leadId);
  const missing = preview.data?.missing ?? [];
  const lacking = missing.length > 0;
  useEffect(() => {
    onLacking(lacking);
    return () => onLacking(false);
  }, [lacking, onLacking]);

  if (preview.isError) return <Notice tone="warn">There is no preview: {preview.error.message}</Notice>;
  if (preview.data === undefined) return null;
  return (
    <div className="as-it-arrives" role="group" aria-label="As it would arrive">
      {preview.data.subject !== null && <strong>{preview.data.subject}</strong>}
      <p className="message-text">{preview.data.text}</p>
      {preview.data.length !== null && <p className="quiet">{lengthWords(preview.data.length)}</p>}
      {lacking && <Notice tone="warn">The lead lacks what this template needs: {missing.join(', ')}.</Notice>}
    </div>
  );
}
