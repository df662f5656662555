import { useState } from 'react'
import type { Camera } from '../../../geodata/model/camera.ts'
import { editCamera } from '../../state/cameras.ts'
import { say } from '../../state/toasts.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { problemWords } from '../problem-words.ts'

/** Takes over a camera that an imported map told of, so that it counts and can be planned with. */
export function AdoptCamera({ camera }: { camera: Camera }) {
  const t = useText()
  const [isSaving, setSaving] = useState(false)
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
  return (
    <div className="notice-box">
      <p>
        <strong>{t('cameras.inspector.adopt')}</strong>
      </p>
      <p>{t('cameras.inspector.adoptWhat')}</p>
      <div className="panel-actions">
        <Button isDisabled={isSaving} onPress={() => void adopt('municipality')}>
          {t('cameras.inspector.adoptMunicipality')}
        </Button>
        <Button isDisabled={isSaving} onPress={() => void adopt('police')}>
          {t('cameras.inspector.adoptPolice')}
        </Button>
      </div>
    </div>
  )
}
