import { cameras, deployments, findDeploymentsOf } from '../../db/cameras.ts'
import type { Db } from '../../db/connect.ts'
import { findRecord, type View } from '../../db/records.ts'
import { updateRecord } from '../../db/write-records.ts'
import type { Camera, NewCamera, NewDeployment } from '../../geodata/model/camera.ts'
import { isWider } from '../../geodata/privacy/sight.ts'
import { Problem } from '../errors.ts'
import type { RecordName } from '../rights.ts'
import type { Governing } from './record-checks.ts'
import type { Reclassified } from './record-routes.ts'

// Fixed cameras are the municipality's and temporary ones the police's, and a deployment goes with its
// camera: whoever may change the camera may put it up, and whoever may do that sees all its places.

/** What a camera is in the table of rights. */
export const cameraRecord = ({ kind }: Pick<NewCamera, 'kind'>): RecordName => `${kind}-camera`

/** A deployment is written by whoever may change its camera. @throws {Problem} 400 when there is none */
export async function governedByCamera(
  tx: Db,
  view: View,
  { cameraId }: NewDeployment,
): Promise<Governing> {
  const camera = await findRecord(tx, cameras, view, cameraId)
  if (!camera) throw Problem.invalid([{ path: 'cameraId', message: 'there is none with this id' }])
  return { record: cameraRecord(camera), of: camera, isItself: false }
}

/** The narrowest that a deployment may be, unless it is as its camera: all who may write it see it. */
const floor = { fixed: 'authorities', temporary: 'police' } as const

/** @throws {Problem} 400 when somebody who may change the camera would not see the deployment */
export function checkSeenWithCamera(
  { classification }: Pick<NewDeployment, 'classification'>,
  camera: Camera,
): void {
  if (classification === camera.classification || !isWider(floor[camera.kind], classification))
    return
  const message = `is as its camera (${camera.classification}), or ${floor[camera.kind]} or wider`
  throw Problem.invalid([{ path: 'classification', message }])
}

/** With a camera those of its deployments that were classified as it was are narrowed or released. */
export async function reclassifyDeployments(
  tx: Db,
  { scope, before, to }: Reclassified<Camera>,
): Promise<void> {
  const { classification, reason } = to
  const action = reason === undefined ? 'update' : 'release'

  const all = await findDeploymentsOf(tx, scope, before.id)
  for (const deployment of all) {
    if (deployment.classification !== before.classification) continue
    const { id, version } = deployment
    await updateRecord(tx, deployments, scope, {
      ...{ id, version, action, reason: reason ?? null },
      revise: (current) => ({ ...current, classification }),
    })
  }
}
