import { useState, type FormEvent } from 'react';
import { Problem } from '../api/client';
import type { ListKind } from '../api/contract';
import { humanise, number, plural } from '../shell/format';
import { Notice } from '../shell/Notice';
import { useImportList } from './useLaw';

const kinds: readonly ListKind[] = ['national', 'own', 'litigators', 'reassigned', 'seller'];

export function ListUpload() {
  const upload = useImportList();
  const [file, setFile] = useState<File | null>(null);
  const [said, setSaid] = useState({ kind: 'national', name: '', asOf: '', seller: '', areaCodes: '' });
  const put = (name: keyof typeof said) => (event: { target: { value: string } }): void => setSaid({ ...said, [name]: event.target.value });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (file !== null) upload.mutate({ ...said, seller: said.kind === 'seller' ? said.seller : '', areaCodes: said.kind === 'national' ? said.areaCodes : '', file });
  };

  return (
    <form className="list-upload card" aria-label="Import a list" onSubmit={submit} noValidate>
      <h3>Import a list</h3>
      <label className="field">
        <span>Kind of list</span>
        <select value={said.kind} onChange={put('kind')}>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {humanise(kind)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>Name</span>
        <input type="text" maxLength={100} value={said.name} onChange={put('name')} />
      </label>
      <label className="field">
        <span>Date of the copy</span>
        <input type="date" value={said.asOf} onChange={put('asOf')} />
      </label>
      {said.kind === 'seller' && (
        <label className="field">
          <span>Seller</span>
          <input type="text" maxLength={100} value={said.seller} onChange={put('seller')} />
        </label>
      )}
      {said.kind === 'national' && (
        <label className="field">
          <span>Area codes, if not all</span>
          <input type="text" value={said.areaCodes} onChange={put('areaCodes')} />
        </label>
      )}
      <label className="field">
        <span>File: one number or address a line</span>
        <input type="file" accept=".csv,.txt,text/csv,text/plain" onChange={(event) => setFile(event.target.files?.[0] ?? null)} />
      </label>
      <button type="submit" className="button primary" disabled={file === null || upload.isPending}>
        {upload.isPending ? 'Importing…' : 'Import'}
      </button>
      <div role="status">
        {upload.error !== null && (
          <Notice tone="bad">{[upload.error.message, ...(upload.error instanceof Problem ? Object.values(upload.error.errors).flat() : [])].join(' ')}</Notice>
        )}
        {upload.data !== undefined && (
          <Notice tone={upload.data.faults.length === 0 ? 'good' : 'warn'} title={`${number(upload.data.accepted)} of ${plural(upload.data.rows, 'line')} taken`}>
            {upload.data.faults.length > 0 && (
              <ul>
                {upload.data.faults.map((fault) => (
                  <li key={fault.line}>
                    Line {number(fault.line)}: {fault.problem}
                  </li>
                ))}
              </ul>
            )}
          </Notice>
        )}
      </div>
    </form>
  );
}
