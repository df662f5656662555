import { useState } from 'react'
import type { Incident } from '../../../geodata/model/incident.ts'
import { canBeBroughtBack } from '../../state/bring-back.ts'
import { addIncident, removeIncident } from '../../state/incidents.ts'
import { select } from '../../state/selection.ts'
import { say } from '../../state/toasts.ts'
import { type Text, useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { problemWords } from '../problem-words.ts'

/** Takes an incident away: with an undo where there can be one, else after a question. */
export function RemoveIncident({ incident }: { incident: Incident }) {
  const t = useText()
  const [asks, setAsks] = useState(false)
  const run = () => void remove(incident, t)
  return (
    <>
      <Button
        look="danger"
        icon="trash"
        onPress={() => (canBeBroughtBack(incident) ? run() : setAsks(true))}
      >
        {t('incident.remove')}
      </Button>
      <ConfirmDialog
        title={t('incident.remove')}
        doWords={t('incident.removeDo')}
        cancelWords={t('incident.cancel')}
        isOpen={asks}
        onClose={() => setAsks(false)}
        onDo={run}
      >
        <p>{t('incident.removeForGood')}</p>
      </ConfirmDialog>
    </>
  )
}

async function remove(incident: Incident, t: Text): Promise<void> {
  const bringBack = async () => {
    const again = await addIncident(asNew(incident))
    select({ kind: 'incident', id: again.id })
  }
  try {
    await removeIncident(incident)
    select(null)
    const undo = { label: t('incident.undoRemove'), run: bringBack }
    say(t('incident.removed'), canBeBroughtBack(incident) ? { undo } : {})
  } catch (error) {
    say(problemWords(t, error), { tone: 'bad' })
  }
}

/**
 * What a writer may say of an incident; the rest the service keeps for itself. Its number from
 * elsewhere stays with the one that was deleted, so that no import brings that back as well.
 */
function asNew(incident: Incident) {
  const { category, from, to, timePrecision, position, precision, radiusM, setting } = incident
  const { policeInitiated, source, placeName, description } = incident
  const { ownerUnitId, classification } = incident
  return {
    ...{ category, from, to, timePrecision, position, precision, radiusM, setting },
    ...{ policeInitiated, source, externalId: null, placeName, description },
    ...{ ownerUnitId, classification },
  }
}
