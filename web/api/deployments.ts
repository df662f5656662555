import type { Deployment } from '../../geodata/model/camera.ts'
import { listAll } from './list.ts'
import { keptTimes, type Wire } from './wire.ts'

const readDeployment = (wire: Wire<Deployment>): Deployment => ({
  ...wire,
  ...keptTimes(wire),
  from: new Date(wire.from),
  to: wire.to === null ? null : new Date(wire.to),
})

const base = (municipality: string) => `/api/m/${municipality}/deployments`

/** Where the cameras of a municipality stand, stood and will stand. */
export const listDeployments = async (
  municipality: string,
  signal?: AbortSignal,
): Promise<Deployment[]> =>
  (await listAll<Wire<Deployment>>(base(municipality), { limit: 500 }, signal)).map(readDeployment)
