import { openForm } from '../../state/forms.ts'
import { useMay } from '../../state/may.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { ImportButton } from '../imports/import-button.tsx'

/** The way to a new incident, for those who may add one. */
export function AddIncidentButton() {
  const t = useText()
  if (!useMay().ever('create', 'incident')) return null
  return (
    <div className="panel-actions">
      <Button icon="plus" look="primary" onPress={() => openForm({ kind: 'incident' })}>
        {t('incident.add')}
      </Button>
      <ImportButton />
    </div>
  )
}
