import type { Deployment } from '../../geodata/model/camera.ts'
import { listAll } from './list.ts'
import { keptTimes, type Wire } from './wire.ts'

const readDeployment = (wire: Wire<Deployment>): Deployment => ({
  ...wire,
  ...keptTimes(wire),
  from: new Date(wire.from),
  to: wire.to === null ? null : new Date(wire.to),
})

/** Where the cameras of a municipality stand, stood and will stand. */
export const listDeployments = async (
  municipality: string,
  signal?: AbortSignal,
): Promise<Deployment[]> =>
  (
    await listAll<Wire<Deployment>>(`/api/m/${municipality}/deployments`, { limit: 500 }, signal)
  ).map(readDeployment)
