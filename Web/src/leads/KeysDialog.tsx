import { Dialog } from '../shell/Dialog';
import { commands } from './commands';

const moves: [string[], string][] = [
  [['↑', '↓'], 'Move (also J and K)'],
  [['Enter'], 'Open the lead'],
  [['Esc'], 'Close'],
  [['/'], 'Search'],
  [['?'], 'Show this'],
];

export function KeysDialog({ singleKeys, onSingleKeys, onClose }: { singleKeys: boolean; onSingleKeys: (on: boolean) => void; onClose: () => void }) {
  return (
    <Dialog title="Keys" onClose={onClose}>
      <div className="keys">
        <dl>
          {moves.map(([keys, words]) => (
            <div key={words}>
              <dt>{keys.map((key) => <kbd key={key}>{key}</kbd>)}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
        <dl>
          {commands.map((command) => (
            <div key={command.name}>
              <dt>
                <kbd>{command.key}</kbd>
              </dt>
              <dd>{command.label}</dd>
            </div>
          ))}
        </dl>
      </div>
      <label className="check">
        <input type="checkbox" checked={singleKeys} onChange={(event) => onSingleKeys(event.target.checked)} />
        <span>One-key commands are on</span>
      </label>
      <p className="quiet">Commands act on the lead that is selected or open. Turn them off if you dictate, or press keys by accident.</p>
    </Dialog>
  );
}
