import type { Camera, NewCamera } from '../../geodata/model/camera.ts'
import { askJson } from './http.ts'
import { listAll } from './list.ts'
import { type Release, release } from './release.ts'
import { keptTimes, type Wire } from './wire.ts'

const base = (municipality: string) => `/api/m/${municipality}/cameras`

const readCamera = (wire: Wire<Camera>): Camera => ({ ...wire, ...keptTimes(wire) })

/** The cameras of a municipality, those of others among them. */
export const listCameras = async (municipality: string, signal?: AbortSignal): Promise<Camera[]> =>
  (await listAll<Wire<Camera>>(base(municipality), { limit: 500 }, signal)).map(readCamera)

/** @throws {ApiProblem} 412 with the record as it is now in `current` when `version` is stale */
export const updateCamera = async (
  municipality: string,
  { id, version }: { id: string; version: number },
  patch: Partial<NewCamera>,
): Promise<Camera> =>
  readCamera(
    await askJson(`${base(municipality)}/${id}`, {
      method: 'PATCH',
      body: patch,
      ifMatch: version,
    }),
  )

/** Lets more see it. @throws {ApiProblem} 412 when somebody has changed it since `version` */
export const releaseCamera = async (
  municipality: string,
  seen: { id: string; version: number },
  to: Release,
): Promise<Camera> => readCamera(await release(base(municipality), seen, to))
