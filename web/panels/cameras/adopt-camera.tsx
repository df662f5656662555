import { useState } from 'react'
import type { Camera } from '../../../geodata/model/camera.ts'
import { cameraRecord, editCamera } from '../../state/cameras.ts'
import { useMay } from '../../state/may.ts'
import { session } from '../../state/session.ts'
import { say } from '../../state/toasts.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { problemWords } from '../problem-words.ts'

/** Takes over a camera that an imported map told of, so that it counts and can be planned with. */
export function AdoptCamera({ camera }: { camera: Camera }) {
  const t = useText()
  const [isSaving, setSaving] = useState(false)
  const kind = useStore(session, (state) => state.person?.organisationKind)
  const isTheirs = useMay().to('change', cameraRecord(camera.kind), camera)
  const adopt = async (ownerKind: 'municipality' | 'police') => {
    setSaving(true)
    try {
      const adopted = await editCamera(camera, { ownerKind })
      say(t('cameras.inspector.adopted', { name: camera.name }), {
        undo: {
          label: t('cameras.inspector.undoAdopt', { name: camera.name }),
          run: async () => {
            await editCamera(adopted, { ownerKind: 'other' })
          },
        },
      })
    } catch (problem) {
      say(problemWords(t, problem), { tone: 'bad' })
    } finally {
      setSaving(false)
    }
  }
  if (!isTheirs) return <p className="notes">{t('cameras.inspector.adoptOthers')}</p>
  return (
    <div className="notice-box">
      <p>
        <strong>{t('cameras.inspector.adopt')}</strong>
      </p>
      <p>{t('cameras.inspector.adoptWhat')}</p>
      <div className="panel-actions">
        {kind === 'municipality' && (
          <Button isDisabled={isSaving} onPress={() => void adopt('municipality')}>
            {t('cameras.inspector.adoptMunicipality')}
          </Button>
        )}
        {kind === 'police' && (
          <Button isDisabled={isSaving} onPress={() => void adopt('police')}>
            {t('cameras.inspector.adoptPolice')}
          </Button>
        )}
      </div>
    </div>
  )
}
