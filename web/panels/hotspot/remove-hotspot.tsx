import { useState } from 'react'
import type { Hotspot } from '../../../geodata/model/hotspot.ts'
import { canBeBroughtBack } from '../../state/bring-back.ts'
import { addHotspot, removeHotspot } from '../../state/hotspots.ts'
import { select } from '../../state/selection.ts'
import { say } from '../../state/toasts.ts'
import { type Text, useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { problemWords } from '../problem-words.ts'
import { hotspotFields } from './hotspot-draft.ts'

/** Takes a hotspot away: with an undo where there can be one, else after a question. */
export function RemoveHotspot({ hotspot }: { hotspot: Hotspot }) {
  const t = useText()
  const [asks, setAsks] = useState(false)
  const run = () => void remove(hotspot, t)
  return (
    <>
      <Button
        look="danger"
        icon="trash"
        onPress={() => (canBeBroughtBack(hotspot) ? run() : setAsks(true))}
      >
        {t('hotspot.remove')}
      </Button>
      <ConfirmDialog
        title={t('hotspot.remove')}
        doWords={t('hotspot.removeDo')}
        cancelWords={t('hotspot.cancel')}
        isOpen={asks}
        onClose={() => setAsks(false)}
        onDo={run}
      >
        <p>{t('hotspot.removeForGood')}</p>
      </ConfirmDialog>
    </>
  )
}

async function remove(hotspot: Hotspot, t: Text): Promise<void> {
  const bringBack = async () => {
    const again = await addHotspot(hotspotFields(hotspot))
    select({ kind: 'hotspot', id: again.id })
  }
  try {
    await removeHotspot(hotspot)
    select(null)
    const undo = { label: t('hotspot.undoRemove'), run: bringBack }
    say(t('hotspot.removed'), canBeBroughtBack(hotspot) ? { undo } : {})
  } catch (error) {
    say(problemWords(t, error), { tone: 'bad' })
  }
}
