import { useText } from '../../text/text.ts'
import { Dialog } from '../../ui/dialog.tsx'
import './keys.css'

/** The list of keys that `?` shows. */
export function KeysDialog(props: { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }) {
  const t = useText()
  const rows: [keys: string[], words: string][] = [
    [['/'], t('keys.search')],
    [['1', '2', '3', '4'], t('keys.modules')],
    [['Esc'], t('keys.escape')],
    [[t('keys.arrows')], t('keys.mapMove')],
    [['+', '−'], t('keys.mapZoom')],
    [[t('keys.shift'), '← →'], t('keys.mapTurn')],
    [['← →'], t('keys.brush')],
    [[t('keys.arrows')], t('cameras.keys.arrows')],
    [['Enter', 'Esc'], t('cameras.keys.accept')],
    [['Ctrl', 'Z'], t('cameras.keys.undo')],
    [['Ctrl', t('keys.shift'), 'Z'], t('cameras.keys.redo')],
    [['?'], t('keys.help')],
  ]
  return (
    <Dialog title={t('keys.title')} closeLabel={t('shell.close')} {...props}>
      <dl className="keys">
        {rows.map(([keys, words]) => (
          <div key={words}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
