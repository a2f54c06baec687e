import { useState } from 'react';
import { Link } from 'wouter';
import { useCampaigns } from '../campaigns/useCampaigns';
import { Notice } from '../shell/Notice';
import { Failed, Loading, Placeholder } from '../shell/Placeholder';
import { CsvFault, previewOf, type CsvPreview, type Encoding } from './csvFile';
import { FilePick } from './FilePick';
import { ImportRun } from './importRun';
import { MappingTable } from './MappingTable';
import { faultsOf, guess, type Mapping } from './mapping';
import { Run } from './Run';
import './intake.css';

/** From a file to leads: pick, map, post, see what became of each row. */
export default function ImportPage() {
  const campaigns = useCampaigns();
  const [campaign, setCampaign] = useState<string | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const [preview, setPreview] = useState<CsvPreview | null>(null);
  const [mapping, setMapping] = useState<Mapping>([]);
  const [test, setTest] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [run, setRun] = useState<ImportRun | null>(null);

  if (campaigns.isPending) return <Loading what="campaigns" />;
  if (campaigns.isError) return <Failed what="Campaigns" problem={campaigns.error} retry={() => void campaigns.refetch()} />;
  const active = campaigns.data.filter((each) => each.active);
  const chosen = active.find((each) => each.code === campaign) ?? active[0];
  if (chosen === undefined) {
    return <Placeholder title="No active campaign" action={<Link href="/campaigns" className="button">Campaigns</Link>}>Leads are imported into a campaign that takes leads.</Placeholder>;
  }

  const pick = async (picked: File): Promise<void> => {
    setFile(picked);
    setPreview(null);
    setFault(null);
    try {
      const found = await previewOf(picked);
      setPreview(found);
      setMapping(guess(found.columns, chosen.fields));
    } catch (problem) {
      if (!(problem instanceof CsvFault)) throw problem;
      setFault(problem.message);
    }
  };

  const start = (order: { file: File; preview: CsvPreview }): void => {
    const begun = new ImportRun({ ...order, mapping, campaign: chosen.code, test });
    setRun(begun);
    void begun.run();
  };

  if (run !== null && file !== null) {
    return (
      <div className="page">
        <Run
          run={run}
          fileName={file.name}
          test={test}
          onAgain={() => {
            setRun(null);
            setFile(null);
            setPreview(null);
          }}
        />
      </div>
    );
  }

  const faults = preview === null ? [] : faultsOf(mapping);
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>Import leads</h1>
          <p>A CSV file with a heading line. Each row is checked, scored and routed like a post of a seller.</p>
        </div>
      </div>
      <section className="card" aria-label="File">
        <div className="form-grid">
          <label className="field">
            <span>Campaign</span>
            <select
              value={chosen.code}
              onChange={(event) => {
                setCampaign(event.target.value);
                const next = active.find((each) => each.code === event.target.value);
                if (preview !== null && next !== undefined) setMapping(guess(preview.columns, next.fields));
              }}
            >
              {active.map((each) => (
                <option key={each.code} value={each.code}>
                  {each.name}
                </option>
              ))}
            </select>
          </label>
        </div>
        <FilePick file={file} onPick={(picked) => void pick(picked)} />
        <div role="alert">{fault !== null && <Notice tone="bad">{fault}</Notice>}</div>
      </section>
      {preview !== null && file !== null && (
        <>
          <section className="card" aria-label="Columns">
            <div className="page-head">
              <h2>Where columns go</h2>
              <label className="inline-field">
                <span>Written in</span>
                <select value={preview.encoding} onChange={(event) => setPreview({ ...preview, encoding: event.target.value as Encoding })}>
                  <option value="utf-8">UTF-8</option>
                  <option value="windows-1252">Western European (Windows-1252)</option>
                </select>
              </label>
            </div>
            <MappingTable preview={preview} mapping={mapping} fields={chosen.fields} onChange={setMapping} />
          </section>
          <section className="card" aria-label="Start">
            {faults.map((each) => (
              <Notice key={each} tone="warn">
                {each}
              </Notice>
            ))}
            <div className="start-line">
              <label className="check">
                <input type="checkbox" checked={test} onChange={(event) => setTest(event.target.checked)} />
                <span>Only check: answer as usual and store nothing</span>
              </label>
              <button type="button" className="button primary" disabled={faults.length > 0} onClick={() => start({ file, preview })}>
                {test ? 'Check this file' : `Import into ${chosen.name}`}
              </button>
            </div>
          </section>
        </>
      )}
    </div>
  );
}
