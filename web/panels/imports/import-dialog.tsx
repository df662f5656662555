import { FileTrigger, Label, ProgressBar } from 'react-aria-components'
import { appearance } from '../../state/appearance.ts'
import {
  chooseAnother,
  closeImport,
  type Importing,
  importing,
  tryFile,
} from '../../state/importing.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import './imports.css'
import { LatestImports } from './latest-imports.tsx'
import { MapColumns } from './map-columns.tsx'
import { OutcomeFacts } from './outcome-facts.tsx'
import { RefusedFile } from './refused-file.tsx'
import { TriedFile } from './tried-file.tsx'

/** A file on its way in: chosen, read, looked at, brought in. Closing it stops what is under way. */
export function ImportDialog() {
  const t = useText()
  const now = useStore(importing)
  return (
    <Dialog
      title={t('imports.title')}
      closeLabel={t('imports.close')}
      isOpen={now.step !== 'closed'}
      onOpenChange={(open) => !open && closeImport()}
    >
      <Step now={now} />
    </Dialog>
  )
}

function Step({ now }: { now: Importing }) {
  switch (now.step) {
    case 'closed':
      return null
    case 'choosing':
      return <Choosing />
    case 'working':
      return <Working {...now} />
    case 'tried':
      return <TriedFile {...now} />
    case 'mapping':
      return <MapColumns {...now} />
    case 'refused':
      return <RefusedFile {...now} />
    case 'done':
      return <Done {...now} />
  }
}

function Choosing() {
  const t = useText()
  return (
    <>
      <p>{t('imports.chooseWhat')}</p>
      <div className="panel-actions">
        <FileTrigger onSelect={(files) => files?.[0] && void tryFile(files[0])}>
          <Button icon="plus" look="primary" autoFocus>
            {t('imports.choose')}
          </Button>
        </FileTrigger>
      </div>
      <LatestImports />
    </>
  )
}

function Working({ file, isTrial, phase, progress }: Importing & { step: 'working' }) {
  const t = useText()
  const formats = useFormats()
  // A job tells its phase in Swedish.
  const isSwedish = useStore(appearance, ({ language }) => language === 'sv')
  const words = t(isTrial ? 'imports.reading' : 'imports.saving', { name: file.name })
  return (
    <>
      <ProgressBar
        className="import-progress"
        value={progress * 100}
        valueLabel={formats.percent(progress)}
      >
        {({ valueText }) => (
          <>
            <Label>{words}</Label>
            <span className="import-bar" aria-hidden="true">
              <span style={{ width: `${progress * 100}%` }} />
            </span>
            <span className="muted small">
              {phase === '' ? `${t('imports.sending')} · ` : isSwedish && `${phase} · `}
              {valueText}
            </span>
          </>
        )}
      </ProgressBar>
      <div className="panel-actions">
        <Button onPress={chooseAnother} autoFocus>
          {t('imports.cancel')}
        </Button>
      </div>
    </>
  )
}

function Done({ file, outcome }: Importing & { step: 'done' }) {
  const t = useText()
  const isMap = outcome.kind !== 'incidents'
  return (
    <>
      <p role="status">
        <strong>{t('imports.done', { name: file.name })}</strong>
      </p>
      <OutcomeFacts outcome={outcome} />
      {isMap && <p className="notes">{t('imports.reloadWhat')}</p>}
      <div className="panel-actions">
        {isMap && (
          <Button look="primary" onPress={() => location.reload()}>
            {t('imports.reload')}
          </Button>
        )}
        <Button look={isMap ? 'plain' : 'primary'} onPress={closeImport} autoFocus>
          {t('imports.close')}
        </Button>
        <Button onPress={chooseAnother}>{t('imports.back')}</Button>
      </div>
      <LatestImports />
    </>
  )
}
