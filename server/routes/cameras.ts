import { z } from 'zod'
import { cameras, hasDeployments, lockDeploymentsOf, whereCamera } from '../../db/cameras.ts'
import { cameraKind, cameraOwnerKind, newCamera } from '../../geodata/model/camera.ts'
import { partial } from '../../geodata/model/record.ts'
import { Problem } from '../errors.ts'
import { idCursor, paging } from '../paging.ts'
import { commaSeparated, flag, searchText } from '../validate.ts'
import { answerOf } from './answers.ts'
import { cameraRecord, reclassifyDeployments } from './camera-rights.ts'
import { newestFirst, recordRoutes } from './record-routes.ts'

const query = z.strictObject({
  text: searchText.optional(),
  kind: commaSeparated(cameraKind),
  ownerKind: commaSeparated(cameraOwnerKind),
  indoor: flag.optional(),
  ...paging(idCursor),
})

export const cameraRoutes = recordRoutes({
  noun: 'camera',
  records: ['fixed-camera', 'temporary-camera'],
  governedBy: (_tx, _view, camera) => ({
    record: cameraRecord(camera),
    of: camera,
    isItself: true,
  }),
  tag: 'Cameras',
  kind: () => cameras,
  fields: newCamera,
  create: newCamera,
  change: partial(newCamera),
  answer: answerOf('Camera', newCamera),
  query,
  ...newestFirst(cameras, whereCamera),
  shapes: () => [],
  lockFirst: lockDeploymentsOf,
  reclassifyWith: reclassifyDeployments,
  fits: async (tx, { municipality }, { ownerKind }, { current }) => {
    if (!current || ownerKind === current.ownerKind || ownerKind !== 'other') return
    // Somebody else's camera has no history here, and could be let go with all that it has stood.
    if (await hasDeployments(tx, municipality, current.id))
      throw Problem.conflict(
        'The camera has deployments: it stays the municipality’s or the police’s',
      )
  },
  allowDelete: async (tx, municipality, { id }) => {
    if (await hasDeployments(tx, municipality, id))
      throw Problem.conflict('The camera has deployments: the register would lose who stood where')
  },
})
