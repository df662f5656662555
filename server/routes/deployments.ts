import { z } from 'zod'
import { deployments, lockCamera, whereDeployment } from '../../db/cameras.ts'
import { deploymentShape, newDeployment } from '../../geodata/model/camera.ts'
import { instant, partial } from '../../geodata/model/record.ts'
import { bboxParam } from '../../geodata/position.ts'
import { Problem } from '../errors.ts'
import { idCursor, paging } from '../paging.ts'
import { answerOf } from './answers.ts'
import { atPosition, newestFirst, recordRoutes } from './record-routes.ts'

const query = z.strictObject({
  bbox: bboxParam.optional(),
  from: instant.optional(),
  to: instant.optional(),
  cameraId: z.uuid().optional(),
  state: z.enum(['planned', 'standing', 'removed']).optional(),
  ...paging(idCursor),
})

export const deploymentRoutes = recordRoutes({
  noun: 'deployment',
  tag: 'Deployments',
  kind: () => deployments,
  fields: deploymentShape,
  create: newDeployment,
  change: partial(deploymentShape),
  answer: answerOf('Deployment', deploymentShape),
  query,
  ...newestFirst(deployments, whereDeployment),
  shapes: atPosition,
  fits: async (tx, municipality, { cameraId }) => {
    if (!(await lockCamera(tx, municipality, cameraId)))
      throw Problem.invalid([{ path: 'cameraId', message: 'there is none with this id' }])
  },
})
