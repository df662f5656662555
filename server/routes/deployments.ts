import { z } from 'zod'
import { cameras, deployments, standsDuring, whereDeployment } from '../../db/cameras.ts'
import type { Db } from '../../db/connect.ts'
import { findRecord, type View } from '../../db/records.ts'
import { ALL } from '../../db/sight.ts'
import { lockRecord } from '../../db/write-records.ts'
import {
  type Deployment,
  deploymentShape,
  type NewDeployment,
  newDeployment,
} from '../../geodata/model/camera.ts'
import { instant, partial, recordId } from '../../geodata/model/record.ts'
import { standsAs } from '../../geodata/placement/compare.ts'
import { bboxParam } from '../../geodata/position.ts'
import { Problem } from '../errors.ts'
import { idCursor, paging } from '../paging.ts'
import { inOrder } from '../validate.ts'
import { answerOf } from './answers.ts'
import { checkSeenWithCamera, governedByCamera } from './camera-rights.ts'
import { atPosition, newestFirst, recordRoutes } from './record-routes.ts'

const query = inOrder(
  z.strictObject({
    bbox: bboxParam.optional(),
    from: instant.optional(),
    to: instant.optional(),
    cameraId: recordId.optional(),
    state: z.enum(['planned', 'standing', 'removed']).optional(),
    ...paging(idCursor),
  }),
)

/** What nobody but a plan changes once it stands, or ever of what has stood: where, looking where, since when, which camera. */
const standsOtherwise = (current: Deployment, input: NewDeployment): boolean =>
  !standsAs(current, input) || +current.from !== +input.from || current.cameraId !== input.cameraId

/** @throws {Problem} 409 when a camera of ours that stands would stand otherwise */
async function keepStanding(
  tx: Db,
  view: View,
  current: Deployment,
  input: NewDeployment,
): Promise<void> {
  if (!standsOtherwise(current, input)) return
  if (await isOurs(tx, view, current.cameraId))
    throw Problem.conflict('Only a plan that is carried out changes what stands')
}

/** Whether a camera is the municipality's or the police's, and not somebody else's seen on a map. */
async function isOurs(tx: Db, view: View, cameraId: string): Promise<boolean> {
  const camera = await findRecord(tx, cameras, view, cameraId)
  return camera !== undefined && camera.ownerKind !== 'other'
}

/** Locks the camera. @throws {Problem} 400 when there is none, 409 when it stands elsewhere by then */
async function checkCamera(
  tx: Db,
  view: View,
  input: NewDeployment,
  current: Deployment | undefined,
): Promise<void> {
  const { cameraId, from, to } = input
  const told = (message: string) => [{ path: 'cameraId', message }]
  const camera = await lockRecord(tx, cameras, view, cameraId)
  if (!camera) throw Problem.invalid(told('there is none with this id'))
  checkSeenWithCamera(input, camera)
  const isWithin =
    current?.cameraId === cameraId &&
    current.from <= from &&
    (current.to === null || (to !== null && to <= current.to))
  if (!isWithin && (await standsDuring(tx, view.municipality, input, current?.id)))
    throw Problem.conflict('The camera stands elsewhere then', told('stands elsewhere then'))
}

export const deploymentRoutes = recordRoutes({
  noun: 'deployment',
  records: ['fixed-camera', 'temporary-camera'],
  governedBy: governedByCamera,
  tag: 'Deployments',
  kind: () => deployments,
  fields: deploymentShape,
  create: newDeployment,
  change: partial(deploymentShape),
  answer: answerOf('Deployment', deploymentShape),
  query,
  ...newestFirst(deployments, whereDeployment),
  shapes: (input) => [
    ...atPosition(input),
    ...input.masks.map((shape, i) => ({ path: `masks.${i}`, shape })),
  ],
  fits: async (tx, view, input, { current, now }) => {
    await checkCamera(tx, view, input, current)
    if (current && current.from <= now) await keepStanding(tx, view, current, input)
  },
  allowDelete: async (tx, municipality, { cameraId, from }, now) => {
    if (from <= now && (await isOurs(tx, { municipality, seen: ALL }, cameraId)))
      throw Problem.conflict('It has stood there: the register would lose who stood where')
  },
})
