import type { CameraMark } from '../../state/camera-marks.ts'
import { cameraRecord, narrowCamera, reloadRegister, widenCamera } from '../../state/cameras.ts'
import { useText } from '../../text/text.ts'
import { AudienceOf } from '../audience/audience.tsx'

/** Whose a camera is and who sees it; one that is only planned goes with its plan. */
export function CameraAudience({ mark: { camera, deployment } }: { mark: CameraMark }) {
  const t = useText()
  if (!camera) return <p className="notes">{t('cameras.inspector.newInPlan')}</p>
  return (
    <AudienceOf
      of={camera}
      record={cameraRecord(camera.kind)}
      noun="camera"
      texts={[
        t('table.name'),
        ...(camera.model ? [t('cameras.inspector.model')] : []),
        ...(camera.notes ? [t('log.field.notes')] : []),
        ...(deployment?.decision ? [t('cameras.inspector.decision')] : []),
      ]}
      onWiden={(to) => widenCamera(camera, to)}
      onNarrow={(classification) => narrowCamera(camera, classification)}
      onStale={reloadRegister}
    />
  )
}
